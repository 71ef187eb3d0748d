package docket.review.store;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentFailed;
import docket.messages.DocumentEvent.DocumentRedriven;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Work;
import docket.review.DocumentSummary;
import docket.review.Events;
import docket.review.Surroundings;
import docket.review.Timeline;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class TimelineInPostgresTest {

    private static final int DOCUMENTS = 30;

    @Inject
    Timeline timeline;

    @Test
    void concurrentShuffledRepeatedDeliveriesEndInTheSameLine() {
        var random = new Random(11);
        var documents = new ArrayList<DocumentId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < DOCUMENTS; i++) {
                var document = Events.newDocument();
                documents.add(document);
                var deliveries = new ArrayList<>(story(document));
                deliveries.addAll(story(document));
                Collections.shuffle(deliveries, random);
                deliveries.forEach(event -> threads.submit(() -> timeline.record(event)));
            }
        }

        assertThat(documents).allSatisfy(document -> {
            assertThat(timeline.events(document)).containsExactlyInAnyOrderElementsOf(story(document));
            var line = timeline.summary(document).orElseThrow();
            var expected = DocumentSummary.of(story(document));
            assertThat(line).usingRecursiveComparison().ignoringFields("cost").isEqualTo(expected);
            assertThat(line.cost()).isEqualByComparingTo(expected.cost());
        });
    }

    @Test
    void anEventIsNewOnlyOnce() {
        var event = Events.received(Events.newDocument());

        assertThat(timeline.record(event)).isTrue();
        assertThat(timeline.record(event)).isFalse();
    }

    @Test
    void aDocumentNobodyHeardOfIsUnknown() {
        assertThat(timeline.summary(Events.newDocument())).isEmpty();
        assertThat(timeline.events(Events.newDocument())).isEmpty();
    }

    private static List<DocumentEvent> story(DocumentId document) {
        return List.of(
                Events.received(document),
                Events.classified(document),
                new DocumentFailed(document, 3, Events.NOON.plusSeconds(5), Channel.INVOICES, "away"),
                new DocumentRedriven(document, 3, Events.NOON.plusSeconds(6), Channel.INVOICES, "Reviewer"),
                Events.requested(document),
                new DocumentCompleted(
                        document,
                        5,
                        Events.NOON.plusSeconds(9),
                        Kind.INVOICE,
                        Ending.APPROVED,
                        "invoice/decided-4",
                        "booked",
                        Work.free("layout-1", 3)));
    }
}
