package docket.reader.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What passes between the two processes. A request is {@code int extension-ms, long soft-cpu-ms, long soft-wall-ms, int
 * length, bytes}; an answer is {@code byte kind, int length, bytes}.
 */
final class Frames {

    static final byte READY = 1;
    static final byte ANSWER = 2;
    /** Four bytes: milliseconds of processor time asked for on top. */
    static final byte EXTEND = 3;
    /** The work wanted more memory than there is; the process ends after this. */
    static final byte OUT_OF_MEMORY = 4;
    /** The work saw that its time was over. */
    static final byte OUT_OF_TIME = 5;
    /** The name of an error of the program. */
    static final byte BROKEN = 6;

    /** In bytes. An answer above this would fill the memory of the process that asked. */
    static final int LARGEST_ANSWER = 64 << 20;

    static final int LARGEST_REQUEST = 64 << 20;

    record Request(long extension, long cpu, long wall, byte[] bytes) {}

    record Frame(byte kind, byte[] bytes) {}

    private Frames() {}

    static void write(DataOutputStream out, Request request) throws IOException {
        out.writeLong(request.extension());
        out.writeLong(request.cpu());
        out.writeLong(request.wall());
        out.writeInt(request.bytes().length);
        out.write(request.bytes());
        out.flush();
    }

    static Request request(DataInputStream in) throws IOException {
        return new Request(in.readLong(), in.readLong(), in.readLong(), bytes(in, LARGEST_REQUEST));
    }

    static void write(DataOutputStream out, byte kind, byte[] bytes) throws IOException {
        out.writeByte(kind);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static Frame frame(DataInputStream in) throws IOException {
        return new Frame(in.readByte(), bytes(in, LARGEST_ANSWER));
    }

    private static byte[] bytes(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) throw new IOException("a frame of " + length + " bytes");
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
