package docket.documents.s3;

import docket.documents.Objects;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in a bucket. Put-if-absent is S3's own conditional write ({@code If-None-Match: *}): 412 means somebody was
 * first, 409 that somebody is at it this moment.
 */
public final class S3Objects implements Objects {

    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;

    public S3Objects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public boolean putIfAbsent(String key, byte[] bytes, String mediaType, Map<String, String> metadata) {
        try {
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .ifNoneMatch("*")
                            .contentType(mediaType)
                            .metadata(encoded(metadata)),
                    RequestBody.fromBytes(bytes));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) return false;
            throw new StoreUnavailable(key, e); // 409 too: the twin has not finished, so there is nothing to read yet
        } catch (SdkClientException e) {
            throw new StoreUnavailable(key, e);
        }
    }

    @Override
    public Optional<Stored> get(String key) {
        try {
            var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
            return Optional.of(new Stored(
                    object.asByteArrayUnsafe(), decoded(object.response().metadata())));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception | SdkClientException e) {
            throw new StoreUnavailable(key, e);
        }
    }

    @Override
    public <T> Optional<T> read(String key, Function<InputStream, T> reader) {
        try (var in = s3.getObject(get -> get.bucket(bucket).key(key))) {
            return Optional.of(reader.apply(in));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception | SdkClientException | IOException e) {
            throw new StoreUnavailable(key, e);
        }
    }

    @Override
    public Optional<Map<String, String>> head(String key) {
        try {
            return Optional.of(
                    decoded(s3.headObject(head -> head.bucket(bucket).key(key)).metadata()));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) return Optional.empty();
            throw new StoreUnavailable(key, e);
        } catch (SdkClientException e) {
            throw new StoreUnavailable(key, e);
        }
    }

    @Override
    public List<String> keys(String prefix) {
        try {
            return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .sorted()
                    .toList();
        } catch (S3Exception | SdkClientException e) {
            throw new StoreUnavailable(prefix, e);
        }
    }

    /** S3 metadata travels in HTTP headers, which take ASCII only. */
    private static Map<String, String> encoded(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)));
    }

    private static Map<String, String> decoded(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> URLDecoder.decode(e.getValue(), StandardCharsets.UTF_8)));
    }
}
