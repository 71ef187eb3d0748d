package docket.local.queues;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One line of the journal: what changed. Times are milliseconds since 1970. */
sealed interface Entry {

    /** A queue exists, or has other attributes than before. */
    record Declared(int queue, String name, Map<String, String> attributes) implements Entry {}

    /** A message came. */
    record Sent(long number, int queue, UUID id, long sentAt, long visibleAt, Letter letter) implements Entry {}

    /** Somebody received it; it is hidden until {@code visibleAt}. */
    record Taken(long number, int receives, long firstTakenAt, long visibleAt) implements Entry {}

    /** Its holder asked for more time, or gave it back. */
    record Hidden(long number, long visibleAt) implements Entry {}

    /** Nobody could work on it; it lies in another queue now. */
    record Moved(long number, int queue, long visibleAt) implements Entry {}

    /** It is done. */
    record Deleted(long number) implements Entry {}

    /** Everything in the queue was thrown away. */
    record Purged(int queue) implements Entry {}

    /** Messages from here on have this number or a higher one. */
    record Numbered(long next) implements Entry {}

    default void write(DataOutputStream out) throws IOException {
        switch (this) {
            case Declared(int queue, String name, Map<String, String> attributes) -> {
                out.writeByte('Q');
                out.writeInt(queue);
                writeText(out, name);
                out.writeInt(attributes.size());
                for (var attribute : attributes.entrySet()) {
                    writeText(out, attribute.getKey());
                    writeText(out, attribute.getValue());
                }
            }
            case Sent(long number, int queue, UUID id, long sentAt, long visibleAt, Letter letter) -> {
                out.writeByte('S');
                out.writeLong(number);
                out.writeInt(queue);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
                out.writeLong(sentAt);
                out.writeLong(visibleAt);
                writeText(out, letter.body());
                writeAttributes(out, letter.attributes());
                writeAttributes(out, letter.systemAttributes());
            }
            case Taken(long number, int receives, long firstTakenAt, long visibleAt) -> {
                out.writeByte('T');
                out.writeLong(number);
                out.writeInt(receives);
                out.writeLong(firstTakenAt);
                out.writeLong(visibleAt);
            }
            case Hidden(long number, long visibleAt) -> {
                out.writeByte('H');
                out.writeLong(number);
                out.writeLong(visibleAt);
            }
            case Moved(long number, int queue, long visibleAt) -> {
                out.writeByte('M');
                out.writeLong(number);
                out.writeInt(queue);
                out.writeLong(visibleAt);
            }
            case Deleted(long number) -> {
                out.writeByte('D');
                out.writeLong(number);
            }
            case Numbered(long next) -> {
                out.writeByte('N');
                out.writeLong(next);
            }
            case Purged(int queue) -> {
                out.writeByte('P');
                out.writeInt(queue);
            }
        }
    }

    static Entry read(DataInputStream in) throws IOException {
        char type = (char) in.readByte();
        return switch (type) {
            case 'Q' -> {
                int queue = in.readInt();
                var name = readText(in);
                var attributes = new TreeMap<String, String>();
                for (int left = in.readInt(); left > 0; left--) attributes.put(readText(in), readText(in));
                yield new Declared(queue, name, attributes);
            }
            case 'S' ->
                new Sent(
                        in.readLong(),
                        in.readInt(),
                        new UUID(in.readLong(), in.readLong()),
                        in.readLong(),
                        in.readLong(),
                        new Letter(readText(in), readAttributes(in), readAttributes(in)));
            case 'T' -> new Taken(in.readLong(), in.readInt(), in.readLong(), in.readLong());
            case 'H' -> new Hidden(in.readLong(), in.readLong());
            case 'M' -> new Moved(in.readLong(), in.readInt(), in.readLong());
            case 'D' -> new Deleted(in.readLong());
            case 'N' -> new Numbered(in.readLong());
            case 'P' -> new Purged(in.readInt());
            default -> throw new IOException("unknown entry in the journal: " + type);
        };
    }

    private static void writeAttributes(DataOutputStream out, Map<String, Letter.Attribute> attributes)
            throws IOException {
        out.writeInt(attributes.size());
        for (var attribute : attributes.entrySet()) {
            writeText(out, attribute.getKey());
            writeText(out, attribute.getValue().type());
            writeBytes(out, attribute.getValue().value());
        }
    }

    private static Map<String, Letter.Attribute> readAttributes(DataInputStream in) throws IOException {
        var attributes = new TreeMap<String, Letter.Attribute>();
        for (int left = in.readInt(); left > 0; left--) {
            attributes.put(readText(in), new Letter.Attribute(readText(in), readBytes(in)));
        }
        return attributes;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8)); // writeUTF stops at 64 KB
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new IOException("a journal entry ends early");
        return bytes;
    }
}
