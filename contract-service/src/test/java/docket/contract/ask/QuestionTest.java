package docket.contract.ask;

import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.Term;
import docket.contract.ask.Answer.Hit;
import docket.contract.calendar.Duties.Known;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);

    private final Stock stock = new Stock(List.of(
            contract("short", "2026-08-31", "successive 1 year", "30 days", "Ireland"),
            contract("long", "2026-08-31", "successive 1 year", "90 days", "Ireland"),
            contract("later", "2027-08-31", "successive 1 year", "30 days", "New York"),
            contract("renewed", "2024-08-31", "successive 1 year", "30 days", "New York"),
            contract("open", "", "successive 1 year", "30 days", "Germany")));

    @Test
    void renewalsOfAQuarterWithShortNoticeAreFoundWithTheirWords() {
        var answer = ask("Which contracts renew next quarter with less than 60 days' notice?");
        assertThat(answer.understood())
                .containsExactly("renews from 2026-07-01 to 2026-09-30", "notice period below 60 days");
        assertThat(answer.contracts()).extracting(Hit::id).containsExactly("short", "renewed");
        assertThat(answer.contracts().getFirst().facts())
                .anySatisfy(fact -> assertThat(fact.quote()).isEqualTo("quote of notice"));
    }

    @Test
    void aContractWithoutAnEndIsCountedAsUnknownAndNotLeftOutInSilence() {
        assertThat(ask("Which contracts renew next quarter?").unknown()).isEqualTo(1);
    }

    @Test
    void theLawAndThePartyAreTakenFromTheQuestion() {
        assertThat(ask("Which contracts are governed by the laws of New York?").contracts())
                .extracting(Hit::id)
                .containsExactly("later", "renewed");
        assertThat(ask("Which contracts with Specimen Long end in 2026?").contracts())
                .extracting(Hit::id)
                .containsExactly("long");
    }

    @Test
    void aQuestionAboutSomethingElseIsNotGuessedAt() {
        assertThat(Question.ask("How is the weather?", stock, TODAY)).isEmpty();
    }

    private Answer ask(String question) {
        return Question.ask(question, stock, TODAY).orElseThrow();
    }

    private static Stock.Contract contract(String id, String end, String renewal, String notice, String law) {
        Map<String, Known> terms = new HashMap<>();
        if (!end.isEmpty()) terms.put(Term.EXPIRATION_DATE, new Known(end, 1, "quote of end"));
        terms.put(Term.RENEWAL_TERM, new Known(renewal, 1, "quote of renewal"));
        terms.put(Term.RENEWAL_NOTICE, new Known(notice, 1, "quote of notice"));
        terms.put(Term.GOVERNING_LAW, new Known(law, 1, "quote of law"));
        terms.put(Term.PARTIES, new Known("Specimen " + id + "; Us", 1, ""));
        return new Stock.Contract(id, id + ".pdf", terms);
    }
}
