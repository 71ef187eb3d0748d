package docket.model;

import static docket.model.World.given;
import static docket.model.World.json;
import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Fault;
import docket.bedrock.Operation;
import docket.bedrock.Reply;
import docket.model.Answer.Rejected;
import docket.model.aws.BedrockKnowledge;
import docket.model.catalogue.CatalogueFile;
import docket.model.knowledge.AskedAnswers;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.Passage;
import docket.model.knowledge.QuotedAnswers;
import docket.model.knowledge.Reranked;
import docket.model.knowledge.Search;
import docket.model.knowledge.Told.Citation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A knowledge base of Bedrock through the real SDK: found, ranked, answered and cited. */
class BedrockKnowledgeTest {

    private static final String MODELS = """
            models:
              base:
                family: retrieve
                context: 100000
                output: 20000
                features: []
                prices: [{from: "2026-01-01", input: "1000", output: "0"}]
                routes:
                  - {name: eu, region: eu-central-1, id: KB00000001}
                  - {name: us, region: us-east-1, id: KB00000001}
              told:
                family: knowledge-base
                context: 100000
                output: 20000
                features: []
                routes: [{name: eu, region: eu-central-1, id: "KB00000001/arn:aws:bedrock:eu-central-1::foundation-model/m"}]
              ranks:
                family: rerank
                context: 100000
                output: 20000
                features: []
                prices: [{from: "2026-01-01", input: "1000", output: "0"}]
                routes: [{name: eu, region: eu-central-1, id: "arn:aws:bedrock:eu-central-1::foundation-model/r"}]
              claude-haiku:
                family: claude
                context: 100000
                output: 20000
                features: []
                routes: [{name: eu, region: eu-central-1, id: c}]
            """;

    private final World world = new World();
    private final ModelGateway gateway = world.knowing(CatalogueFile.parse(MODELS, "test.yaml"));
    private final Knowledge knowledge =
            new BedrockKnowledge(gateway, "base", Optional.empty(), new AskedAnswers(gateway, Optional.empty()));

    @BeforeEach
    void fill() {
        knows("s3://docs/lease.pdf", "The notice period of the lease is three months.", "legal");
        knows("s3://docs/salaries.pdf", "The notice period of salaries is a secret of two weeks.", "people");
        world.bedrock.knows(
                "KB00000001",
                "s3://docs/other.pdf",
                "The notice period of another tenant is a day.",
                Map.of("tenant", "another", "access_role", "legal"));
    }

    private void knows(String uri, String text, String role) {
        world.bedrock.knows(
                "KB00000001",
                uri,
                text,
                Map.of("tenant", "tenant", "access_role", role, "title", "A title", "page", "4"));
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Search search(String question, String... roles) {
        return Search.of(world.asker, Set.of(roles), question);
    }

    @Test
    void onlyWhatTheAskerMayReadIsFound() {
        var found = given(knowledge.retrieve(search("How long is the notice period?", "legal", "sales")));

        assertThat(found.value()).singleElement().satisfies(passage -> {
            assertThat(passage.document()).isEqualTo("s3://docs/lease.pdf");
            assertThat(passage.page()).isEqualTo(4);
        });
        var filter = world.bedrock
                .calls(Operation.RETRIEVE)
                .getFirst()
                .body()
                .at("/retrievalConfiguration/vectorSearchConfiguration/filter");
        assertThat(filter)
                .isEqualTo(json("{\"andAll\":[{\"equals\":{\"key\":\"tenant\",\"value\":\"tenant\"}},"
                        + "{\"in\":{\"key\":\"access_role\",\"value\":[\"legal\",\"sales\"]}}]}"));
        // A question is a unit of the ledger here: a thousandth of a dollar each.
        assertThat(found.receipt().usage()).isEqualTo(new Usage(1, 0, 0, 0));
        assertThat(found.receipt().cost()).isEqualByComparingTo("0.001");
    }

    @Test
    void whatAStoreFindsAgainstItsFilterDoesNotGetOut() {
        world.bedrock.deafToFilters();

        assertThat(given(knowledge.retrieve(search("notice period", "legal"))).value())
                .extracting(Passage::document)
                .containsExactly("s3://docs/lease.pdf");

        world.bedrock.says("The notice period of salaries is a secret of two weeks.");
        var told = new BedrockKnowledge(gateway, "base", Optional.of("told"), new QuotedAnswers())
                .answer(search("notice period", "legal"));
        assertThat(told)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.sentence())
                                .contains("the asker may not read")
                                .doesNotContain("two weeks"));
    }

    @Test
    void whoMayReadNothingIsNotEvenAskedAbout() {
        assertThat(given(knowledge.retrieve(search("notice period"))).value()).isEmpty();
        assertThat(given(knowledge.answer(search("notice period"))).value().known())
                .isFalse();
        assertThat(world.bedrock.calls()).isEmpty();
    }

    @Test
    void aModelsQuotesAreLookedForAndGivenAsTheyStand() {
        world.bedrock.says(_ -> Reply.tool("t", "cited-answer", json("""
                {"statements": [
                  {"words": "Three months.", "citations": [{"passage": 1, "quote": "the  Notice period of the lease is three months"}]},
                  {"words": "And a week.", "citations": [{"passage": 1, "quote": "plus a week"}, {"passage": 9, "quote": "three months"}]}
                ]}""")));

        var told = given(knowledge.answer(search("How long is the notice period?", "legal")))
                .value();

        assertThat(told.statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.citations())
                        .containsExactly(new Citation(
                                "s3://docs/lease.pdf",
                                "A title",
                                4,
                                "The notice period of the lease is three months")));
        assertThat(told.unfounded()).isEqualTo(1);
    }

    @Test
    void bedrockAnswersItselfWithCitationsAndWhatItUsedIsPresumed() {
        world.bedrock.says("The notice period is three months. Moons shine.");
        var itself = new BedrockKnowledge(gateway, "base", Optional.of("told"), new QuotedAnswers());

        var given = given(itself.answer(search("How long is the notice period?", "legal")));

        assertThat(given.value().statements()).singleElement().satisfies(statement -> {
            assertThat(statement.words()).isEqualTo("The notice period is three months.");
            assertThat(statement.citations().getFirst().document()).isEqualTo("s3://docs/lease.pdf");
        });
        assertThat(given.value().unfounded()).isEqualTo(1);
        assertThat(given.receipt().usage().total()).isPositive();
        var body =
                world.bedrock.calls(Operation.RETRIEVE_AND_GENERATE).getFirst().body();
        assertThat(body.has("sessionId")).isFalse();
        assertThat(body.at("/retrieveAndGenerateConfiguration/knowledgeBaseConfiguration/modelArn")
                        .asText())
                .endsWith("foundation-model/m");
    }

    @Test
    void twoWhoMayReadDifferentThingsNeverShareAKnownAnswer() {
        world.bedrock.says("The notice period is three months.");
        var known = world.gateway(s ->
                s.withCatalogue(CatalogueFile.parse(MODELS, "test.yaml")).withFresh(java.time.Duration.ofHours(1)));
        var base = new BedrockKnowledge(known, "base", Optional.empty(), new QuotedAnswers());

        assertThat(given(base.retrieve(search("notice period", "legal"))).value())
                .hasSize(1);
        assertThat(given(base.retrieve(search("notice period", "people"))).value())
                .extracting(Passage::document)
                .containsExactly("s3://docs/salaries.pdf");
    }

    @Test
    void aRankingModelPutsTheBestFirst() {
        knows("s3://docs/a.pdf", "A period of drought is no notice; the lease says nothing of it.", "legal");
        knows("s3://docs/b.pdf", "Period and notice of the lease, three months long.", "legal");
        var ranked = new Reranked(knowledge, gateway, "ranks", new QuotedAnswers());

        var best = given(ranked.retrieve(
                search("notice period lease three months long", "legal").most(1)));

        assertThat(best.value()).extracting(Passage::document).containsExactly("s3://docs/b.pdf");
        assertThat(world.bedrock
                        .calls(Operation.RETRIEVE)
                        .getFirst()
                        .body()
                        .at("/retrievalConfiguration/vectorSearchConfiguration/numberOfResults")
                        .asInt())
                .isEqualTo(4);

        // Where it is away the order stays as it was found.
        world.bedrock.whenever(call -> call.operation() == Operation.RERANK, Fault.denied());
        assertThat(given(ranked.retrieve(search("notice period", "legal"))).value())
                .isNotEmpty();
    }

    @Test
    void aThrottledBaseIsAskedInTheOtherRegion() {
        world.bedrock.when(call -> call.operation() == Operation.RETRIEVE, Fault.throttled(), 1);

        assertThat(given(knowledge.retrieve(search("notice period", "legal")))
                        .receipt()
                        .route())
                .isEqualTo("us");
    }

    @Test
    void aBaseThatIsNotThereIsSaidWithTheRemedy() {
        world.bedrock.whenever(call -> call.operation() == Operation.RETRIEVE, Fault.missing("knowledge base"));

        assertThat(knowledge.retrieve(search("notice period", "legal")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.sentence()).contains("KB00000001", "Correct the route"));
    }
}
