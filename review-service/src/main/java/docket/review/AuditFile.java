package docket.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exported audit trail, verifiable without Docket: lines of fields between tabs. The first line names format and
 * tenant, then comes every entry, and the head ends it: how many there are, the last one's hash, when it was exported,
 * the SHA-256 of all lines before, the public key and its Ed25519 signature over the head.
 *
 * <p>An entry's hash is the SHA-256 of tenant, number, time, person, act, object, digest and the hash before, each on a
 * line of its own. Names are not chained, since they may be erased; the head's digest covers them in this file.
 */
public final class AuditFile {

    public static final String FIRST = "0".repeat(64);

    private static final String FORMAT = "docket-audit 1";
    private static final String HEAD = "head";
    private static final String TAB = "\t";
    private static final int HEAD_FIELDS = 7;
    private static final int ENTRY_FIELDS = 9;
    private static final int LONGEST_LINE = 100_000;

    private AuditFile() {}

    /**
     * One act of one person.
     *
     * @param at in UTC with milliseconds
     * @param who a reference, empty for nobody
     * @param name behind it; empty once it is erased
     * @param digest SHA-256 of the facts
     * @param before the hash of the entry before
     */
    public record Entry(
            long number,
            String at,
            String who,
            String name,
            String what,
            String about,
            String digest,
            String before,
            String hash) {

        /** What its hash must be. */
        public String expected(String tenant) {
            return sha256(String.join("\n", tenant, Long.toString(number), at, who, what, about, digest, before));
        }
    }

    /** How a file was found. */
    public sealed interface Found {

        /**
         * Nothing is missing or changed.
         *
         * @param key who signed it; empty for nobody
         */
        record Whole(String tenant, long entries, String exportedAt, String key) implements Found {}

        /** @param line counted from 1 */
        record Broken(int line, String why) implements Found {}
    }

    /** Writes line after line. */
    public static final class Writer {

        private final Appendable out;
        private final String tenant;
        private final MessageDigest all = digest();
        private long last;
        private String hash = FIRST;

        public Writer(Appendable out, String tenant) throws IOException {
            this.out = out;
            this.tenant = tenant;
            line(FORMAT + TAB + tenant);
        }

        public void add(Entry entry) throws IOException {
            last = entry.number();
            hash = entry.hash();
            line(String.join(
                    TAB,
                    Long.toString(entry.number()),
                    entry.at(),
                    entry.who(),
                    plain(entry.name()),
                    entry.what(),
                    entry.about(),
                    entry.digest(),
                    entry.before(),
                    entry.hash()));
        }

        /** @param key null leaves the head without a signature */
        public void end(String exportedAt, @Nullable AuditKey key) throws IOException {
            var body = HexFormat.of().formatHex(all.digest());
            var head = String.join(TAB, HEAD, Long.toString(last), hash, exportedAt, body);
            var signed = key == null ? TAB + TAB : TAB + key.publicKey() + TAB + key.sign(tenant + "\n" + head);
            out.append(head).append(signed).append("\n");
        }

        private void line(String line) throws IOException {
            all.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.append(line).append("\n");
        }

        private static String plain(String name) {
            return name.replaceAll("\\p{Cntrl}", " ");
        }
    }

    /**
     * Checks every line.
     *
     * @param key whose signature is expected; null takes whichever there is
     */
    public static Found verify(Reader file, @Nullable String key) throws IOException {
        var in = new BufferedReader(file);
        var all = digest();
        var first = line(in);
        if (first == null || !first.startsWith(FORMAT + TAB)) return new Found.Broken(1, "this is no audit trail");
        all.update((first + "\n").getBytes(StandardCharsets.UTF_8));
        var tenant = first.substring(FORMAT.length() + 1);
        long count = 0;
        var hash = FIRST;
        int number = 1;
        for (var line = line(in); line != null; line = line(in)) {
            number++;
            var fields = List.of(line.split(TAB, -1));
            if (fields.getFirst().equals(HEAD)) {
                var why = head(fields, tenant, count, hash, HexFormat.of().formatHex(all.digest()), key);
                if (why != null) return new Found.Broken(number, why);
                if (in.read() >= 0) return new Found.Broken(number + 1, "something follows the head");
                return new Found.Whole(tenant, count, fields.get(3), fields.get(5));
            }
            all.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            var why = entry(fields, tenant, count, hash);
            if (why != null) return new Found.Broken(number, why);
            count++;
            hash = fields.getLast();
        }
        return new Found.Broken(number, "the head is missing: the file was cut short");
    }

    private static @Nullable String entry(List<String> fields, String tenant, long before, String hash) {
        if (fields.size() != ENTRY_FIELDS || !fields.getFirst().equals(Long.toString(before + 1))) {
            return "entry " + (before + 1) + " is expected here";
        }
        var entry = new Entry(
                before + 1,
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.get(5),
                fields.get(6),
                fields.get(7),
                fields.get(8));
        if (!entry.before().equals(hash)) return "entry " + entry.number() + " does not follow the one before";
        if (!entry.hash().equals(entry.expected(tenant))) return "entry " + entry.number() + " was changed";
        return null;
    }

    private static @Nullable String head(
            List<String> fields, String tenant, long count, String hash, String body, @Nullable String key) {
        if (fields.size() != HEAD_FIELDS) return "the head was changed";
        if (!fields.get(1).equals(Long.toString(count)) || !fields.get(2).equals(hash)) {
            return "the head tells of " + fields.get(1) + " entries, here are " + count;
        }
        if (!fields.get(4).equals(body)) return "something before the head was changed";
        if (key != null && !fields.get(5).equals(key)) return "it is not signed with the expected key";
        if (fields.get(5).isEmpty()) return fields.get(6).isEmpty() ? null : "the head was changed";
        var signed = tenant + "\n" + String.join(TAB, fields.subList(0, 5));
        return AuditKey.verifies(fields.get(5), signed, fields.get(6)) ? null : "the signature does not fit";
    }

    /** Without the line feed that ends it; null at the end. A line that nothing ends is none. */
    private static @Nullable String line(Reader in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') return line.toString();
            if (line.length() == LONGEST_LINE) return line.toString();
            line.append((char) next);
        }
        return null;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
