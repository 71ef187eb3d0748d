package docket.knowledge.aws;

import docket.knowledge.Origin;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects of a bucket by their ETags. */
public final class BucketOrigin implements Origin {

    private static final long LONGEST = 50L * 1024 * 1024;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    public BucketOrigin(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public List<Listed> list() {
        try {
            return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                    .filter(object -> object.size() > 0 && object.size() <= LONGEST)
                    .map(object -> {
                        var name = object.key().substring(prefix.length());
                        return new Listed(name, name.substring(name.lastIndexOf('/') + 1), object.eTag());
                    })
                    .toList();
        } catch (SdkException e) {
            throw new Unreachable("s3://" + bucket + "/" + prefix + " cannot be listed");
        }
    }

    @Override
    public Fetched fetch(Listed item, String mark) {
        try {
            var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(prefix + item.name()));
            return new Fetched.Content(
                    object.asByteArrayUnsafe(), item.name(), object.response().eTag());
        } catch (NoSuchKeyException e) {
            return new Fetched.Gone();
        } catch (SdkException e) {
            throw new Unreachable("cannot be read from s3://" + bucket);
        }
    }
}
