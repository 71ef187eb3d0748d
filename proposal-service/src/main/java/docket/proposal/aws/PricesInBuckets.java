package docket.proposal.aws;

import docket.proposal.PriceList;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/** Price lists that lie in S3. */
@Singleton
public class PricesInBuckets {

    private final S3Client s3;

    public PricesInBuckets(S3Client s3) {
        this.s3 = s3;
    }

    /** @param address {@code s3://bucket/key} */
    public PriceList.Source at(String address) {
        return new BucketPrices(s3, address);
    }
}
