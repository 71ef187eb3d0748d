package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.evaluation.ClauseScores.Candidate;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClauseScoresTest {

    private static final String MARKED = """
            {"clause_present": {"Insurance": true, "Exclusivity": false},
             "clauses": {"Insurance": [{"text": "The seller keeps liability insurance."},
                                       {"text": "A certificate of insurance is delivered each year."}]}}
            """;

    private final ClauseScores scores = new ClauseScores();

    @Test
    void aPassageIsTheMarkedOneWhenTheyShareHalfOfTheirWords() throws IOException {
        scores.add(truth(), List.of(new Candidate("Insurance", "7.1 The seller keeps liability insurance", 0.9)));
        assertThat(scores.precisionAt(0.5)).isEqualTo(1);
        assertThat(scores.precisionAt(0.8)).isZero();
        assertThat(scores.areaUnderPrecisionRecall()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aPassageOfAnotherTypeIsWrong() throws IOException {
        scores.add(
                truth(),
                List.of(
                        new Candidate("Exclusivity", "The seller keeps liability insurance.", 0.9),
                        new Candidate("Insurance", "The seller keeps liability insurance.", 0.6)));
        assertThat(scores.precisionAt(0.5)).isEqualTo(0.5);
        assertThat(scores.microF1()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void aHintDoesNotMakeAClausePresent() throws IOException {
        scores.add(truth(), List.of(new Candidate("Insurance", "The seller keeps liability insurance.", 0.3)));
        assertThat(scores.f1()).containsEntry("Insurance", 0.0);
    }

    private static JsonNode truth() throws IOException {
        return new ObjectMapper().readTree(MARKED);
    }
}
