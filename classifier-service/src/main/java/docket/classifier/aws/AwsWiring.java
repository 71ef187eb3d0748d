package docket.classifier.aws;

import docket.classifier.Inbox;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

class AwsWiring {

    @Produces
    @Singleton
    @Typed({S3Inbox.class, Inbox.class})
    S3Inbox inbox(S3Client s3) {
        return new S3Inbox(s3);
    }
}
