package docket.review.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.documents.InboxObject;
import docket.messages.DocumentId;
import docket.review.DrainDeadLetters.Announcements;
import docket.review.DrainDeadLetters.Upload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds out which document a notification of S3 is about. */
final class S3Announcements implements Announcements {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    private final S3Client s3;

    S3Announcements(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Upload upload(String body) {
        var object = firstObject(body);
        return new Upload(object.key(), documentId(object));
    }

    private record Named(String bucket, String key) {}

    /** Keys are form-encoded, once. */
    private static Named firstObject(String body) {
        try {
            var s3 = JSON.readTree(body).path("Records").path(0).path("s3");
            var bucket = s3.path("bucket").path("name").asText("");
            var key = s3.path("object").path("key").asText("");
            if (bucket.isEmpty() || key.isEmpty())
                throw new IllegalArgumentException("not an announcement of an object");
            return new Named(bucket, URLDecoder.decode(key, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an announcement of an object: not JSON", e);
        }
    }

    private Optional<DocumentId> documentId(Named object) {
        try {
            var head = s3.headObject(get -> get.bucket(object.bucket()).key(object.key()));
            return Optional.of(
                    new InboxObject(object.bucket(), object.key(), head.eTag(), head.lastModified()).documentId());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) return Optional.empty();
            throw e;
        }
    }
}
