package docket.invoice.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts an approved invoice as JSON to one address, signed: {@code X-Docket-Signature} is {@code sha256=} and the
 * HMAC-SHA256, in hexadecimal, of the timestamp, a point and the body. {@code X-Docket-Timestamp} is in seconds since
 * 1970; a receiver refuses what is older than five minutes. {@code X-Docket-Delivery} is the document's id, the same
 * for every attempt: whoever has booked it answers 200 and does nothing. For a week after the secret was changed
 * {@code X-Docket-Signature-Before} signs the same with the secret before.
 */
public final class Webhook {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LEAST_SECRET = 16;

    private final URI address;
    private final Supplier<String> secret;
    private final Supplier<String> before;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** How an attempt ended. @param note in words, without anything secret */
    public record Answer(boolean delivered, String note) {}

    /** @throws IllegalArgumentException in words, if the address or the secret cannot be meant */
    public Webhook(URI address, String secret, InstantSource clock) {
        this(address, () -> secret, () -> "", clock);
        checked(secret);
    }

    /**
     * With a secret that may change while we run.
     *
     * @param before what it was before it was changed, as long as a receiver may know nothing else; else empty
     * @throws IllegalArgumentException in words, if the address cannot be meant
     */
    public Webhook(URI address, Supplier<String> secret, Supplier<String> before, InstantSource clock) {
        var scheme = address.getScheme();
        if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "docket.invoice.webhook.url is no address such as https://erp.example.com/invoices.");
        }
        this.address = address;
        this.secret = secret;
        this.before = before;
        this.clock = clock;
    }

    private static byte[] checked(String secret) {
        if (secret.length() < LEAST_SECRET) {
            throw new IllegalArgumentException("docket.invoice.webhook.secret has less than " + LEAST_SECRET
                    + " characters; without a secret nobody can tell our invoices from forged ones.");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The receiver's name, for people. */
    public String host() {
        return address.getHost();
    }

    /** Asks once. Whatever is not answered with 2xx did not arrive. */
    public Answer send(String delivery, String body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Docket-Delivery", delivery)
                .header("X-Docket-Timestamp", timestamp)
                .header("X-Docket-Signature", signature(checked(secret.get()), timestamp, body))
                .POST(BodyPublishers.ofString(body));
        var old = before.get();
        if (!old.isEmpty()) {
            request.header(
                    "X-Docket-Signature-Before", signature(old.getBytes(StandardCharsets.UTF_8), timestamp, body));
        }
        try {
            int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            return new Answer(status / 100 == 2, "answered " + status);
        } catch (IOException e) {
            return new Answer(false, "no answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted");
        }
    }

    /** As the header spells it. */
    static String signature(byte[] secret, String timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
