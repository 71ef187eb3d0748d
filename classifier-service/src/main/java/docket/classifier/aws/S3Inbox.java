package docket.classifier.aws;

import docket.classifier.Inbox;
import docket.documents.InboxObject;
import docket.documents.Objects.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The inbox bucket. */
final class S3Inbox implements Inbox {

    private static final String ORIGIN = "docket-origin";

    /** In base64 of UTF-8, since metadata takes no umlauts. */
    private static final String PASSWORD = "docket-password";

    private final S3Client s3;

    S3Inbox(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Optional<Upload> fetch(String bucket, String key) {
        try (var object = s3.getObject(get -> get.bucket(bucket).key(key))) {
            var head = object.response();
            long size = head.contentLength();
            Optional<byte[]> bytes;
            if (size > LARGEST) {
                object.abort();
                bytes = Optional.empty();
            } else {
                bytes = Optional.of(object.readAllBytes());
            }
            return Optional.of(new Upload(
                    new InboxObject(bucket, key, head.eTag(), head.lastModified()),
                    size,
                    Optional.ofNullable(head.metadata().get(ORIGIN)),
                    decoded(head.metadata().get(PASSWORD)),
                    bytes));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception | SdkClientException | IOException e) {
            throw new StoreUnavailable(bucket + "/" + key, e);
        }
    }

    private static String decoded(@Nullable String password) {
        if (password == null) return "";
        try {
            return new String(Base64.getDecoder().decode(password), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // as good as none; the document says that it needs one
        }
    }

    /** Everything in the bucket, page by page. */
    Stream<InboxObject> list(String bucket) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .filter(object -> !(object.size() == 0 && object.key().endsWith("/")))
                .map(object -> new InboxObject(bucket, object.key(), object.eTag(), object.lastModified()));
    }
}
