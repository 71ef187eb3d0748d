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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Who asks differently is understood alike. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which contracts renew next quarter with less than 60 days’ notice?|renews from 2026-07-01 to 2026-09-30; notice period below 60 days",
                "What is up for renewal in Q3 2026?|renews from 2026-07-01 to 2026-09-30",
                "Which agreements expire by the end of August 2026?|ends from 2026-05-20 to 2026-08-31",
                "What ends within three months?|ends from 2026-05-20 to 2026-08-20",
                "Contracts that end before 1 September 2026|ends from 2026-05-20 to 2026-08-31",
                "Contracts ending after 2026-12-31|ends from 2027-01-01 to 2126-05-20",
                "Which contracts expire between August 2026 and March 2027?|ends from 2026-08-01 to 2027-03-31",
                "Which contracts have already expired?|ends before 2026-05-20",
                "Which contracts ask for more than three months notice?|notice period above 90 days",
                "Which contracts have a notice period of 90 days or more?|notice period at least 90 days",
                "Show contracts with a 30 day notice period|notice period of 30 days",
                "Which contracts do not renew automatically?|does not renew itself",
                "Which contracts don't auto-renew and end in 2026?|does not renew itself; ends from 2026-01-01 to 2026-12-31",
                "Which contracts are not governed by German law?|not governed by the law of Germany",
                "Which contracts are under irish law?|governed by the law of Ireland",
                "contracts governed by the laws of new york|governed by the law of new york",
                "What can I still cancel this month?|notice is due from 2026-05-01 to 2026-05-31",
                "For which contracts must notice be given by 30 June 2026?|notice is due from 2026-05-20 to 2026-06-30",
                "Which contracts started in 2024?|begins from 2024-01-01 to 2024-12-31",
                "Which contracts were signed last year?|made from 2025-01-01 to 2025-12-31",
                "Which agreements are missing signatures?|not signed by all",
                "Which contracts have unlimited liability?|no limit of liability found",
                "Which contracts have no end date?|has no end",
                "Do we have anything with specimen long?|a party is Specimen long",
                "When does the contract with Specimen Short end?|a party is Specimen Short; tells its expiration date",
                "What is the notice period of the Specimen later contract?|a party is Specimen later; tells its notice period to terminate renewal",
                "Which NDAs expire this year?|ends from 2026-01-01 to 2026-12-31; its title is that of ndas",
                "Which contracts over 500000 end next year?|ends from 2027-01-01 to 2027-12-31; not understood and left aside: 500000"
            })
    void aQuestionMayBePutInManyWays(String question, String understood) {
        assertThat(String.join("; ", ask(question).understood())).isEqualTo(understood);
    }

    @Test
    void aNegationIsNotHeardAsItsOpposite() {
        assertThat(ask("Which contracts are not governed by German law?").contracts())
                .extracting(Hit::id)
                .containsExactly("short", "long", "later", "renewed");
        assertThat(ask("Which contracts do not renew automatically?").contracts())
                .isEmpty();
    }

    @Test
    void aQuestionAboutOneContractIsAnsweredWithItsTermAndQuote() {
        var one = new Stock(List.of(stock.contracts().get(1)));
        assertThat(Question.ask("How much notice?", one, TODAY).orElseThrow().contracts())
                .singleElement()
                .satisfies(hit -> assertThat(hit.facts()).singleElement().satisfies(fact -> {
                    assertThat(fact.value()).isEqualTo("90 days");
                    assertThat(fact.quote()).isEqualTo("quote of notice");
                }));
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
