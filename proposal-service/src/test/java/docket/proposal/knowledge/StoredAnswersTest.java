package docket.proposal.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import docket.model.Answer;
import docket.model.Usage;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.Passage;
import docket.model.knowledge.Search;
import docket.model.knowledge.Told;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredAnswersTest {

    private static final String HANDBOOK = """
            # Operations
            All customer data is stored encrypted in our data centres in Frankfurt. Our support desk answers incidents
            of the highest severity within four hours.""";

    private final StoredAnswers answers = new StoredAnswers(OnePassage::new, Set.of("proposal"), Set.of("blocks"));

    @Test
    void aSentenceAboutTheSameIsTheAnswerWithItsPlace() {
        var found = answers.answer("The vendor must store all customer data encrypted in data centres.")
                .orElseThrow();

        assertThat(found.words()).isEqualTo("All customer data is stored encrypted in our data centres in Frankfurt.");
        assertThat(found.source()).isEqualTo("handbook/operations.md, page 4");
        assertThat(found.whole()).isTrue();
    }

    @Test
    void anotherNumberIsForAPersonToLookAt() {
        var asked = "The support desk shall answer incidents of the highest severity within %s hours.";

        assertThat(answers.answer(asked.formatted("four")).orElseThrow().whole())
                .isTrue();
        assertThat(answers.answer(asked.formatted("two")).orElseThrow().whole()).isFalse();
        assertThat(answers.answer(asked.formatted("2")).orElseThrow().whole()).isFalse();
    }

    @Test
    void whatIsAboutSomethingElseIsNoAnswer() {
        assertThat(answers.answer("The parrot must sing every morning before breakfast."))
                .isEmpty();
        assertThat(answers.answer("Data must be good.")).isEmpty();
    }

    @Test
    void aSectionIsFoundByItsName() {
        assertThat(answers.block("operation support"))
                .hasValueSatisfying(found -> assertThat(found.words())
                        .startsWith("All customer data")
                        .doesNotContain("#"));
        assertThat(answers.block("references customers")).isEmpty();
    }

    private record OnePassage() implements Knowledge {
        @Override
        public Answer<List<Passage>> retrieve(Search search) {
            var receipt = new Answer.Receipt("none", "local", Usage.NONE, BigDecimal.ZERO, false, 0, 0);
            return new Answer.Given<>(
                    List.of(new Passage("handbook/operations.md", "operations.md", 4, HANDBOOK, 1)),
                    "",
                    Answer.Finish.DONE,
                    receipt);
        }

        @Override
        public Answer<Told> answer(Search search) {
            throw new AssertionError("passages are asked for");
        }
    }
}
