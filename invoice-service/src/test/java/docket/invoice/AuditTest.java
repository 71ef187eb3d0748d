package docket.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import docket.messages.DocumentId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditTest {

    @Test
    void theShareIsKeptAndTheSameDocumentsAreAlwaysChosen() {
        var audit = new Audit(0.05, List.of());

        var chosen = chosen(audit);

        assertThat(chosen.size() / 20_000.0).isCloseTo(0.05, within(0.006));
        assertThat(chosen(audit)).isEqualTo(chosen);
        assertThat(chosen(new Audit(0.2, List.of())))
                .as("a larger share keeps those")
                .containsAll(chosen);
    }

    @Test
    void noneAndAllMeanThat() {
        assertThat(chosen(Audit.NONE)).isEmpty();
        assertThat(chosen(new Audit(1, List.of()))).hasSize(20_000);
        assertThatThrownBy(() -> new Audit(5, List.of())).hasMessageContaining("docket.invoice.audit.share is 5.0");
    }

    private static List<Integer> chosen(Audit audit) {
        return IntStream.range(0, 20_000)
                .filter(number -> audit.chooses(new DocumentId("d-" + number)))
                .boxed()
                .toList();
    }
}
