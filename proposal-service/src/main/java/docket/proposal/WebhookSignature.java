package docket.proposal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * {@code sha256=<hex HMAC-SHA256(secret, timestamp + "." + body)>} over the bytes as they came. Signing the time
 * together with the body is what keeps an old message from being sent again under a new time.
 */
public final class WebhookSignature {

    /** How far the sender's clock may be from ours, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "sha256=";
    private static final int DIGITS = 64;

    private final Supplier<Hmac> hmac;
    private final Supplier<String> before;
    private final BooleanSupplier changed;

    /** @throws IllegalArgumentException if the secret is too short to be one */
    public WebhookSignature(String secret) {
        var one = new Hmac(secret);
        this.hmac = () -> one;
        this.before = () -> "";
        this.changed = () -> false;
    }

    /**
     * With a secret that may change while we run.
     *
     * @param secret as it is now
     * @param before what it was before it was changed, while a sender may know nothing else; else empty
     * @param changed asks for both anew, and says whether one is another now
     */
    public WebhookSignature(Supplier<String> secret, Supplier<String> before, BooleanSupplier changed) {
        this.hmac = () -> new Hmac(secret.get());
        this.before = before;
        this.changed = changed;
    }

    /** @param timestamp as the header spells it */
    public String sign(String timestamp, byte[] body) {
        return PREFIX + HexFormat.of().formatHex(mac(hmac.get(), timestamp, body));
    }

    /** Takes the same time for every wrong signature; one that does not fit may be made with a newer secret. */
    public boolean matches(String signature, String timestamp, byte[] body) {
        var digits = hex(signature).map(HexFormat.of()::parseHex);
        if (digits.isEmpty()) return false;
        return fits(digits.get(), timestamp, body) || (changed.getAsBoolean() && fits(digits.get(), timestamp, body));
    }

    private boolean fits(byte[] given, String timestamp, byte[] body) {
        if (MessageDigest.isEqual(given, mac(hmac.get(), timestamp, body))) return true;
        var old = before.get();
        return !old.isEmpty() && MessageDigest.isEqual(given, mac(new Hmac(old), timestamp, body));
    }

    /** The digits of a signature header in lower case; empty when it has not the form of one. */
    private static Optional<String> hex(String signature) {
        var digits = signature.strip().toLowerCase(Locale.ROOT);
        if (!digits.startsWith(PREFIX)) return Optional.empty();
        digits = digits.substring(PREFIX.length());
        return digits.length() == DIGITS && digits.chars().allMatch(HexFormat::isHexDigit)
                ? Optional.of(digits)
                : Optional.empty();
    }

    /** Unix seconds or ISO 8601; empty for anything else. */
    public static Optional<Instant> time(String timestamp) {
        var text = timestamp.strip();
        try {
            return Optional.of(
                    text.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static byte[] mac(Hmac hmac, String timestamp, byte[] body) {
        return hmac.of((timestamp + ".").getBytes(StandardCharsets.UTF_8), body);
    }

    @Override
    public String toString() {
        return "WebhookSignature[***]";
    }
}
