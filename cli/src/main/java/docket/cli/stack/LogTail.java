package docket.cli.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The end of a part's log, for people and for the lines {@code ready <what> <port> <millis>} in it. */
final class LogTail {

    private static final Pattern READY = Pattern.compile("^ready (\\S+) (\\d+) (\\d+)$", Pattern.MULTILINE);
    private static final int SHOWN_LINES = 15;
    private static final int SHOWN_BYTES = 16_384;
    private static final int LONGEST_LINE = 300;

    private final Path log;
    private long from;

    /** @param began lines older than that are not news; {@link Instant#EPOCH} to look at everything */
    LogTail(Path log, Instant began) {
        this.log = log;
        this.from = began.equals(Instant.EPOCH) ? 0 : size();
    }

    private long size() {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** What became ready since the last call, with the time it took. */
    Map<String, Duration> readyLines() {
        var news = new LinkedHashMap<String, Duration>();
        var text = read(from, (int) Math.min(size() - from, SHOWN_BYTES));
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        from += whole.getBytes(StandardCharsets.UTF_8).length;
        var line = READY.matcher(whole);
        while (line.find()) {
            if (!line.group(1).equals("all")) news.put(line.group(1), Duration.ofMillis(Long.parseLong(line.group(3))));
        }
        return news;
    }

    String lastLines() {
        var lines = tail();
        return String.join(
                "\n",
                lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).stream()
                        .map(line ->
                                "  | " + (line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line))
                        .toList());
    }

    /** What to do about the usual reasons a process ends; else where to read on. */
    String remedy() {
        var text = String.join("\n", tail());
        if (text.contains("Address already in use") || text.contains("seems to be in use")) {
            return "Another program took the port. Choose others: ./docket up --port BASE";
        }
        if (text.contains("OutOfMemoryError") || text.contains("insufficient memory")) {
            return "Not enough memory. Docket needs about 1.6 GB free; ./docket doctor shows what there is.";
        }
        if (text.contains("No space left on device")) return "The disk is full. Make room and run ./docket up again.";
        if (text.contains("UnsupportedClassVersionError")) return "Docket needs JDK 25 or newer; run ./docket doctor.";
        if (text.contains("Unable to access jarfile") || text.contains("ClassNotFoundException")) {
            return "The build is not complete. Remove the file target/docket.stamp and run ./docket up again.";
        }
        return "The whole log: " + log;
    }

    private List<String> tail() {
        var size = size();
        return read(Math.max(0, size - SHOWN_BYTES), (int) Math.min(size, SHOWN_BYTES))
                .lines()
                .toList();
    }

    private String read(long offset, int length) {
        if (length <= 0) return "";
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(offset);
            var bytes = new byte[length];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
