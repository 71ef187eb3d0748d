package docket.proposal.aws;

import docket.proposal.PriceList;
import docket.proposal.PriceList.Unusable;
import docket.proposal.prices.PriceListFile;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** A price list in a bucket, read anew for each proposal. */
final class BucketPrices implements PriceList.Source {

    private static final Pattern ADDRESS = Pattern.compile("s3://([^/]+)/(.+)");

    private final S3Client s3;
    private final String bucket;
    private final String key;

    /** @param address {@code s3://bucket/key} */
    BucketPrices(S3Client s3, String address) {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches())
            throw new IllegalArgumentException(
                    "docket.proposal.price-list is " + address + ": set it to a file, or to s3://bucket/prices.csv");
        this.s3 = s3;
        this.bucket = parts.group(1);
        this.key = parts.group(2);
    }

    @Override
    public PriceList read() {
        try {
            var bytes = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe();
            return PriceListFile.read(key.substring(key.lastIndexOf('/') + 1), bytes);
        } catch (SdkException e) {
            throw new Unusable("s3://" + bucket + "/" + key + " cannot be read");
        }
    }
}
