package docket.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DeliveryAsked;
import docket.messages.DocumentEvent.DeliveryReported;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentFailed;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DocumentRedriven;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentEvent.DocumentUnpacked;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentEvent.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

    private static final DocumentId ID = new DocumentId("d-7");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    static Stream<DocumentEvent> everyEvent() {
        return Stream.of(
                new DocumentReceived(ID, 1, NOON, "invoice.pdf", "s3://docket-inbox/invoice.pdf", "ab12", 4711),
                new DuplicateReceived(
                        ID, 1, NOON, "copy.pdf", "s3://docket-inbox/copy.pdf", "ab12", 4711, new DocumentId("d-6")),
                new DocumentUnpacked(
                        ID, 2, NOON, List.of(new DocumentUnpacked.Part(new DocumentId("d-8"), "invoice.pdf", 4711))),
                new DocumentRefused(ID, 2, NOON, Refusal.UNSUPPORTED, "the file is empty"),
                new DealChanged(ID, 2, NOON, "generic", "42"),
                new DocumentClassified(
                        ID,
                        2,
                        NOON,
                        Kind.PROPOSAL_REQUEST,
                        new Confidence(0.93),
                        List.of("numbered requirements"),
                        Work.free("words-1", 12)),
                new ReviewRequested(
                        ID,
                        3,
                        NOON,
                        Kind.INVOICE,
                        Question.INVOICE,
                        "invoice/layout-1",
                        List.of("net + tax = 119.00, but total = 120.00"),
                        new ReplyTo.TaskToken("AQCEAAAAKgAAAAMAAAAA"),
                        Work.free("layout-1", 31)),
                new ReviewDecided(
                        ID,
                        4,
                        NOON,
                        "r-9",
                        Question.INVOICE,
                        Verdict.APPROVED,
                        "reviewer@example.com",
                        "checked against the order",
                        Map.of("total_amount", "119.00"),
                        null),
                new DeliveryAsked(ID, 6, NOON, "Reviewer"),
                new DeliveryReported(ID, 6, NOON, "erp.example.com", true, 2, "answered 200"),
                new DocumentCompleted(
                        ID,
                        5,
                        NOON,
                        Kind.INVOICE,
                        Ending.APPROVED,
                        "invoice/decided-4",
                        "written back to deal 42",
                        Work.free("rules-1", 1)),
                new StepFailed(ID, 2, NOON, Channel.INVOICES, 3, "no answer from the store"),
                new DocumentFailed(ID, 2, NOON, Channel.INVOICES, "no answer from the store"),
                new DocumentRedriven(ID, 2, NOON, Channel.INVOICES, "reviewer@example.com"));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void anEventIsSpelledAsInItsGoldenFile(DocumentEvent event) throws IOException {
        var golden = golden(event);

        assertThat(tree(Wire.write(event, TRACE))).isEqualTo(tree(golden));
        assertThat(Wire.read(golden)).isEqualTo(event);
    }

    @Test
    void everyEventHasAGoldenFile() {
        assertThat(everyEvent().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(DocumentEvent.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void aPropertyAddedByANewerProducerIsIgnored(DocumentEvent event) throws IOException {
        assertThat(Wire.read(golden(event).replaceFirst("\\{", "{ \"priority\": 3,")))
                .isEqualTo(event);
    }

    @Test
    void aFileTakenOutOfAnotherNamesIt() throws IOException {
        var child = new DocumentReceived(
                ID,
                1,
                NOON,
                "invoice.pdf",
                "s3://docket-inbox/mail.eml!/invoice.pdf",
                "ab12",
                4711,
                new DocumentId("d-6"));

        assertThat(tree(Wire.write(child, TRACE))).isEqualTo(tree(file("document-received-from-another")));
        assertThat(Wire.read(file("document-received-from-another"))).isEqualTo(child);
    }

    @Test
    void aReviewMaySayWhoMustAgree() throws IOException {
        var review = new ReviewRequested(
                ID,
                3,
                NOON,
                Kind.INVOICE,
                Question.INVOICE,
                "invoice/layout-1",
                List.of("the total is over 10000.00 EUR"),
                new ReplyTo.Queue(Channel.INVOICES),
                Work.free("layout-1", 31),
                new Approval(
                        "large amounts",
                        List.of("books@example.com", "invoice"),
                        2,
                        Duration.ofDays(2),
                        List.of("head@example.com"),
                        false));

        assertThat(tree(Wire.write(review, TRACE))).isEqualTo(tree(file("review-requested-of-several")));
        assertThat(Wire.read(file("review-requested-of-several"))).isEqualTo(review);
    }

    @Test
    void aMessageThatIsNoEventIsRefused() {
        assertThat(Stream.of("{}", "", "null", "[]", "not json", "{\"type\":\"document-eaten\"}"))
                .allSatisfy(
                        text -> assertThatThrownBy(() -> Wire.read(text)).isInstanceOf(Wire.UnreadableMessage.class));
    }

    @Test
    void whatIsWrongWithAMessageIsSaidWithoutQuotingIt() {
        assertThatThrownBy(() -> Wire.read("confidential words"))
                .isInstanceOf(Wire.UnreadableMessage.class)
                .hasMessageNotContaining("confidential")
                .hasMessageContaining("line 1");
    }

    @Test
    void aTaskTokenNeverShowsInText() {
        assertThat(everyEvent().map(Object::toString)).noneMatch(text -> text.contains("AQCEAAAAKgAAAAMAAAAA"));
    }

    @Test
    void theTraceTravelsBesideTheEvent() {
        var event = new DocumentRefused(ID, 2, NOON, Refusal.UNSUPPORTED, "the file is empty");

        assertThat(Wire.traceparent(Wire.write(event, TRACE))).contains(TRACE);
        assertThat(Wire.traceparent(Wire.write(event))).contains(Wire.rootTrace(ID));
        assertThat(Wire.traceparent("no json")).isEmpty();
    }

    @Test
    void aRedeliveryHasTheSameDigestWhateverTraceCarriesIt() {
        var event = new DocumentRefused(ID, 2, NOON, Refusal.UNSUPPORTED, "the file is empty");
        var again = Wire.read(Wire.write(event, TRACE));

        assertThat(Wire.digest(again)).isEqualTo(Wire.digest(event));
        assertThat(Wire.digest(new DocumentRefused(ID, 2, NOON, Refusal.UNREADABLE, "no text")))
                .isNotEqualTo(Wire.digest(event));
    }

    private static Object tree(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    private static String golden(DocumentEvent event) throws IOException {
        var name = event.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase();
        return file(name);
    }

    private static String file(String name) throws IOException {
        try (var file = WireTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(file).as("golden file " + name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
