package docket.local.objects;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Amazon's signature, version 4, in the headers of a request without a query.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">How it is made</a>
 */
final class Signatures {

    /** The body is not part of the signature. */
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    /** The body comes in chunks with a signature each. */
    static final String CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-f]{1,8});chunk-signature=([0-9a-f]{64})");
    private static final int LONGEST_CHUNK_HEAD = 100;

    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/((\\d{8})/([^/]+)/s3/aws4_request),\\s*"
                    + "SignedHeaders=([a-z0-9;-]+),\\s*Signature=([0-9a-f]{64})");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration MOST_SKEW = Duration.ofMinutes(15);
    private static final int MOST_KEYS = 16;

    private final String accessKey;
    private final String secretKey;
    private final InstantSource clock;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    Signatures(String accessKey, String secretKey, InstantSource clock) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.clock = clock;
    }

    /** A head signed with this store's own key; what it says of the body is to be seen. */
    record Seal(String body, String time, String scope, SecretKeySpec key, byte[] signature) {

        /** The body as it was meant; empty if it is not the one that was signed. */
        Optional<byte[]> open(byte[] sent) {
            if (body.equals(UNSIGNED)) return Optional.of(sent);
            if (body.equals(CHUNKS)) return joined(sent);
            return body.equals(sha256(sent)) ? Optional.of(sent) : Optional.empty();
        }

        private Optional<byte[]> joined(byte[] sent) {
            var whole = new ByteArrayOutputStream(sent.length);
            var before = HexFormat.of().formatHex(signature);
            for (int at = 0; ; ) {
                var head = CHUNK.matcher(line(sent, at));
                if (!head.matches()) return Optional.empty();
                int start = at + head.end() + 2;
                long end = start + Long.parseLong(head.group(1), 16);
                if (end + 2 > sent.length || sent[(int) end] != '\r' || sent[(int) end + 1] != '\n') {
                    return Optional.empty();
                }
                var chunk = Arrays.copyOfRange(sent, start, (int) end);
                var text = "AWS4-HMAC-SHA256-PAYLOAD\n" + time + "\n" + scope + "\n" + before + "\n"
                        + sha256(new byte[0]) + "\n" + sha256(chunk);
                before = head.group(2);
                if (!MessageDigest.isEqual(hmac(key, text), HexFormat.of().parseHex(before))) return Optional.empty();
                at = (int) end + 2;
                if (chunk.length == 0) return at == sent.length ? Optional.of(whole.toByteArray()) : Optional.empty();
                whole.writeBytes(chunk);
            }
        }

        private static String line(byte[] sent, int start) {
            int most = Math.min(sent.length, start + LONGEST_CHUNK_HEAD);
            int end = start;
            while (end < most && sent[end] != '\r') end++;
            return new String(sent, start, end - start, StandardCharsets.ISO_8859_1);
        }
    }

    /** @return empty if the head does not carry a signature that holds, or says something unusual of the body */
    Optional<Seal> seal(Head head) {
        var parts = AUTHORIZATION.matcher(head.field("authorization"));
        var time = head.field("x-amz-date");
        var body = head.field("x-amz-content-sha256");
        if (!parts.matches() || !parts.group(1).equals(accessKey) || !isNow(time, parts.group(3))) {
            return Optional.empty();
        }
        if (!body.equals(UNSIGNED)
                && !body.equals(CHUNKS)
                && !HASH.matcher(body).matches()) return Optional.empty();
        var signed = List.of(parts.group(5).split(";", -1));
        if (!signed.contains("host") || head.fields().keySet().stream().anyMatch(name -> isBare(name, signed))) {
            return Optional.empty();
        }
        var canonical = new StringBuilder(1024)
                .append(head.method())
                .append('\n')
                .append(head.target())
                .append("\n\n");
        for (var name : signed) {
            var value = head.fields().get(name);
            if (value == null) return Optional.empty();
            canonical.append(name).append(':').append(value).append('\n');
        }
        canonical.append('\n').append(parts.group(5)).append('\n').append(body);
        var scope = parts.group(2);
        var text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
        var key = key(scope, parts.group(3), parts.group(4));
        var signature = hmac(key, text);
        return MessageDigest.isEqual(signature, HexFormat.of().parseHex(parts.group(6)))
                ? Optional.of(new Seal(body, time, scope, key, signature))
                : Optional.empty();
    }

    private static boolean isBare(String name, List<String> signed) {
        return name.startsWith("x-amz-") && !signed.contains(name);
    }

    private boolean isNow(String time, String date) {
        try {
            var at = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
            return time.startsWith(date)
                    && Duration.between(at, clock.instant()).abs().compareTo(MOST_SKEW) < 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private SecretKeySpec key(String scope, String date, String region) {
        var known = keys.get(scope);
        if (known != null) return known;
        var made = spec(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8));
        for (var part : List.of(date, region, "s3", "aws4_request")) made = spec(hmac(made, part));
        if (keys.size() >= MOST_KEYS) keys.clear();
        keys.put(scope, made);
        return made;
    }

    private static SecretKeySpec spec(byte[] key) {
        return new SecretKeySpec(key, "HmacSHA256");
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256", bytes));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
