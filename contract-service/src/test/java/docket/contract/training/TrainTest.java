package docket.contract.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import docket.contract.ClauseType;
import docket.contract.RiskExample;
import docket.contract.SampleContracts;
import docket.contract.local.ClauseModel;
import docket.contract.local.LocalContractReader;
import docket.documents.Box;
import docket.documents.Evidence;
import docket.documents.Finding;
import docket.messages.Ruling;
import docket.reader.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {

    private static final String CLAUSE =
            "The Provider carries insurance for its vans and shows the certificate in month %d.";

    private static final List<Example> EXAMPLES = new ArrayList<>();

    @TempDir
    private Path folder;

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
    void whatPeopleAcceptedTeachesAndWhatTheyRejectedDoesNot() throws IOException {
        Files.writeString(
                folder.resolve("a-1.json"), ruling("Vans are insured at the Provider's cost.", "EDITED", "ours"));
        Files.writeString(folder.resolve("b-1.json"), ruling("The moon is full.", "REJECTED", ""));
        var ruled = RuledSentences.read(folder).orElseThrow();
        int insurance = MarkedClauses.types().indexOf(ClauseType.INSURANCE);
        assertThat(ruled.passages()).hasSize(1);
        assertThat(ruled.marks()[0][insurance]).isTrue();
        var with = new ArrayList<>(EXAMPLES);
        with.add(ruled);
        assertThat(Regression.fit(with).write())
                .isNotEqualTo(Regression.fit(EXAMPLES).write());
    }

    @Test
    void aFileThatHoldsNoRulingsIsNamed() throws IOException {
        Files.writeString(folder.resolve("c.json"), "[]");
        assertThatThrownBy(() -> RuledSentences.read(folder)).hasMessageContaining("c.json holds no rulings");
    }

    private static String ruling(String passage, String choice, String wording) throws IOException {
        var finding = new Finding(
                "insurance",
                Finding.Reason.RISK,
                Finding.Severity.WARNING,
                "wanted otherwise",
                new Evidence.OnPage(1, new Box(0, 0, 1, 1), passage));
        var example = new RiskExample(
                RiskExample.SHELF,
                1,
                "pages",
                "original",
                "engine",
                "step",
                List.of(new RiskExample.Item(
                        "insurance",
                        finding,
                        new Ruling("insurance", Ruling.Choice.valueOf(choice), wording, "ann", Instant.EPOCH))),
                Instant.EPOCH);
        return JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(example);
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
