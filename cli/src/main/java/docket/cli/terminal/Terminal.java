package docket.cli.terminal;

import java.io.PrintStream;
import java.util.List;

/** Results go out, talk goes beside it; what moves is drawn only where a person sees it move. */
public final class Terminal {

    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final int BAR_WIDTH = 24;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean moving;
    private int movingLines;

    /** @param moving whether standard error is a terminal */
    public Terminal(PrintStream out, PrintStream err, boolean moving) {
        this.out = out;
        this.err = err;
        this.moving = moving;
    }

    public boolean moving() {
        return moving;
    }

    /** For those who write results by themselves. */
    public PrintStream out() {
        return out;
    }

    /** For those who talk by themselves. */
    public PrintStream err() {
        return err;
    }

    /** A line of the result. */
    public synchronized void print(String line) {
        wipe();
        out.println(line);
        out.flush();
    }

    /** A line of talk. */
    public synchronized void say(String line) {
        wipe();
        err.println(line);
        err.flush();
    }

    /** Lines that replace the last moving ones; nothing where nobody watches. */
    public synchronized void draw(List<String> lines) {
        if (!moving) return;
        wipe();
        lines.forEach(err::println);
        err.flush();
        movingLines = lines.size();
    }

    /** A bar that replaces the last moving lines. */
    public void bar(int done, int all, String what) {
        int filled = all == 0 ? BAR_WIDTH : (int) ((long) BAR_WIDTH * done / all);
        draw(List.of("[" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "] " + done + "/" + all + " " + what));
    }

    /** Takes the moving lines away. */
    public synchronized void wipe() {
        for (; movingLines > 0; movingLines--) err.print("\u001b[1A" + CLEAR_LINE);
        err.flush();
    }
}
