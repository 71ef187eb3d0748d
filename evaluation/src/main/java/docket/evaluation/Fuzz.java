package docket.evaluation;

import docket.messages.Refusal;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.reader.ReadingPool;
import docket.reader.ReadingWorkers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Reads spoiled copies of good files and counts how it ends. Nothing may hang, and nothing may end this process; a
 * worker may die, that is what it is for.
 */
public final class Fuzz {

    /** A file answered later than this hung. */
    private static final Duration WALL = Duration.ofSeconds(8);

    private static final int SHOWN = 10;

    private final Reader reader = new Reader();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> trouble = new ArrayList<>();
    private int hangs;
    private long slowest;

    /**
     * @param folder with files to spoil
     * @param mutations how many to read
     * @param first number of the first one; the same numbers spoil the same way
     * @return 0 when nothing hung and nothing failed
     */
    public int run(Path folder, int mutations, long first, PrintStream json, PrintStream talk) throws IOException {
        var seeds = seeds(folder);
        if (seeds.isEmpty()) throw new IOException("no files in " + folder);
        var start = System.nanoTime();
        var cpu = ProcessorTime.now();
        for (long number = first; number < first + mutations; number++) {
            read(Mutations.of(seeds.get((int) (number % seeds.size())), seeds, number), number);
            long done = number - first + 1;
            if (done % 1000 == 0) talk.println(done + " read: " + outcomes);
        }
        var summary = new LinkedHashMap<String, Object>();
        summary.put("mutations", mutations);
        summary.put("files", seeds.size());
        summary.put("outcomes", outcomes);
        summary.put("hangs", hangs);
        summary.put("worker_deaths", ReadingPool.deaths());
        summary.put("workers_started", ReadingPool.starts());
        summary.put("worker_peak_mb", ReadingPool.peakMegabytes());
        summary.put("slowest_ms", slowest);
        summary.put("seconds", Duration.ofNanos(System.nanoTime() - start).toSeconds());
        summary.put("cpu_ms_each", ProcessorTime.now().minus(cpu).toMillis() / Math.max(1, mutations));
        summary.put("trouble", trouble);
        summary.put("isolation", ReadingPool.isolation().name().toLowerCase(Locale.ROOT));
        json.println(JsonLines.text(summary));
        return hangs == 0 && !outcomes.containsKey("failed") ? 0 : 1;
    }

    private void read(byte[] bytes, long number) {
        long start = System.nanoTime();
        String outcome;
        try {
            outcome = switch (reader.read(bytes, "")) {
                case ReadResult.Read _ -> "read";
                case ReadResult.Refused(Refusal cause, String _) -> cause.label();
            };
        } catch (ReadingWorkers.Busy e) {
            outcome = "busy";
        } catch (RuntimeException e) {
            outcome = "failed";
            if (trouble.size() < SHOWN) trouble.add(number + ": " + e.getMessage());
        }
        outcomes.merge(outcome, 1, Integer::sum);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        slowest = Math.max(slowest, millis);
        if (millis > WALL.toMillis() && !outcome.equals("busy")) {
            hangs++;
            if (trouble.size() < SHOWN) trouble.add(number + ": took " + millis + " ms");
        }
    }

    /** The files, and the first of them as mail, archive and other wrappings. */
    private static List<byte[]> seeds(Path folder) throws IOException {
        var seeds = new ArrayList<byte[]>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) seeds.add(Files.readAllBytes(file));
        }
        if (seeds.isEmpty()) return seeds;
        var inner = seeds.getFirst();
        seeds.add(mail(inner));
        seeds.add(zip(Map.of("invoice.pdf", inner, "note.txt", text("Two files.\n"))));
        seeds.add(document());
        seeds.add(
                text(
                        "<?xml version=\"1.0\"?><Invoice xmlns=\"urn:example\"><ID>1</ID><Total currency=\"EUR\">119.00</Total></Invoice>"));
        seeds.add(
                text(
                        "<!DOCTYPE html><html><body><h1>Invoice 1</h1><table><tr><td>Total</td><td>119.00</td></tr></table></body></html>"));
        seeds.add(text("item;quantity;price\nConsulting;2;100.00\nTravel;1;19.00\n".repeat(20)));
        seeds.add(text("{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\f0\\pard Invoice 1\\par Total {\\b 119.00}\\par}"));
        return seeds;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mail(byte[] file) {
        return text("From: a@example.com\r\nTo: b@example.com\r\nSubject: Invoice\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=part\r\n\r\n--part\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n"
                + "--part\r\nContent-Type: application/pdf; name=invoice.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(file) + "\r\n--part--\r\n");
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] document() throws IOException {
        return zip(Map.of(
                "[Content_Types].xml",
                text(
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\""
                                + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
                "_rels/.rels",
                text(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
                "word/document.xml",
                text("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + "<w:p><w:r><w:t>Services agreement between Example Ltd and Sample GmbH</w:t></w:r></w:p>"
                                .repeat(20)
                        + "</w:body></w:document>")));
    }
}
