package docket.classifier.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.classifier.aws.S3Notification.Created;
import docket.classifier.aws.S3Notification.NoNotification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3NotificationTest {

    @ParameterizedTest
    @CsvSource({
        "invoice.pdf, invoice.pdf",
        "in+voice.pdf, in voice.pdf",
        "in%2Bvoice.pdf, in+voice.pdf",
        "M%C3%A4rz+2026/Rechnung+%231.pdf, März 2026/Rechnung #1.pdf",
        "100%2525.pdf, 100%25.pdf"
    })
    void aKeyIsDecodedOnce(String spelled, String key) {
        assertThat(S3Notification.read(event("ObjectCreated:Put", spelled)).created())
                .containsExactly(new Created("docket-inbox", key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ObjectCreated:Put",
                "ObjectCreated:Post",
                "ObjectCreated:Copy",
                "ObjectCreated:CompleteMultipartUpload"
            })
    void everyWayToCreateAnObjectCounts(String name) {
        assertThat(S3Notification.read(event(name, "a.pdf")).created()).hasSize(1);
    }

    @Test
    void aRemovalAnnouncesNothing() {
        assertThat(S3Notification.read(event("ObjectRemoved:Delete", "a.pdf")).created())
                .isEmpty();
    }

    @Test
    void theTestEventOfANewNotificationAnnouncesNothing() {
        assertThat(S3Notification.read(
                                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"docket-inbox\"}")
                        .created())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "no json", "{}", "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}"})
    void whatIsNoNotificationIsRefused(String body) {
        assertThatThrownBy(() -> S3Notification.read(body)).isInstanceOf(NoNotification.class);
    }

    @Test
    void theSweepAnnouncesAsS3Would() {
        assertThat(S3Notification.read(S3Notification.about("docket-inbox", "März 1+2 50%.pdf"))
                        .created())
                .containsExactly(new Created("docket-inbox", "März 1+2 50%.pdf"));
    }

    private static String event(String name, String key) {
        return """
                {"Records":[{"eventVersion":"2.6","eventSource":"aws:s3","awsRegion":"eu-central-1",
                "eventTime":"2026-03-01T12:00:00.000Z","eventName":"%s","s3":{"s3SchemaVersion":"1.0",
                "bucket":{"name":"docket-inbox","arn":"arn:aws:s3:::docket-inbox"},
                "object":{"key":"%s","size":4711,"eTag":"e1","sequencer":"0065E1F2A3B4C5D6E7"}}}]}
                """.formatted(name, key);
    }
}
