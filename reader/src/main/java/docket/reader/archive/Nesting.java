package docket.reader.archive;

import docket.reader.NotAccepted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Looks into archives within archives before anything is handed on, so that one that holds itself is refused whole. */
final class Nesting {

    /** Archives within archives; nobody packs four times on purpose. */
    static final int DEEPEST = 3;

    private static final String REFUSAL =
            "The archive holds archives within archives, deeper than " + DEEPEST + " times or without end.";

    private long unpacked;

    private Nesting() {}

    /** @throws NotAccepted when archives are nested too deep, or unpack to too much */
    static void check(byte[] file) throws NotAccepted {
        new Nesting().look(file, 0);
    }

    private void look(byte[] file, int depth) throws NotAccepted {
        boolean zip = isZip(file);
        if (!zip && !isGzip(file)) return;
        if (depth > DEEPEST) throw new NotAccepted(REFUSAL);
        if (!zip) {
            look(gunzip(file), depth + 1);
            return;
        }
        try (var parts = ZipParts.open(file)) {
            // What is a document to Docket is no archive: it is not looked into.
            if (depth > 0 && isDocument(parts)) return;
            for (var entry : parts.files()) {
                if (entry.getGeneralPurposeBit().usesEncryption() || !looksPacked(entry.getName())) continue;
                var bytes = parts.read(entry);
                unpacked += bytes.length;
                if (unpacked > ZipParts.MOST_BYTES) throw ZipParts.tooLarge();
                look(bytes, depth + 1);
            }
        } catch (NotAccepted e) {
            // A broken archive inside is that child's own trouble, one without end is not.
            if (depth == 0 || REFUSAL.equals(e.what())) throw e;
        }
    }

    private static boolean looksPacked(String name) {
        int dot = name.lastIndexOf('.');
        var extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        return !extension.matches("docx|xlsx|pptx|odt|ods|odp|pdf|png|jpe?g|txt|xml|html?");
    }

    static boolean isDocument(ZipParts parts) {
        return parts.has("[Content_Types].xml") || parts.has("mimetype");
    }

    static boolean isZip(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && (file[2] == 3 || file[2] == 5);
    }

    static boolean isGzip(byte[] file) {
        return file.length > 10 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b;
    }

    static byte[] gunzip(byte[] file) throws NotAccepted {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            var bytes = in.readNBytes(ZipParts.LARGEST_PART + 1);
            if (bytes.length > ZipParts.LARGEST_PART) throw ZipParts.tooLarge();
            return bytes;
        } catch (IOException e) {
            throw new NotAccepted("The gzip file is damaged or cut off and cannot be read.");
        }
    }
}
