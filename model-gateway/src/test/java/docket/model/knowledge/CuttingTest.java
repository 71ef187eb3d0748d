package docket.model.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CuttingTest {

    @Test
    void everyPassageStandsOnThePageAndNothingIsLost() {
        var page = IntStream.range(0, 120)
                .mapToObj(i -> "Sentence " + i + " says a thing." + (i % 7 == 0 ? "\n\n" : i % 3 == 0 ? "\n" : " "))
                .collect(Collectors.joining());

        var passages = Cutting.passages(page);

        int from = 0;
        for (String passage : passages) {
            assertThat(passage.length()).isLessThanOrEqualTo(900);
            int at = page.indexOf(passage, from);
            assertThat(at).isGreaterThanOrEqualTo(from);
            assertThat(page.substring(from, at)).isBlank();
            from = at + passage.length();
        }
        assertThat(page.substring(from)).isBlank();
        // Between paragraphs, since there are some.
        assertThat(passages)
                .allSatisfy(
                        passage -> assertThat(passage).startsWith("Sentence").endsWith("."));
    }

    @Test
    void aPageWithoutABlankIsCutAllTheSame() {
        assertThat(Cutting.passages("x".repeat(2000))).hasSize(3);
        assertThat(Cutting.passages(" \n ")).isEmpty();
        assertThat(String.join("", Cutting.passages("𝒳".repeat(1000)))).isEqualTo("𝒳".repeat(1000));
    }
}
