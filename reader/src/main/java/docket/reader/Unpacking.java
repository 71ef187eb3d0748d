package docket.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * Tells before parsing whether a PDF's compressed streams unpack to more than a small heap can hold. Pictures are left
 * out: they are not unpacked to read text.
 */
final class Unpacking {

    /** The content of a page full of vector drawings has a few megabytes. */
    static final int MOST_BYTES = 24 * 1024 * 1024;

    /** Deflate cannot do better (RFC 1951). */
    private static final double HIGHEST_RATIO = 1032;

    private static final int DICTIONARY = 400;
    private static final Pattern FLATE = Pattern.compile("/(?:FlateDecode|Fl)(?![A-Za-z])");
    private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image");

    private Unpacking() {}

    /** @throws NotAccepted if a stream unpacks to more than {@link #MOST_BYTES} */
    static void check(byte[] pdf, ReadingWorkers.Budget budget) throws NotAccepted {
        int start = -1;
        for (int i = 6; i + 6 <= pdf.length; i++) {
            if (pdf[i] != 's'
                    || pdf[i + 1] != 't'
                    || pdf[i + 2] != 'r'
                    || pdf[i + 3] != 'e'
                    || pdf[i + 4] != 'a'
                    || pdf[i + 5] != 'm') continue;
            boolean ends = pdf[i - 1] == 'd' && pdf[i - 2] == 'n' && pdf[i - 3] == 'e';
            if (!ends) {
                start = i;
            } else if (start >= 0) {
                check(pdf, start, i - 3, budget);
                start = -1;
            }
            i += 5;
        }
        if (start >= 0) check(pdf, start, pdf.length, budget);
    }

    private static void check(byte[] pdf, int keyword, int end, ReadingWorkers.Budget budget) throws NotAccepted {
        int from = keyword + 6;
        while (from < end && (pdf[from] == '\r' || pdf[from] == '\n')) from++;
        int length = end - from;
        if (length < 16) return;
        int before = Math.max(0, keyword - DICTIONARY);
        var dictionary = new String(pdf, before, keyword - before, StandardCharsets.ISO_8859_1);
        var own = dictionary.substring(Math.max(0, dictionary.lastIndexOf(" obj")));
        long layers = FLATE.matcher(own).results().count();
        boolean small = length * Math.pow(HIGHEST_RATIO, layers) <= MOST_BYTES;
        if (layers == 0
                || layers > 8
                || small
                || layers == 1 && PICTURE.matcher(own).find()) return;
        InputStream in = new ByteArrayInputStream(pdf, from, length);
        for (int i = 0; i < layers; i++) in = new InflaterInputStream(in);
        if (isTooLarge(in, budget)) throw ReadingWorkers.tooMuchMemory();
    }

    static boolean isTooLarge(InputStream in, ReadingWorkers.Budget budget) {
        var buffer = new byte[65_536];
        long total = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                budget.check();
                total += read;
                if (total > MOST_BYTES) return true;
            }
        } catch (IOException e) {
            // What cannot be unpacked here cannot fill the memory; the parser will say what is wrong with it.
            return false;
        }
        return false;
    }
}
