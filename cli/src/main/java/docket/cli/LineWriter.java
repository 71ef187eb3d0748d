package docket.cli;

import java.io.Writer;
import java.util.function.Consumer;

/** Passes text on line by line. */
final class LineWriter extends Writer {

    private final StringBuilder begun = new StringBuilder();
    private final Consumer<String> lines;

    LineWriter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(char[] text, int from, int length) {
        begun.append(text, from, length);
        int end;
        while ((end = begun.indexOf("\n")) >= 0) {
            lines.accept(begun.substring(0, end).replace("\r", ""));
            begun.delete(0, end + 1);
        }
    }

    @Override
    public void flush() {
        // A begun line waits for its end.
    }

    @Override
    public void close() {
        if (!begun.isEmpty()) lines.accept(begun.toString());
        begun.setLength(0);
    }
}
