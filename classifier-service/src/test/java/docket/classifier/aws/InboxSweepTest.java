package docket.classifier.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.documents.InboxObject;
import docket.documents.Objects;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class InboxSweepTest {

    private static final String BUCKET = "docket-inbox";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<String> announced = new ArrayList<>();
    private final List<String> lookedUp = new ArrayList<>();
    private final TakenIn takenIn = new TakenIn();
    private int waiting;

    @Test
    void anUploadWithoutAnEventIsAnnounced() {
        sweep(Duration.ofMinutes(1));

        assertThat(announced).singleElement().asString().contains("lost.pdf");
    }

    @Test
    void anUploadOfThisMomentMayStillBeAnnouncedByItsEvent() {
        sweep(Duration.ofSeconds(1));

        assertThat(announced).isEmpty();
    }

    @Test
    void whileEventsWaitThatOfAnUploadIsAmongThem() {
        waiting = 4000;

        sweep(Duration.ofMinutes(1));

        assertThat(announced).isEmpty();
    }

    @Test
    void anUploadThatWaitsLongerThanAnyRushIsAnnouncedAllTheSame() {
        waiting = 4000;

        sweep(Duration.ofHours(1));

        assertThat(announced).hasSize(1);
    }

    @Test
    void whatThisProcessTookInIsNotLookedUp() {
        takenIn.add(new InboxObject(BUCKET, "lost.pdf", "e1", now.minusSeconds(60)).documentId());

        sweep(Duration.ofMinutes(1));

        assertThat(announced).isEmpty();
        assertThat(lookedUp).isEmpty();
    }

    private void sweep(Duration age) {
        var inbox = new S3Inbox(new S3Client() {
            @Override
            public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
                return ListObjectsV2Response.builder()
                        .contents(object ->
                                object.key("lost.pdf").eTag("\"e1\"").size(10L).lastModified(now.minus(age)))
                        .isTruncated(false)
                        .build();
            }

            @Override
            public String serviceName() {
                return "s3";
            }

            @Override
            public void close() {}
        });
        new InboxSweep(inbox, new Documents(new Empty()), takenIn, new Queue(), BUCKET, Duration.ofDays(7)).sweep();
    }

    private final class Empty implements Objects {

        @Override
        public boolean putIfAbsent(String key, byte[] bytes, String mediaType, Map<String, String> metadata) {
            throw new AssertionError("a sweep keeps nothing");
        }

        @Override
        public Optional<Stored> get(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Map<String, String>> head(String key) {
            lookedUp.add(key);
            return Optional.empty();
        }

        @Override
        public List<String> keys(String prefix) {
            return List.of();
        }
    }

    private final class Queue implements SqsAsyncClient {

        @Override
        public CompletableFuture<GetQueueUrlResponse> getQueueUrl(GetQueueUrlRequest request) {
            return CompletableFuture.completedFuture(
                    GetQueueUrlResponse.builder().queueUrl("inbox").build());
        }

        @Override
        public CompletableFuture<GetQueueAttributesResponse> getQueueAttributes(GetQueueAttributesRequest request) {
            return CompletableFuture.completedFuture(GetQueueAttributesResponse.builder()
                    .attributes(Map.of(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            Integer.toString(waiting),
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                            "0"))
                    .build());
        }

        @Override
        public CompletableFuture<SendMessageResponse> sendMessage(SendMessageRequest request) {
            announced.add(request.messageBody());
            return CompletableFuture.completedFuture(
                    SendMessageResponse.builder().build());
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
