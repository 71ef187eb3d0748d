package docket.reader.ocr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How a camera was held: the orientation tag (274) of Exif 2.3, which is that of TIFF 6.0. */
final class Exif {

    private static final int ORIENTATION = 274;
    private static final byte[] MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FAR = 256 * 1024;

    private Exif() {}

    /** @return right angles by which to turn the stored picture clockwise; mirrored ones are taken as if they were not */
    static int quarters(byte[] file) {
        return switch (orientation(file)) {
            case 3, 4 -> 2;
            case 5, 6 -> 1;
            case 7, 8 -> 3;
            default -> 0;
        };
    }

    private static int orientation(byte[] file) {
        if (isTiff(file, 0)) return 1; // each page has its own; the reader of pages asks for it
        int end = Math.min(file.length, FAR) - 16;
        for (int i = 0; i < end; i++) {
            if (file[i] != MARK[0] || !matches(file, i)) continue;
            int start = i + MARK.length;
            if (isTiff(file, start)) return orientation(file, start);
        }
        return 1;
    }

    private static boolean matches(byte[] file, int at) {
        for (int i = 0; i < MARK.length; i++) if (file[at + i] != MARK[i]) return false;
        return true;
    }

    private static boolean isTiff(byte[] file, int at) {
        if (file.length < at + 8) return false;
        boolean little = file[at] == 'I' && file[at + 1] == 'I' && file[at + 2] == 42;
        boolean big = file[at] == 'M' && file[at + 1] == 'M' && file[at + 3] == 42;
        return little || big;
    }

    private static int orientation(byte[] file, int start) {
        var tags = ByteBuffer.wrap(file, start, file.length - start).slice();
        tags.order(file[start] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tags.getInt(4);
        if (directory < 8 || directory + 2 > tags.limit()) return 1;
        int count = Short.toUnsignedInt(tags.getShort(directory));
        for (int i = 0; i < count; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > tags.limit()) return 1;
            if (Short.toUnsignedInt(tags.getShort(entry)) == ORIENTATION) return tags.getShort(entry + 8);
        }
        return 1;
    }
}
