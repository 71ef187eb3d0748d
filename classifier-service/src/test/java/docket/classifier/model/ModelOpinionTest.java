package docket.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import docket.bedrock.Call;
import docket.bedrock.FakeBedrock;
import docket.bedrock.Fault;
import docket.bedrock.Reply;
import docket.classifier.Classifier;
import docket.classifier.ClassifyDocument;
import docket.classifier.ReceiveDocument;
import docket.classifier.ReceiveOutcome;
import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.documents.InboxObject;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.model.assembly.Models;
import docket.model.assembly.Settings;
import docket.reader.Reader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an upload through the real SDK to Bedrock's wire format and back, with a real ledger. */
class ModelOpinionTest {

    private static final String UNCLEAR = "Both sides, plugh and xyzzy, agree to keep what they hear to themselves.";
    private static final AtomicInteger UPLOADS = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private final FakeBedrock bedrock = FakeBedrock.start();
    private final Documents documents = new Documents(new InMemoryObjects());
    private Models models;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void start() {
        var settings = Map.of("bedrock-endpoint", bedrock.endpoint().toString());
        models = Models.with(
                        Settings.read(name -> Optional.ofNullable(settings.get(name))), postgres.getPostgresDatabase())
                .assemble();
    }

    @AfterEach
    void stop() {
        models.close();
        bedrock.close();
    }

    @Test
    void aModelSaysWhatTheClassifierIsNotSureOfAndItsCostIsBookedUnderTheDocument() {
        bedrock.says(call -> verdict(call, "contract", 0.99, "agree to keep what they hear"));

        var classified = upload(UNCLEAR);

        assertThat(classified.kind()).isEqualTo(Kind.CONTRACT);
        assertThat(classified.reasons()).containsExactly("says \"agree to keep what they hear\"");
        assertThat(classified.work().engine()).isEqualTo("claude-haiku.document-kind-1");
        assertThat(ledger(classified.documentId()))
                .isPositive()
                .isEqualByComparingTo(classified.work().cost());
    }

    @Test
    void aModelThatQuotesWhatNobodyWroteIsNotBelievedButPaid() {
        bedrock.says(call -> verdict(call, "contract", 1, "hereinafter referred to as the Supplier"));

        var classified = upload(UNCLEAR);

        assertThat(classified.work().note())
                .isEqualTo("claude-haiku.document-kind-1 was not believed: what it quoted does not stand in the"
                        + " document");
        assertThat(classified.confidence().value()).isLessThan(0.98);
        assertThat(ledger(classified.documentId()))
                .isPositive()
                .isEqualByComparingTo(classified.work().cost());
    }

    @Test
    void whereTheModelIsAwayTheClassifierDecidesAloneAndSaysSo() {
        bedrock.outage("eu-central-1").outage("us-east-1");

        var classified = upload(UNCLEAR);

        assertThat(classified.work().note()).startsWith("claude-haiku did not answer: No answer from a model");
        assertThat(classified.work().cost()).isZero();
    }

    @Test
    void whatTheAccountMayNotUseIsSaidWithARemedy() {
        bedrock.whenever(call -> call.operation().asksModel(), Fault.denied());

        assertThat(upload(UNCLEAR).work().note())
                .contains("The account may not use")
                .contains("Allow bedrock:");
    }

    @Test
    void anAnswerThatHoldsToNoSchemaIsNone() {
        bedrock.says("It is surely a contract.");

        assertThat(upload(UNCLEAR).work().note()).contains("does not hold to its schema");
    }

    @Test
    void withoutABudgetNothingIsAsked() {
        models.budget().limit("classifier", "*", java.util.OptionalLong.of(10));
        try {
            assertThat(upload(UNCLEAR).work().note()).contains("Budget exceeded");
            assertThat(bedrock.calls().stream().filter(call -> call.operation().asksModel()))
                    .isEmpty();
        } finally {
            models.budget().limit("classifier", "*", java.util.OptionalLong.empty());
        }
    }

    @Test
    void aDatabaseThatIsAwayStopsNoDocument() {
        var opinion = new ModelOpinion(
                () -> {
                    throw new IllegalStateException("no answer from the database");
                },
                Optional.empty());

        var classified = upload(UNCLEAR, opinion);

        assertThat(classified.work().note()).isEqualTo("claude-haiku was not asked: budgets cannot be looked up now");
    }

    private DocumentClassified upload(String text) {
        return upload(text, new ModelOpinion(models::gateway, Optional.empty()));
    }

    /** Every upload differs, for known answers are not asked again. */
    private DocumentClassified upload(String text, ModelOpinion opinion) {
        int number = UPLOADS.incrementAndGet();
        var bytes = (text + " " + "I".repeat(number)).getBytes(StandardCharsets.UTF_8);
        var object = new InboxObject("docket-inbox", number + ".txt", "e" + number, Instant.EPOCH);
        var outcome = new ReceiveDocument(
                        (_, _) -> Optional.of(new docket.classifier.Inbox.Upload(
                                object, bytes.length, Optional.empty(), Optional.of(bytes))),
                        documents,
                        new Reader(),
                        new ClassifyDocument(Classifier.load(), new Confidence(0.98), Optional.of(opinion)),
                        new Confidence(0.98),
                        InstantSource.system())
                .receive("docket-inbox", object.key());
        return switch (outcome) {
            case ReceiveOutcome.Classified(var _, var classified) -> classified;
            case ReceiveOutcome.Unsure(var _, var classified, var _) -> classified;
            default -> throw new AssertionError(outcome);
        };
    }

    private BigDecimal ledger(DocumentId document) {
        return models.ledger().ofDocument(document.value()).stream()
                .map(docket.model.Ledger.Entry::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Reply verdict(Call call, String kind, double confidence, String quote) {
        var tool = call.body()
                .path("toolConfig")
                .path("tools")
                .get(0)
                .path("toolSpec")
                .path("name")
                .asText();
        var input = JsonNodeFactory.instance.objectNode().put("kind", kind).put("confidence", confidence);
        input.putArray("quotes").add(quote);
        return Reply.tool("t1", tool, input);
    }
}
