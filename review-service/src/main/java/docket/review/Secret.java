package docket.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * 256 random bits that open something: a link, a session. Only {@link #hash} is ever stored; whoever reads the
 * database holds no key.
 *
 * @param value 43 characters of base64url
 */
public record Secret(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static Secret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 in hex. A random 256-bit value needs no salt and no slow hash: there is nothing to guess. */
    public String hash() {
        return sha256(value);
    }

    /** A value that only the holder of this secret can make: proves that a form was shown to the one who sends it. */
    public String proof(String purpose) {
        return sha256(purpose + "\n" + value);
    }

    /** Compares in constant time. */
    public boolean proves(String purpose, String given) {
        return MessageDigest.isEqual(
                proof(purpose).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
