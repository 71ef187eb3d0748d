package docket.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KindDecisionTest {

    @Test
    void aDocumentWhoseKindAPersonSaidGoesOn() {
        assertThat(KindDecision.apply(decided(Verdict.APPROVED, Kind.CONTRACT)))
                .isInstanceOfSatisfying(DocumentClassified.class, classified -> {
                    assertThat(classified.kind()).isEqualTo(Kind.CONTRACT);
                    assertThat(classified.seq()).isEqualTo(5);
                    assertThat(classified.reasons()).containsExactly("said by reviewer@example.com");
                });
    }

    @Test
    void aLetterIsFiled() {
        assertThat(KindDecision.apply(decided(Verdict.APPROVED, Kind.OTHER)))
                .isInstanceOfSatisfying(
                        DocumentCompleted.class,
                        completed -> assertThat(completed.ending()).isEqualTo(Ending.FILED));
    }

    @Test
    void aRejectedOrForgottenDocumentEnds() {
        assertThat(KindDecision.apply(decided(Verdict.REJECTED, null)))
                .isInstanceOfSatisfying(
                        DocumentCompleted.class,
                        completed -> assertThat(completed.ending()).isEqualTo(Ending.REJECTED));
        assertThat(KindDecision.apply(decided(Verdict.EXPIRED, null)))
                .isInstanceOfSatisfying(
                        DocumentCompleted.class,
                        completed -> assertThat(completed.ending()).isEqualTo(Ending.EXPIRED));
    }

    private static ReviewDecided decided(Verdict verdict, @Nullable Kind kind) {
        return new ReviewDecided(
                new DocumentId("d-7"),
                4,
                Instant.EPOCH,
                "r-1",
                Question.KIND,
                verdict,
                "reviewer@example.com",
                "",
                Map.of(),
                kind);
    }
}
