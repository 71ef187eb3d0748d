package docket.contract.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.contract.ClauseType;
import docket.contract.SampleContracts;
import docket.contract.local.ClauseModel;
import docket.contract.local.LocalContractReader;
import docket.reader.Pages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainTest {

    private static final String CLAUSE =
            "The Provider carries insurance for its vans and shows the certificate in month %d.";

    private static final List<Example> EXAMPLES = new ArrayList<>();

    @BeforeAll
    static void markTwelveContracts() throws IOException {
        for (int i = 1; i <= 12; i++) EXAMPLES.add(Corpus.example(new ObjectMapper().readTree(marks(i)), contract(i)));
    }

    @Test
    void aMarkedSentenceIsLearned() {
        var marked = EXAMPLES.get(1);
        int insurance = MarkedClauses.types().indexOf(ClauseType.INSURANCE);
        assertThat(marked.present()[insurance]).isTrue();
        assertThat(Arrays.stream(marked.marks()).filter(marks -> marks[insurance]))
                .hasSize(1);
    }

    @Test
    void everyContractIsAskedOfAModelThatHasNotSeenIt() {
        var models = CrossValidation.models(EXAMPLES);
        assertThat(models).hasSize(12);
        var reader = new LocalContractReader(models.get("sample-2"));
        assertThat(reader.read(contract(2)).has(ClauseType.INSURANCE)).isTrue();
        assertThat(reader.read(contract(1)).has(ClauseType.INSURANCE)).isFalse();
    }

    @Test
    void theSameContractsGiveTheSameModel() {
        assertThat(Regression.fit(EXAMPLES).write())
                .isEqualTo(Regression.fit(EXAMPLES).write());
    }

    @Test
    void aModelIsReadAsItWasWritten() {
        var text = Regression.fit(EXAMPLES).ofContracts(List.of("ab12", "cd34")).write();
        var model = ClauseModel.read(text.lines().toList());
        assertThat(model.write()).isEqualTo(text);
        assertThat(model.contracts()).containsExactlyInAnyOrder("ab12", "cd34");
    }

    @Test
    void whatIsNoModelIsToldSo() {
        assertThatThrownBy(() -> ClauseModel.read(List.of("engine\tother")))
                .hasMessage("not a clause model: the first line is not \"clause model 3\"");
    }

    @Test
    void aContractIsKnownAgainHoweverItsLinesAreBroken() {
        var other = SampleContracts.pages(SampleContracts.SOUND.replace(" ", "\n"));
        assertThat(ClauseModel.fingerprint(other))
                .isEqualTo(ClauseModel.fingerprint(SampleContracts.pages(SampleContracts.SOUND)));
    }

    /** Every second contract has the clause. */
    private static Pages contract(int number) {
        return SampleContracts.pages(
                number % 2 == 0 ? SampleContracts.withClause(CLAUSE.formatted(number)) : SampleContracts.SOUND);
    }

    private static String marks(int number) {
        boolean has = number % 2 == 0;
        return """
                {"id": "sample-%d", "group": "group %d", "clause_present": {"Insurance": %s}, "clauses": {"Insurance": [%s]}}
                """.formatted(number, number, has, has ? "{\"text\": \"" + CLAUSE.formatted(number) + "\"}" : "");
    }
}
