package docket.review.aws;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/** S3 for tests: put (also if absent), get, head, list and delete. */
@Singleton
@Typed(S3Client.class)
final class InMemoryS3 implements S3Client {

    private final Map<String, Kept> objects = new ConcurrentHashMap<>();

    private record Kept(byte[] bytes, Map<String, String> metadata, Instant at) {}

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        var name = request.bucket() + "/" + request.key();
        try (var content = body.contentStreamProvider().newStream()) {
            var kept = new Kept(
                    content.readAllBytes(), request.metadata(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
            if (request.ifNoneMatch() == null) objects.put(name, kept);
            else if (objects.putIfAbsent(name, kept) != null) {
                throw S3Exception.builder()
                        .statusCode(412)
                        .message("PreconditionFailed")
                        .build();
            }
            return PutObjectResponse.builder().eTag(etag(kept)).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        var kept = find(request.bucket(), request.key());
        return HeadObjectResponse.builder()
                .eTag(etag(kept))
                .lastModified(kept.at())
                .metadata(kept.metadata())
                .contentLength((long) kept.bytes().length)
                .build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        var kept = find(request.bucket(), request.key());
        var response = GetObjectResponse.builder()
                .eTag(etag(kept))
                .lastModified(kept.at())
                .metadata(kept.metadata())
                .contentLength((long) kept.bytes().length)
                .build();
        try {
            return transformer.transform(response, AbortableInputStream.create(new ByteArrayInputStream(kept.bytes())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        return getObject(request, ResponseTransformer.toInputStream());
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        var bucket = request.bucket() + "/";
        var found = objects.keySet().stream()
                .filter(name -> name.startsWith(bucket + request.prefix()))
                .sorted()
                .map(name ->
                        S3Object.builder().key(name.substring(bucket.length())).build())
                .toList();
        return ListObjectsV2Response.builder()
                .contents(found)
                .isTruncated(false)
                .build();
    }

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        objects.remove(request.bucket() + "/" + request.key());
        return DeleteObjectResponse.builder().build();
    }

    private Kept find(String bucket, String key) {
        var kept = objects.get(bucket + "/" + key);
        if (kept == null)
            throw NoSuchKeyException.builder()
                    .statusCode(404)
                    .message("NoSuchKey")
                    .build();
        return kept;
    }

    private static String etag(Kept kept) {
        return "\"" + Integer.toHexString(java.util.Arrays.hashCode(kept.bytes())) + "\"";
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
