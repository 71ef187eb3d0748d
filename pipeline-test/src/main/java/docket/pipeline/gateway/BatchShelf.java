package docket.pipeline.gateway;

import docket.bedrock.Shelf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** The files of batch jobs in memory, for the door and for the stand-in that runs the jobs. */
final class BatchShelf implements S3Client, Shelf {

    private final ConcurrentSkipListMap<String, byte[]> files = new ConcurrentSkipListMap<>();

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        try (var content = body.contentStreamProvider().newStream()) {
            put("s3://" + request.bucket() + "/" + request.key(), content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PutObjectResponse.builder().build();
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        var bytes = files.get("s3://" + request.bucket() + "/" + request.key());
        if (bytes == null) throw NoSuchKeyException.builder().message("none").build();
        return new ResponseInputStream<>(
                GetObjectResponse.builder().build(), AbortableInputStream.create(new ByteArrayInputStream(bytes)));
    }

    @Override
    public List<String> list(String uriPrefix) {
        return files.keySet().stream().filter(uri -> uri.startsWith(uriPrefix)).toList();
    }

    @Override
    public byte[] get(String uri) {
        var bytes = files.get(uri);
        if (bytes == null) throw new IllegalArgumentException("no file at " + uri);
        return bytes;
    }

    @Override
    public void put(String uri, byte[] bytes) {
        files.put(uri, bytes);
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
