package docket.documents.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.utils.DateUtils;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * An S3 client for whom the plainest requests take a short way: PUT, GET and HEAD of one object with nothing but a key,
 * a type, metadata and {@code If-None-Match}, with Amazon's signer and HTTP client and nothing between them. Whatever
 * else is asked, and whatever does not work out there at once, is the business of the client behind, with its retries
 * and its errors. A document causes a dozen such requests, and the general way takes several times the processor time.
 *
 * <p>Answers of the short way tell size, type, ETag, date, version and metadata of an object and nothing else.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 */
public final class PlainS3 extends DelegatingS3Client {

    private static final Set<String> OF_PUT = Set.of("Bucket", "Key", "ContentType", "IfNoneMatch", "Metadata");
    private static final Set<String> OF_OTHERS = Set.of("Bucket", "Key");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private static final String METADATA = "x-amz-meta-";
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_ERROR = 8 << 10;

    private final S3Client behind;
    private final SdkHttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Map<String, URI> buckets = new ConcurrentHashMap<>();

    /**
     * @param behind says who asks, in which region and where
     * @param http closed with this client
     */
    public PlainS3(S3Client behind, SdkHttpClient http) {
        super(behind);
        this.behind = behind;
        this.http = http;
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest put, RequestBody body) {
        return answered(put, body).orElseGet(() -> behind.putObject(put, body));
    }

    private Optional<PutObjectResponse> answered(PutObjectRequest put, RequestBody body) {
        var length = body.optionalContentLength();
        if (length.isEmpty() || !isPlain(put, OF_PUT)) return Optional.empty();
        var request = request(SdkHttpMethod.PUT, put.bucket(), put.key())
                .putHeader("Content-Length", length.get().toString())
                .putHeader("Content-Type", put.contentType() == null ? body.contentType() : put.contentType());
        if (put.ifNoneMatch() != null) request.putHeader("If-None-Match", put.ifNoneMatch());
        put.metadata().forEach((name, value) -> request.putHeader(METADATA + name, value));
        try {
            var answer = send(request.build(), body.contentStreamProvider());
            end(answer);
            var head = answer.httpResponse();
            return head.isSuccessful()
                    ? Optional.of(PutObjectResponse.builder()
                            .eTag(header(head, "ETag"))
                            .versionId(header(head, "x-amz-version-id"))
                            .build())
                    : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Override
    public <T> T getObject(GetObjectRequest get, ResponseTransformer<GetObjectResponse, T> transformer) {
        return answered(get, transformer).orElseGet(() -> behind.getObject(get, transformer));
    }

    private <T> Optional<T> answered(GetObjectRequest get, ResponseTransformer<GetObjectResponse, T> transformer) {
        if (!isPlain(get, OF_OTHERS)) return Optional.empty();
        try {
            var answer =
                    send(request(SdkHttpMethod.GET, get.bucket(), get.key()).build(), null);
            var body = answer.responseBody().orElseGet(AbortableInputStream::createEmpty);
            var head = answer.httpResponse();
            if (!head.isSuccessful()) {
                refuseMissing(head, body);
                return Optional.empty();
            }
            return transformed(found(head), body, transformer);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** @throws NoSuchKeyException if that is what the answer says */
    private static void refuseMissing(SdkHttpResponse head, AbortableInputStream body) throws IOException {
        try (body) {
            if (head.statusCode() != NOT_FOUND) return;
            var text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
            if (text.contains("<Code>NoSuchKey</Code>"))
                throw NoSuchKeyException.builder()
                        .statusCode(NOT_FOUND)
                        .message("The specified key does not exist.")
                        .build();
        }
    }

    private static <T> Optional<T> transformed(
            GetObjectResponse head, AbortableInputStream body, ResponseTransformer<GetObjectResponse, T> transformer)
            throws IOException {
        try {
            var result = transformer.transform(head, body);
            if (!transformer.needsConnectionLeftOpen()) body.close();
            return Optional.of(result);
        } catch (Exception e) {
            // The connection may have broken in the middle. If it is the transformer's own trouble, it comes again.
            body.abort();
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest head) {
        return answered(head).orElseGet(() -> behind.headObject(head));
    }

    private Optional<HeadObjectResponse> answered(HeadObjectRequest asked) {
        if (!isPlain(asked, OF_OTHERS)) return Optional.empty();
        try {
            var answer = send(
                    request(SdkHttpMethod.HEAD, asked.bucket(), asked.key()).build(), null);
            end(answer);
            var head = answer.httpResponse();
            if (!head.isSuccessful()) return Optional.empty();
            return Optional.of(HeadObjectResponse.builder()
                    .contentLength(length(head))
                    .contentType(header(head, "Content-Type"))
                    .eTag(header(head, "ETag"))
                    .lastModified(date(head))
                    .versionId(header(head, "x-amz-version-id"))
                    .metadata(metadata(head))
                    .build());
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static GetObjectResponse found(SdkHttpResponse head) {
        return GetObjectResponse.builder()
                .contentLength(length(head))
                .contentType(header(head, "Content-Type"))
                .eTag(header(head, "ETag"))
                .lastModified(date(head))
                .versionId(header(head, "x-amz-version-id"))
                .metadata(metadata(head))
                .build();
    }

    /** Whether nothing is asked but what these members say. */
    private static boolean isPlain(S3Request request, Set<String> members) {
        return request.overrideConfiguration().isEmpty()
                && request.sdkFields().stream()
                        .allMatch(field ->
                                members.contains(field.memberName()) || field.getValueOrDefault(request) == null);
    }

    private SdkHttpRequest.Builder request(SdkHttpMethod method, String bucket, String key) {
        var place = buckets.computeIfAbsent(bucket, this::place);
        return SdkHttpRequest.builder()
                .method(method)
                .protocol(place.getScheme())
                .host(place.getHost())
                .port(place.getPort() < 0 ? null : place.getPort())
                .encodedPath(place.getRawPath() + SdkHttpUtils.urlEncodeIgnoreSlashes(key))
                .putHeader("User-Agent", "docket");
    }

    /** With a slash at its end. */
    private URI place(String bucket) {
        var one = behind.utilities().getUrl(url -> url.bucket(bucket).key("a")).toString();
        return URI.create(one.substring(0, one.length() - 1));
    }

    private HttpExecuteResponse send(SdkHttpRequest request, @Nullable ContentStreamProvider body) throws IOException {
        var ready = HttpExecuteRequest.builder().request(signed(request, body));
        if (body != null) ready.contentStreamProvider(body);
        return http.prepareRequest(ready.build()).call();
    }

    private SdkHttpRequest signed(SdkHttpRequest request, @Nullable ContentStreamProvider body) {
        var settings = behind.serviceClientConfiguration();
        // Amazon's signer leaves the body out where TLS protects it. Inside the machine nobody is between, either.
        var meant = LOOPBACK.contains(request.host())
                ? request.toBuilder().protocol("https").build()
                : request;
        var identity = settings.credentialsProvider().resolveIdentity().join();
        return signer
                .sign(sign -> sign.identity(identity)
                        .request(meant)
                        .payload(body)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(
                                AwsV4HttpSigner.REGION_NAME, settings.region().id())
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false))
                .request()
                .toBuilder()
                .protocol(request.protocol())
                .build();
    }

    /** Reads what is left, so that the connection can be used again. */
    private static void end(HttpExecuteResponse answer) throws IOException {
        try (var body = answer.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            body.skip(LONGEST_ERROR);
        }
    }

    private static @Nullable String header(SdkHttpResponse head, String name) {
        return head.firstMatchingHeader(name).orElse(null);
    }

    private static Long length(SdkHttpResponse head) {
        return head.firstMatchingHeader("Content-Length").map(Long::valueOf).orElse(0L);
    }

    private static @Nullable Instant date(SdkHttpResponse head) {
        return head.firstMatchingHeader("Last-Modified")
                .map(DateUtils::parseRfc822Date)
                .orElse(null);
    }

    /** As S3 has it: names in lower case. */
    private static Map<String, String> metadata(SdkHttpResponse head) {
        var metadata = new HashMap<String, String>();
        head.forEachHeader((name, values) -> {
            if (name.regionMatches(true, 0, METADATA, 0, METADATA.length()))
                metadata.put(name.substring(METADATA.length()).toLowerCase(Locale.ROOT), values.getFirst());
        });
        return metadata;
    }

    @Override
    public void close() {
        behind.close();
        http.close();
    }
}
