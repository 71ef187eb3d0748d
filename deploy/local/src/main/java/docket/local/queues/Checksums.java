package docket.local.queues;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The MD5 sums by which an SQS client sees that a message arrived whole. */
final class Checksums {

    private static final int TEXT = 1;
    private static final int BINARY = 2;

    private Checksums() {}

    static String ofBody(String body) {
        return md5(body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * As the SQS developer guide says: for every attribute in the order of the names, name, type and value, each after
     * its length in four bytes, the value also after one byte that tells text from bytes.
     *
     * @param attributes sorted by name
     */
    static String ofAttributes(Map<String, Letter.Attribute> attributes) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var entry : attributes.entrySet()) {
                var attribute = entry.getValue();
                write(out, entry.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, attribute.type().getBytes(StandardCharsets.UTF_8));
                out.writeByte(attribute.binary() ? BINARY : TEXT);
                write(out, attribute.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused bytes", e);
        }
        return md5(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
