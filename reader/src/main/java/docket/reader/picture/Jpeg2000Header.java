package docket.reader.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The boxes of a JPEG 2000 file and the size its code stream states (ISO/IEC 15444-1, annexes A and I).
 *
 * @param raw a code stream without boxes
 */
record Jpeg2000Header(int width, int height, boolean raw) {

    private static final byte[] BOXES = {0, 0, 0, 12, 'j', 'P', ' ', ' ', '\r', '\n', (byte) 0x87, '\n'};
    private static final byte[] STREAM = {(byte) 0xff, 0x4f, (byte) 0xff, 0x51};
    private static final int CODE_STREAM = 0x6a703263;

    static boolean is(byte[] start) {
        return starts(start, BOXES) || starts(start, STREAM);
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    /** @throws IOException if it is none, or a part of it is missing */
    static Jpeg2000Header of(byte[] file) throws IOException {
        if (starts(file, STREAM)) return size(file, 0, true);
        var in = ByteBuffer.wrap(file);
        long at = 0;
        while (at + 8 <= file.length) {
            long length = in.getInt((int) at) & 0xffffffffL;
            int type = in.getInt((int) at + 4);
            int head = 8;
            if (length == 1 && at + 16 <= file.length) {
                length = in.getLong((int) at + 8);
                head = 16;
            } else if (length == 0) {
                length = file.length - at;
            }
            if (length < head || at + length > file.length) throw new IOException("the picture is cut off");
            if (type == CODE_STREAM) return size(file, (int) at + head, false);
            at += length;
        }
        throw new IOException("no picture in the file");
    }

    private static Jpeg2000Header size(byte[] file, int at, boolean raw) throws IOException {
        if (at + 24 > file.length || !starts(Arrays.copyOfRange(file, at, at + 4), STREAM))
            throw new IOException("no picture in the file");
        var in = ByteBuffer.wrap(file);
        long width = (in.getInt(at + 8) & 0xffffffffL) - (in.getInt(at + 16) & 0xffffffffL);
        long height = (in.getInt(at + 12) & 0xffffffffL) - (in.getInt(at + 20) & 0xffffffffL);
        if (width <= 0 || height <= 0 || width > 1_000_000 || height > 1_000_000)
            throw new IOException("a picture of no size");
        return new Jpeg2000Header((int) width, (int) height, raw);
    }
}
