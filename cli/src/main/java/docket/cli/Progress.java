package docket.cli;

import docket.cli.stack.Watcher;
import docket.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** One line per part that came up or went down; on a terminal also what is awaited. */
final class Progress implements Watcher {

    private static final double MILLIS = 1000;

    private final Terminal terminal;
    private final Set<String> awaited = new TreeSet<>();

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void starting(String part) {
        awaited.add(part);
        drawAwaited();
    }

    @Override
    public void ready(String what, Duration took) {
        awaited.remove(what);
        terminal.say(String.format(Locale.ROOT, "  ready    %-20s %8s", what, seconds(took)));
        drawAwaited();
    }

    @Override
    public void stopped(String part, Duration took, boolean byForce) {
        terminal.say(
                String.format(Locale.ROOT, "  stopped  %-20s %8s%s", part, seconds(took), byForce ? "  by force" : ""));
    }

    private void drawAwaited() {
        if (!awaited.isEmpty()) terminal.draw(java.util.List.of("  starting " + String.join(", ", awaited) + " …"));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
    }
}
