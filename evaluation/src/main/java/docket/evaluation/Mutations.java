package docket.evaluation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils files: the same number spoils them the same way. */
final class Mutations {

    /** Words that parsers listen to. */
    private static final List<byte[]> WORDS = List.of(
                    "endobj",
                    "endstream",
                    "stream\n",
                    "1 0 R",
                    "0 0 R",
                    "99999 0 R",
                    "/Kids [1 0 R]",
                    "/Parent 1 0 R",
                    "/Length 2147483647",
                    "/Length -1",
                    "/Filter /FlateDecode",
                    "/Filter [/LZWDecode /ASCIIHexDecode]",
                    "/Count 1000000000",
                    "/Rotate 45",
                    "/MediaBox [0 0 1e9 1e9]",
                    "/Type /ObjStm",
                    "/Prev 0",
                    "xref\n",
                    "startxref\n0",
                    "%%EOF",
                    "trailer <<",
                    "/Encrypt 1 0 R",
                    "BT",
                    "ET",
                    "Do",
                    "q",
                    "cm",
                    "Tf",
                    "[",
                    "<<",
                    ">>",
                    "(",
                    ")",
                    "-1",
                    "0",
                    "4294967296",
                    "1e308",
                    "\u0000\u0000\u0000\u0000",
                    "\u00ff\u00ff\u00ff\u00ff",
                    "PK\u0003\u0004",
                    "PK\u0001\u0002",
                    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
                    "&b;",
                    "<a>",
                    "</a>",
                    "<![CDATA[",
                    "Content-Type: multipart/mixed; boundary=a\r\n",
                    "--a\r\n",
                    "Content-Transfer-Encoding: base64\r\n",
                    "{\\rtf1",
                    "\\bin999999999 ",
                    "%PDF-1.7\n")
            .stream()
            .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
            .toList();

    private static final int LARGEST = 8 * 1024 * 1024;

    private Mutations() {}

    /** @param others what may be spliced in */
    static byte[] of(byte[] file, List<byte[]> others, long number) {
        var random = new SplittableRandom(number * 0x9e3779b97f4a7c15L);
        var bytes = file.clone();
        int rounds = 1 + random.nextInt(4);
        for (int i = 0; i < rounds && bytes.length > 1 && bytes.length < LARGEST; i++) {
            bytes = once(bytes, others.get(random.nextInt(others.size())), random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, byte[] other, SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> digits(bytes, random);
            case 3 -> digits(flipped(bytes, random), random);
            case 4 -> insert(bytes, WORDS.get(random.nextInt(WORDS.size())), random);
            case 5 -> overwrite(bytes, WORDS.get(random.nextInt(WORDS.size())), random);
            case 6 -> insert(bytes, part(other, random), random);
            case 7 -> insert(bytes, part(bytes, random), random);
            default -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(
                        bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(64)), (byte) random.nextInt(256));
                yield bytes;
            }
        };
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        int count = 1 + random.nextInt(32);
        for (int i = 0; i < count; i++) bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    /** Lengths, counts, offsets and references are digits in most formats. */
    private static byte[] digits(byte[] bytes, SplittableRandom random) {
        for (int tries = 0; tries < 200; tries++) {
            int at = random.nextInt(bytes.length);
            if (bytes[at] < '0' || bytes[at] > '9') continue;
            while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9')
                bytes[at++] = (byte) ('0' + random.nextInt(10));
            return bytes;
        }
        return bytes;
    }

    private static byte[] part(byte[] bytes, SplittableRandom random) {
        if (bytes.length == 0) return bytes;
        int from = random.nextInt(bytes.length);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(4096)));
    }

    private static byte[] insert(byte[] bytes, byte[] what, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        var out = new ByteArrayOutputStream(bytes.length + what.length);
        out.write(bytes, 0, at);
        out.write(what, 0, what.length);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private static byte[] overwrite(byte[] bytes, byte[] what, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        System.arraycopy(what, 0, bytes, at, Math.min(what.length, bytes.length - at));
        return bytes;
    }
}
