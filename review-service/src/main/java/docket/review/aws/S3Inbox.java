package docket.review.aws;

import docket.documents.InboxObject;
import docket.review.Inbox;
import docket.review.Tenancy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The inbox bucket. */
final class S3Inbox implements Inbox {

    private final S3Client s3;
    private final String bucket;
    private final Tenancy tenancy;

    S3Inbox(S3Client s3, String bucket, Tenancy tenancy) {
        this.tenancy = tenancy;
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Each tenant besides the main one has a folder; where a file lay tells whose document it is. */
    private String folder() {
        return tenancy.current()
                .filter(tenant -> !tenant.equals(Tenancy.MAIN))
                .map(tenant -> "tenants/" + tenant + "/")
                .orElse("");
    }

    @Override
    public InboxObject put(String name, byte[] bytes, String password) {
        var key = folder() + "uploads/" + UUID.randomUUID() + "/" + name;
        // Whoever may read it there may read the file too.
        var metadata = password.isEmpty()
                ? Map.<String, String>of()
                : Map.of(
                        "docket-password",
                        Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
        try {
            s3.putObject(put -> put.bucket(bucket).key(key).metadata(metadata), RequestBody.fromBytes(bytes));
            var head = s3.headObject(get -> get.bucket(bucket).key(key));
            return new InboxObject(bucket, key, head.eTag(), head.lastModified());
        } catch (SdkException e) {
            throw new InboxUnavailable(e);
        }
    }
}
