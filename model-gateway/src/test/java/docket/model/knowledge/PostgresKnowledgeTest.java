package docket.model.knowledge;

import static docket.model.World.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.model.Asker;
import docket.model.World;
import docket.model.knowledge.KnowledgeIndex.Indexed;
import docket.model.knowledge.KnowledgeIndex.Page;
import docket.model.knowledge.KnowledgeIndex.Source;
import docket.model.knowledge.Told.Citation;
import docket.model.store.PostgresKnowledge;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The store in PostgreSQL: what it finds, and above all what it does not. */
class PostgresKnowledgeTest {

    private final PostgresKnowledge store =
            new PostgresKnowledge(World.database(), Clock.systemUTC(), new QuotedAnswers());
    private final String tenant = "tenant-" + UUID.randomUUID();
    private final Asker asker = new Asker(tenant, "client", "tests", null);

    private Source source(String document, String role, String... pages) {
        var numbered = new java.util.ArrayList<Page>();
        for (String page : pages) numbered.add(new Page(numbered.size() + 1, language(page), page));
        return new Source(tenant, document, "About " + document, Set.of(role), numbered);
    }

    private static String language(String page) {
        return page.matches("(?s).*\\b(der|die|das|und)\\b.*") ? "de" : "en";
    }

    private List<Passage> found(String question, String... roles) {
        return given(store.retrieve(Search.of(asker, Set.of(roles), question))).value();
    }

    @Test
    void aPassageIsFoundWithItsDocumentAndPage() {
        store.put(source("lease", "legal", "The parties and the premises.", "The tenant may terminate in writing."));
        store.put(source("offer", "legal", "We offer ten chairs."));

        assertThat(found("When can a tenant terminate?", "legal"))
                .singleElement()
                .satisfies(passage -> {
                    assertThat(passage.document()).isEqualTo("lease");
                    assertThat(passage.title()).isEqualTo("About lease");
                    assertThat(passage.page()).isEqualTo(2);
                    assertThat(passage.text()).isEqualTo("The tenant may terminate in writing.");
                });
    }

    @Test
    void formsOfAWordAndWordsItBeginsAreFoundInTheirLanguage() {
        store.put(source("vertrag", "legal", "Die Kündigungsfrist beträgt drei Monate und beginnt am Ersten."));

        assertThat(found("Welche Kündigungsfristen gelten?", "legal")).hasSize(1);
        assertThat(found("Was gilt bei Kündigung?", "legal")).hasSize(1);
        assertThat(found("der die das und", "legal")).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsNotFound() {
        store.put(source("salaries", "people", "The salary of the director is a secret."));

        assertThat(found("What is the salary of the director?", "legal", "sales"))
                .isEmpty();
        assertThat(found("What is the salary of the director?")).isEmpty();
        assertThat(found("What is the salary of the director?", "people")).hasSize(1);
    }

    @Test
    void whatMayNotBeReadIsNotFeltInAnyRankOrNumber() {
        store.put(source("a", "legal", "The director signs the contract."));
        store.put(source("b", "legal", "The contract is kept for ten years by the archive."));
        store.put(source("c", "legal", "Chairs are counted once a year."));
        var before = found("Who is the director of the archive, and where is the contract?", "legal");

        // Enough of it to turn every weight, were it counted.
        for (int i = 0; i < 40; i++)
            store.put(
                    source("secret-" + i, "people", "The director, the director of the archive, director " + i + "."));

        assertThat(found("Who is the director of the archive, and where is the contract?", "legal"))
                .isEqualTo(before);
        assertThat(found("Who is the director of the archive, and where is the contract?", "legal", "people"))
                .isNotEqualTo(before);
    }

    @Test
    void anothersTenantsDocumentsAreNotThere() {
        store.put(source("lease", "legal", "The tenant may terminate."));
        var stranger = new Asker("another-" + tenant, "client", "tests", null);

        assertThat(given(store.retrieve(Search.of(stranger, Set.of("legal"), "terminate")))
                        .value())
                .isEmpty();
    }

    @Test
    void aRoleThatIsTakenAwayCountsAtOnce() {
        store.put(source("lease", "legal", "The tenant may terminate."));
        assertThat(store.put(source("lease", "people", "The tenant may terminate.")))
                .isEqualTo(new Indexed(0, 1));

        assertThat(found("terminate", "legal")).isEmpty();
        assertThat(found("terminate", "people")).hasSize(1);
    }

    @Test
    void onlyPagesThatChangedAreCutAgain() {
        assertThat(store.put(source("lease", "legal", "One apple.", "Two pears.")))
                .isEqualTo(new Indexed(2, 2));
        assertThat(store.put(source("lease", "legal", "One apple.", "Two pears.")))
                .isEqualTo(new Indexed(0, 2));
        assertThat(store.put(source("lease", "legal", "One apple.", "Three plums.")))
                .isEqualTo(new Indexed(1, 2));
        assertThat(found("pears", "legal")).isEmpty();
        assertThat(found("plums", "legal")).hasSize(1);
        assertThat(store.put(source("lease", "legal", "One apple."))).isEqualTo(new Indexed(1, 1));
        assertThat(found("plums", "legal")).isEmpty();
    }

    @Test
    void aDocumentThatIsTakenOutIsGone() {
        store.put(source("lease", "legal", "The tenant may terminate."));

        assertThat(store.remove(tenant, "lease")).isTrue();
        assertThat(found("terminate", "legal")).isEmpty();
        assertThat(store.remove(tenant, "lease")).isFalse();
    }

    @Test
    void theRarerWordDecides() {
        for (int i = 0; i < 12; i++) store.put(source("c" + i, "legal", "The contract number " + i + " of the year."));
        store.put(source("rare", "legal", "The contract names an arbitrator."));

        assertThat(found("Which contract has an arbitrator?", "legal")
                        .getFirst()
                        .document())
                .isEqualTo("rare");
    }

    @Test
    void aQuestionMayHoldAnything() {
        store.put(source("odd", "legal", "It's a C:\\path & more | less ! (really): <-> 'quoted' \\ end."));

        for (String question : List.of("It's", "C:\\path", "' \\ & | ! ( ) : * <->", "really:*", "\0more", "\\"))
            assertThat(found(question, "legal")).hasSizeLessThan(2);
        assertThat(found("'path' & more", "legal")).hasSize(1);
    }

    @Test
    void anAnswerWithoutAModelIsTheSentenceThatSaysIt() {
        store.put(
                source(
                        "lease",
                        "legal",
                        "The premises are in the north. The notice period is\nthree months to the end of a quarter. Pets are welcome."));

        var told = given(store.answer(Search.of(asker, Set.of("legal"), "How long is the notice period?")))
                .value();

        assertThat(told.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.words()).isEqualTo("The notice period is three months to the end of a quarter.");
            assertThat(statement.citations())
                    .containsExactly(new Citation(
                            "lease", "About lease", 1, "The notice period is\nthree months to the end of a quarter."));
        });
        assertThat(given(store.answer(Search.of(asker, Set.of("legal"), "Who was Napoleon?")))
                        .value()
                        .known())
                .isFalse();
    }

    @Test
    void aDocumentNobodyMayReadIsRefused() {
        assertThatThrownBy(() -> new Source(tenant, "lease", "Lease", Set.of(), List.of()))
                .hasMessageContaining("lease needs a role");
    }
}
