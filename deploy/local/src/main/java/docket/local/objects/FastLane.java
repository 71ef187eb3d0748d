package docket.local.objects;

import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Answers the plainest requests: a small object is put, got or headed with a signature in the headers, and it works out;
 * or one that is not there is asked for. To anything else (a refusal, a range, a copy, a listing, a query, a header it does not know) it says nothing, and
 * S3Proxy answers.
 */
final class FastLane {

    private static final Pattern PATH = Pattern.compile("/([^/?]+)/([^?]+)");

    /** What these ask for does not change the answer. */
    private static final Set<String> IDLE = Set.of(
            "host",
            "authorization",
            "x-amz-date",
            "x-amz-content-sha256",
            "content-length",
            "user-agent",
            "amz-sdk-invocation-id",
            "amz-sdk-request",
            "accept",
            "connection",
            "x-amzn-trace-id");

    private static final Set<String> OF_WRITES =
            Set.of("content-type", "if-none-match", "expect", "content-encoding", "x-amz-decoded-content-length");

    private static final String METADATA = "x-amz-meta-";

    private static final String OK = "200 OK";

    /** What services ask for most of what is not there: orders nobody has brought. */
    private static final byte[] NO_SUCH_KEY =
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code>"
                            + "<Message>The specified key does not exist.</Message></Error>")
                    .getBytes(StandardCharsets.US_ASCII);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final PlainObjects objects;
    private final Signatures signatures;
    private final InstantSource clock;
    private final String run = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private final AtomicLong answers = new AtomicLong();

    FastLane(PlainObjects objects, Signatures signatures, InstantSource clock) {
        this.objects = objects;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** What is sent back. */
    record Answer(String head, byte[] body) {}

    /** A request this lane may answer; a put once its body is there. */
    record Taken(Head head, Signatures.Seal seal, PlainObjects.Place place, int length) {

        boolean isPut() {
            return head.method().equals("PUT");
        }

        /** Whether the client waits for a word before it sends the body. */
        boolean asksFirst() {
            return head.fields().containsKey("expect");
        }
    }

    /** Whether this lane takes a request, judged by its head. */
    Optional<Taken> take(Head head) {
        boolean put = head.method().equals("PUT");
        if (!put && !head.method().equals("GET") && !head.method().equals("HEAD")) return Optional.empty();
        if (!head.fields().keySet().stream().allMatch(name -> isUsual(name, put))) return Optional.empty();
        if (head.field("connection").equalsIgnoreCase("close")) return Optional.empty();
        int length = length(head);
        if (put ? length < 0 : length > 0) return Optional.empty();
        if (put && !isUsualPut(head)) return Optional.empty();
        var path = PATH.matcher(head.target());
        if (!path.matches()) return Optional.empty();
        return signatures
                .seal(head)
                .flatMap(seal -> decoded(path.group(2))
                        .flatMap(key -> objects.place(path.group(1), key))
                        .map(place -> new Taken(head, seal, place, Math.max(0, length))));
    }

    private static boolean isUsual(String name, boolean put) {
        return IDLE.contains(name) || put && (OF_WRITES.contains(name) || name.startsWith(METADATA));
    }

    private static boolean isUsualPut(Head head) {
        var condition = head.field("if-none-match");
        var expected = head.field("expect");
        var chunks = Signatures.CHUNKS.equals(head.field("x-amz-content-sha256"));
        var encoding = head.field("content-encoding");
        return (condition.isEmpty() || condition.equals("*"))
                && (expected.isEmpty() || expected.equalsIgnoreCase("100-continue"))
                && (encoding.isEmpty() || chunks && encoding.equals("aws-chunked"))
                && chunks == head.fields().containsKey("x-amz-decoded-content-length")
                && head.fields().entrySet().stream()
                        .filter(field -> field.getKey().startsWith(METADATA)
                                || field.getKey().equals("content-type"))
                        .allMatch(field -> isPrintable(field.getValue()));
    }

    private static boolean isPrintable(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** @return -1 if it is not told or more than this lane takes */
    private static int length(Head head) {
        var told = head.field("content-length");
        if (told.isEmpty() || told.length() > 7 || !told.chars().allMatch(c -> c >= '0' && c <= '9')) return -1;
        int length = Integer.parseInt(told);
        return length <= PlainObjects.LARGEST ? length : -1;
    }

    private static Optional<String> decoded(String path) {
        if (path.indexOf('%') < 0) return Optional.of(path);
        try {
            var key = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            return key.indexOf('\uFFFD') < 0 && key.indexOf(0) < 0 ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @return empty if S3Proxy has to answer after all */
    Optional<Answer> answer(Taken request, byte[] body) {
        return request.isPut() ? put(request, body) : get(request);
    }

    private Optional<Answer> put(Taken request, byte[] body) {
        var head = request.head();
        var told = head.field("x-amz-decoded-content-length");
        var meant = request.seal().open(body).filter(bytes -> told.isEmpty() || told.equals("" + bytes.length));
        if (meant.isEmpty()) return Optional.empty();
        var metadata = new LinkedHashMap<String, String>();
        head.fields().forEach((name, value) -> {
            if (name.startsWith(METADATA)) metadata.put(name.substring(METADATA.length()), value);
        });
        try {
            return objects.put(
                            request.place(),
                            head.fields().get("content-type"),
                            metadata,
                            meant.get(),
                            head.fields().containsKey("if-none-match"))
                    .map(etag -> new Answer(
                            opening(OK)
                                    .append("ETag: \"")
                                    .append(etag)
                                    .append("\"\r\nContent-Length: 0\r\n\r\n")
                                    .toString(),
                            new byte[0]));
        } catch (UncheckedIOException e) {
            return Optional.empty(); // as when a folder has the name; S3Proxy says what is wrong
        }
    }

    private Optional<Answer> get(Taken request) {
        boolean wanted = request.head().method().equals("GET");
        var stored = objects.get(request.place(), wanted);
        if (stored.isEmpty() && wanted && objects.isMissing(request.place())) return Optional.of(missing());
        return stored.filter(found -> isTellable(found.about()))
                .map(found -> new Answer(described(found), found.bytes().orElse(new byte[0])));
    }

    private Answer missing() {
        return new Answer(
                opening("404 Not Found")
                        .append("Content-Type: application/xml\r\nContent-Length: ")
                        .append(NO_SUCH_KEY.length)
                        .append("\r\n\r\n")
                        .toString(),
                NO_SUCH_KEY);
    }

    private static boolean isTellable(PlainObjects.About about) {
        return about.type() != null
                && isPrintable(about.type())
                && about.metadata().values().stream().allMatch(FastLane::isPrintable);
    }

    private String described(PlainObjects.Stored stored) {
        var about = stored.about();
        var head = opening(OK)
                .append("Accept-Ranges: bytes\r\nETag: \"")
                .append(about.etag())
                .append("\"\r\nLast-Modified: ")
                .append(DATE.format(stored.lastModified()))
                .append("\r\nContent-Type: ")
                .append(about.type())
                .append("\r\nContent-Length: ")
                .append(stored.size());
        about.metadata()
                .forEach((name, value) -> head.append("\r\n")
                        .append(METADATA)
                        .append(name)
                        .append(": ")
                        .append(value));
        return head.append("\r\n\r\n").toString();
    }

    private StringBuilder opening(String status) {
        return new StringBuilder(512)
                .append("HTTP/1.1 ")
                .append(status)
                .append("\r\nDate: ")
                .append(DATE.format(clock.instant()))
                .append("\r\nx-amz-request-id: ")
                .append(run)
                .append(answers.incrementAndGet())
                .append("\r\n");
    }
}
