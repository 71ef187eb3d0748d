package docket.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.InMemoryObjects;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Wire;
import docket.messages.Work;
import docket.proposal.ReceivedDeals.Arrival;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import docket.proposal.crm.GenericDeal;
import docket.reader.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From a deal or a request to a proposal that a person decided about. */
class ProposalTest {

    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");
    private static final DocumentId REQUEST = new DocumentId("d-request");

    private final Documents documents = new Documents(new InMemoryObjects());
    private final MemoryDeals deals = new MemoryDeals();
    private final AtomicLong ticks = new AtomicLong();
    private final DraftProposal draftProposal = new DraftProposal(
            documents,
            deals,
            new CrmDoors(Map.of(), Map.of(), deals, documents),
            new GenericDeal(),
            new Reader(),
            new PlainTypesetter(),
            House.NONE,
            () -> THEN.plus(ticks.incrementAndGet(), ChronoUnit.MILLIS));
    private final ConcludeProposal concludeProposal =
            new ConcludeProposal(documents, draftProposal, deals, new Destination.Nowhere());

    /** The words of the draft as bytes; no form. */
    private record PlainTypesetter() implements Typesetter {
        @Override
        public byte[] docx(Draft draft) {
            return ("docx " + draft.texts() + draft.tables()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] pdf(Draft draft) {
            return ("pdf " + draft.texts() + draft.tables()).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void aDealBecomesADocumentAndAQuestion() {
        var sendings = draftProposal.draft(received("e-1"));

        assertThat(sendings)
                .extracting(Sending::channel)
                .containsExactly(Channel.EVENTS, Channel.EVENTS, Channel.REVIEWS, Channel.EVENTS);
        assertThat(sendings.get(0).event()).isInstanceOfSatisfying(DocumentReceived.class, event -> {
            assertThat(event.fileName()).isEqualTo("deal-42.json");
            assertThat(event.source()).isEqualTo("crm://generic/42");
            assertThat(event.seq()).isEqualTo(1);
        });
        assertThat(sendings.get(2).event()).isInstanceOfSatisfying(ReviewRequested.class, event -> {
            assertThat(event.seq()).isEqualTo(3);
            assertThat(event.question()).isEqualTo(Question.PROPOSAL);
            assertThat(event.replyTo()).isEqualTo(new ReplyTo.Queue(Channel.PROPOSALS));
            assertThat(event.result()).isEqualTo("proposal/template-1");
            assertThat(event.reasons()).first().asString().contains("only after a person has approved it");
        });
        var id = sendings.getFirst().event().documentId();
        assertThat(documents.bytes(id)).isEqualTo(Deals.soundBytes("e-1"));
        assertThat(documents.file(id, draft(id).files().get("proposal.pdf"))).isPresent();
        assertThat(documents.file(id, draft(id).files().get("proposal.docx"))).isPresent();
    }

    @Test
    void everyValueOfADealSaysWhereItComesFrom() {
        var id = drafted("e-1");

        assertThat(draft(id).field("client_name").orElseThrow().evidence())
                .isEqualTo(new Evidence.FromData("crm deal 42"));
        assertThat(draft(id).field("net_total").orElseThrow().evidence())
                .isEqualTo(new Evidence.Arithmetic("6000.00 + 4800.00 + 850.00 = 11650.00"));
        assertThat(draft(id).lineItems().getFirst().get("line_total").value()).isEqualTo("6000.00");
    }

    @Test
    void aRedeliveryAsksTheSameQuestion() {
        var changed = received("e-1");

        assertThat(digests(draftProposal.draft(changed))).isEqualTo(digests(draftProposal.draft(changed)));
    }

    @Test
    void aRejectionThatWantsAnotherDraftKeepsBothAndAsksAnew() {
        var id = drafted("e-1");
        var first = draft(id);
        var wish = new ReviewDecided(
                id,
                4,
                THEN,
                "r-1",
                Question.PROPOSAL,
                Verdict.REJECTED,
                "reviewer",
                "Shorter.",
                Map.of("new_draft", "yes"),
                null);

        var sendings = concludeProposal.conclude(wish);

        assertThat(sendings)
                .extracting(Sending::event)
                .hasOnlyElementsOfType(ReviewRequested.class)
                .first()
                .isInstanceOfSatisfying(ReviewRequested.class, event -> {
                    assertThat(event.seq()).isEqualTo(5);
                    assertThat(event.result()).isEqualTo("proposal/draft-4");
                });
        assertThat(digests(concludeProposal.conclude(wish))).isEqualTo(digests(sendings));
        var second = documents.find(id, "proposal/draft-4", Reading.class).orElseThrow();
        assertThat(second.files().get("proposal.pdf")).isEqualTo("proposal-files/draft-4/proposal.pdf");
        assertThat(documents.file(id, second.files().get("proposal.pdf"))).isPresent();
        assertThat(draft(id)).isEqualTo(first);

        var approved = new ReviewDecided(
                id, 6, THEN, "r-2", Question.PROPOSAL, Verdict.APPROVED, "reviewer", "", Map.of(), null);
        concludeProposal.conclude(approved);

        assertThat(documents.find(id, "proposal/decided-6", Reading.class))
                .hasValueSatisfying(decided -> assertThat(decided.files()).isEqualTo(second.files()));
    }

    @Test
    void whatHappenedBeforeADraftIsToldBeforeItIsBegun() {
        var changed = received("e-1");
        var told = new ArrayList<DocumentEvent>();
        draftProposal.draft(changed, sending -> {
            assertThat(documents.find(changed.documentId(), "proposal/template-1", Reading.class))
                    .isEmpty();
            told.add(sending.event());
        });

        assertThat(told).hasExactlyElementsOfTypes(DocumentReceived.class, DealChanged.class);
    }

    @Test
    void theSameBytesUnderAnotherIdAreADuplicate() {
        var changed = received("e-1");
        draftProposal.draft(changed);
        var again = new DocumentId("deal-again");
        deals.kept.put(again, deals.find(changed.documentId()).orElseThrow());

        var sendings = draftProposal.draft(new DealChanged(again, 2, THEN, "generic", "42"));

        assertThat(sendings)
                .singleElement()
                .satisfies(sending -> assertThat(sending.event())
                        .isInstanceOfSatisfying(
                                DuplicateReceived.class,
                                event -> assertThat(event.duplicateOf()).isEqualTo(changed.documentId())));
    }

    @Test
    void whatADealDoesNotSayIsAGapAndAFinding() {
        var id = drafted("e-1", "\"delivery_date\": \"2027-05-31\",", "");

        assertThat(findings(id)).contains("delivery date is missing");
        assertThat(file(id, draft(id), "proposal.pdf")).contains("[missing: delivery date]");
    }

    @Test
    void anItemWithoutAPriceLeavesNoTotal() {
        var id = drafted("e-1", "\"unit_price\": 4800,", "");

        assertThat(findings(id)).contains("line 2: unit price is missing");
        assertThat(draft(id).fields()).doesNotContainKeys("net_total", "gross_total");
        assertThat(file(id, draft(id), "proposal.pdf")).contains("net_total=[missing: net total]");
    }

    @Test
    void anAmountThatIsNotTheSumIsAFinding() {
        var id = drafted("e-1", "11650.00", "10000.00");

        assertThat(findings(id)).contains("the items add up to 11650.00, but the deal's amount is 10000.00");
    }

    @Test
    void aRequestOnPaperIsDraftedWithItsRequirements() {
        var question = draftRequest();

        assertThat(question.seq()).isEqualTo(3);
        assertThat(draft(REQUEST).lineItems())
                .hasSize(6)
                .allSatisfy(row -> assertThat(row).containsKey("requirement"));
        assertThat(findings(REQUEST))
                .contains("6 of 6 requirements have no answer yet")
                .anyMatch(detail -> detail.startsWith("there are no prices: the source names no line items"));
    }

    @Test
    void aRequestNobodyCanReadIsAskedAboutAllTheSame() {
        documents.keep(REQUEST, "request.bin", "s3://docket-inbox/request.bin", new byte[] {0, 1, 2}, THEN);

        draftProposal.draft(classified());

        assertThat(draft(REQUEST).findings()).anySatisfy(finding -> {
            assertThat(finding.reason()).isEqualTo(Finding.Reason.UNREADABLE);
            assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCKING);
        });
    }

    @Test
    void anApprovedRequestEndsApprovedWithTheHashOfWhatWasShown() {
        draftRequest();

        var completed = completed(decide(REQUEST, Verdict.APPROVED, Map.of(), null));

        assertThat(completed.ending()).isEqualTo(Ending.APPROVED);
        assertThat(completed.seq()).isEqualTo(5);
        assertThat(completed.result()).isEqualTo("proposal/decided-4");
        var shown = documents
                .file(REQUEST, draft(REQUEST).files().get("proposal.pdf"))
                .orElseThrow();
        assertThat(completed.note()).contains(Documents.sha256(shown));
    }

    @Test
    void withoutAnAddressOfTheCrmAnApprovedDealSaysSo() {
        var id = drafted("e-1");

        assertThat(completed(decide(id, Verdict.APPROVED, Map.of(), null)).note())
                .contains("not written back to deal 42: no address of the CRM is set");
    }

    @Test
    void aCorrectionMakesANewVersionAndLeavesTheOldOne() {
        var id = drafted("e-1");
        var before = file(id, draft(id), "proposal.pdf");

        decide(
                id,
                Verdict.APPROVED,
                Map.of("client_name", "Beispiel Handel GmbH", "line_items[1].unit_price", "4900"),
                null);

        var decided = documents.find(id, "proposal/decided-4", Reading.class).orElseThrow();
        assertThat(decided.field("client_name").orElseThrow().evidence()).isEqualTo(new Evidence.ByPerson("reviewer"));
        assertThat(decided.value("net_total")).contains("11750.00");
        assertThat(file(id, decided, "proposal.pdf"))
                .contains("Beispiel Handel GmbH")
                .contains("11,750.00 EUR");
        assertThat(file(id, draft(id), "proposal.pdf")).isEqualTo(before).contains("Sample Supplies Ltd");
    }

    @Test
    void anAnswerToARequirementIsACorrectionToo() {
        draftRequest();

        decide(REQUEST, Verdict.APPROVED, Map.of("line_items[0].answer", "Yes, from the first day."), null);

        var decided =
                documents.find(REQUEST, "proposal/decided-4", Reading.class).orElseThrow();
        assertThat(file(REQUEST, decided, "proposal.pdf")).contains("answer=Yes, from the first day.");
    }

    @Test
    void aFindingAboutARowNamesItAsACorrectionDoes() {
        var id = drafted("e-1", "\"unit_price\": 4800,", "");

        assertThat(draft(id).findings())
                .extracting(Finding::field)
                .contains("line_items[1].unit_price", "line_items[4].answer");
    }

    @Test
    void aPersonWritesThePricesARequestDoesNotName() {
        draftRequest();

        decide(
                REQUEST,
                Verdict.APPROVED,
                Map.of("currency", "EUR", "prices", "Set-up; 2; day; 900.00; 19 | Licence; 1; year; 50.5; 19"),
                null);

        var decided =
                documents.find(REQUEST, "proposal/decided-4", Reading.class).orElseThrow();
        assertThat(decided.value("gross_total")).contains("2202.10");
        assertThat(decided.lineItems().getFirst().get("unit_price").evidence())
                .isEqualTo(new Evidence.ByPerson("reviewer"));
        assertThat(decided.findings()).extracting(Finding::detail).noneMatch(detail -> detail.contains("no prices"));
    }

    @Test
    void aCorrectionThatCannotBeAppliedComesBackToAPerson() {
        var id = drafted("e-1");

        for (var correction : List.of(
                Map.entry("delivery_date", "next week"),
                Map.entry("gross_total", "1.00"),
                Map.entry("line_items[0].unit_price", "a lot"),
                Map.entry("line_items[99].unit_price", "1"),
                Map.entry("prices", "a lot of money"),
                Map.entry("prices", "Set-up; two; day; 900.00; 19"),
                Map.entry("deal_id", "43"))) {
            var sendings = decide(id, Verdict.APPROVED, Map.ofEntries(correction), null);

            assertThat(sendings.getFirst().channel()).isEqualTo(Channel.REVIEWS);
            assertThat(sendings.getFirst().event())
                    .isInstanceOfSatisfying(
                            ReviewRequested.class,
                            asked -> assertThat(asked.reasons())
                                    .singleElement()
                                    .asString()
                                    .startsWith(correction.getKey() + ": "));
        }
        assertThat(documents.find(id, "proposal/decided-4", Reading.class)).isEmpty();
    }

    @Test
    void aFileThatIsNotWhatAPersonSawIsNeverApproved() {
        var objects = new InMemoryObjects();
        var shelf = new Documents(objects);
        var id = REQUEST;
        var reading = Brief.of(Requests.pages(Requests.ENGLISH))
                .reading(
                        Map.of("proposal_sha256", new Field("00", Confidence.CERTAIN, "x", new Evidence.FromData("x"))),
                        Map.of("proposal.pdf", "proposal-files/template-1/proposal.pdf"),
                        THEN,
                        Work.free("x", 0));
        shelf.first(id, "proposal/template-1", Reading.class, () -> reading);
        shelf.putIfAbsent(id, "proposal-files/template-1/proposal.pdf", new byte[] {1}, "application/pdf");
        var drafts = new DraftProposal(
                shelf,
                deals,
                new CrmDoors(Map.of(), Map.of(), deals, shelf),
                new GenericDeal(),
                new Reader(),
                new PlainTypesetter(),
                House.NONE,
                () -> THEN);
        var conclude = new ConcludeProposal(shelf, drafts, deals, new Destination.Nowhere());

        assertThatThrownBy(() -> conclude.conclude(decided(id, Verdict.APPROVED, Map.of(), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not what a person saw");
    }

    @Test
    void aRejectedOrForgottenProposalIsNotSent() {
        var id = drafted("e-1");

        assertThat(completed(decide(id, Verdict.REJECTED, Map.of(), null)).ending())
                .isEqualTo(Ending.REJECTED);
        assertThat(completed(decide(id, Verdict.EXPIRED, Map.of(), null)).ending())
                .isEqualTo(Ending.EXPIRED);
    }

    @Test
    void anotherKindGoesWhereItBelongs() {
        draftRequest();

        assertThat(decide(REQUEST, Verdict.APPROVED, Map.of(), Kind.CONTRACT))
                .first()
                .satisfies(sending -> {
                    assertThat(sending.channel()).isEqualTo(Channel.CONTRACTS);
                    assertThat(sending.event())
                            .isInstanceOfSatisfying(
                                    DocumentClassified.class,
                                    event -> assertThat(event.kind()).isEqualTo(Kind.CONTRACT));
                });
        assertThat(completed(decide(REQUEST, Verdict.APPROVED, Map.of(), Kind.OTHER))
                        .ending())
                .isEqualTo(Ending.FILED);
    }

    @Test
    void aRedeliveredDecisionEndsTheSame() {
        draftRequest();

        assertThat(digests(decide(REQUEST, Verdict.APPROVED, Map.of("title", "Rooms"), null)))
                .isEqualTo(digests(decide(REQUEST, Verdict.APPROVED, Map.of("title", "Rooms"), null)));
    }

    private DealChanged received(String event) {
        return received(event, "", "");
    }

    private DealChanged received(String event, String replaced, String with) {
        var body = Deals.sound(event).replace(replaced, with).getBytes(StandardCharsets.UTF_8);
        var id = Deal.documentId("generic", "42", event);
        var changed = new DealChanged(id, 2, THEN, "generic", "42");
        deals.accept(List.of(new Arrival(new ReceivedDeal(id, "generic", "42", event, null, body, THEN), changed)));
        return changed;
    }

    private DocumentId drafted(String event, String replaced, String with) {
        var changed = received(event, replaced, with);
        draftProposal.draft(changed);
        return changed.documentId();
    }

    private DocumentId drafted(String event) {
        return drafted(event, "", "");
    }

    private ReviewRequested draftRequest() {
        documents.keep(REQUEST, "request.txt", "s3://docket-inbox/request.txt", Requests.bytes(Requests.ENGLISH), THEN);
        return (ReviewRequested) draftProposal.draft(classified()).getFirst().event();
    }

    private static DocumentClassified classified() {
        return new DocumentClassified(
                REQUEST, 2, THEN, Kind.PROPOSAL_REQUEST, Confidence.CERTAIN, List.of(), Work.free("x", 1));
    }

    private List<Sending> decide(DocumentId id, Verdict verdict, Map<String, String> corrections, @Nullable Kind kind) {
        return concludeProposal.conclude(decided(id, verdict, corrections, kind));
    }

    private static ReviewDecided decided(
            DocumentId id, Verdict verdict, Map<String, String> corrections, @Nullable Kind kind) {
        return new ReviewDecided(id, 4, THEN, "r-1", Question.PROPOSAL, verdict, "reviewer", "", corrections, kind);
    }

    private Reading draft(DocumentId id) {
        return documents.find(id, "proposal/template-1", Reading.class).orElseThrow();
    }

    private List<String> findings(DocumentId id) {
        return draft(id).findings().stream().map(Finding::detail).toList();
    }

    private String file(DocumentId id, Reading reading, String name) {
        return new String(documents.file(id, reading.files().get(name)).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static DocumentCompleted completed(List<Sending> sendings) {
        assertThat(sendings).hasSize(1);
        return (DocumentCompleted) sendings.getFirst().event();
    }

    private static List<String> digests(List<Sending> sendings) {
        return sendings.stream()
                .map(Sending::event)
                .map((DocumentEvent event) -> Wire.digest(event))
                .toList();
    }
}
