package docket.proposal;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.messages.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a person decided about a proposal. */
public final class ConcludeProposal {

    private static final String PERSON = "person";

    /** A rejection that says this wants another draft instead; its comment says what is to be otherwise. */
    private static final String NEW_DRAFT = "new_draft";

    private final Documents documents;
    private final DraftProposal drafts;
    private final ReceivedDeals deals;
    private final Destination destination;

    public ConcludeProposal(Documents documents, DraftProposal drafts, ReceivedDeals deals, Destination destination) {
        this.documents = documents;
        this.drafts = drafts;
        this.deals = deals;
        this.destination = destination;
    }

    /** @throws DeliverWriteBacks.WriteBackRefused if the CRM refuses what was approved */
    public List<Sending> conclude(ReviewDecided decision) {
        var id = decision.documentId();
        var kind = decision.kind();
        if (kind != null && kind != Kind.PROPOSAL_REQUEST && decision.verdict() != Verdict.EXPIRED)
            return somethingElse(decision, kind);
        var drafted = drafts.step(id, decision.seq());
        var draft = documents
                .find(id, drafted, Reading.class)
                .orElseThrow(() -> new IllegalStateException("nothing was drafted for " + id));
        return switch (decision.verdict()) {
            case REJECTED ->
                decision.corrections().containsKey(NEW_DRAFT)
                        ? drafts.again(decision)
                        : Sending.told(
                                completed(decision, Kind.PROPOSAL_REQUEST, Ending.REJECTED, drafted, "not sent"));
            case EXPIRED ->
                Sending.told(completed(
                        decision, Kind.PROPOSAL_REQUEST, Ending.EXPIRED, drafted, "nobody decided in time; not sent"));
            case APPROVED -> approve(decision, drafted, draft);
        };
    }

    /** The document goes where a person says it belongs. */
    private static List<Sending> somethingElse(ReviewDecided decision, Kind kind) {
        if (kind == Kind.OTHER)
            return Sending.told(completed(decision, kind, Ending.FILED, null, "no proposal is asked for"));
        return Sending.to(
                Channel.reading(kind),
                new DocumentClassified(
                        decision.documentId(),
                        decision.seq() + 1,
                        decision.at(),
                        kind,
                        Confidence.CERTAIN,
                        List.of("a person says so"),
                        Work.free(PERSON, 0)));
    }

    private List<Sending> approve(ReviewDecided decision, String drafted, Reading draft) {
        var id = decision.documentId();
        var corrections = Corrections.apply(Brief.of(draft), decision.corrections(), decision.by());
        if (!corrections.refused().isEmpty()) {
            return Sending.to(
                    Channel.REVIEWS,
                    DraftProposal.question(
                            id,
                            decision.seq() + 1,
                            drafted,
                            decision.at(),
                            corrections.refused(),
                            Work.free(Brief.ENGINE, 0)));
        }
        var step = "proposal/decided-" + decision.seq();
        var decided = documents.first(id, step, Reading.class, () -> decided(decision, draft, corrections));
        var sha256 = decided.value(Facts.SHA256).orElseThrow();
        var version = Versions.of(decided);
        documents.putIfAbsent(
                id,
                Versions.APPROVED,
                Versions.approved(version, decision.by(), decision.at(), sha256),
                "application/json");
        var deal = decided.value(Facts.DEAL_ID);
        if (deal.isEmpty()) {
            return Sending.told(completed(
                    decision,
                    Kind.PROPOSAL_REQUEST,
                    Ending.APPROVED,
                    step,
                    "proposal.pdf has SHA-256 " + sha256 + "; version " + version + " was approved by "
                            + decision.by()));
        }
        return destination instanceof Destination.ToCrm to && to.crms().isTold(deals.find(id))
                ? writeBack(decision, decided, deal.get(), step, sha256, to)
                : Sending.told(completed(
                        decision,
                        Kind.PROPOSAL_REQUEST,
                        Ending.APPROVED,
                        step,
                        "not written back to deal " + deal.get() + ": no address of the CRM is set"
                                + " (docket.crm.write-back-url); proposal.pdf has SHA-256 " + sha256
                                + "; version " + version + " was approved by " + decision.by()));
    }

    private Reading decided(ReviewDecided decision, Reading draft, Corrections corrections) {
        var id = decision.documentId();
        drafts.checkUntouched(id, draft);
        var made = corrections.changed()
                ? drafts.set(id, "proposal-files/decided-" + decision.seq(), corrections.brief(), decision.at())
                : new DraftProposal.Made(
                        Map.of(Facts.SHA256, draft.field(Facts.SHA256).orElseThrow()), draft.files());
        var fields = new LinkedHashMap<>(made.fields());
        fields.putAll(ScoreFields.in(draft));
        return corrections.brief().reading(fields, made.files(), decision.at(), Work.free(Brief.ENGINE, 0));
    }

    private List<Sending> writeBack(
            ReviewDecided decision, Reading decided, String deal, String step, String sha256, Destination.ToCrm to) {
        var id = decision.documentId();
        var event = deals.find(id).map(ReceivedDeals.ReceivedDeal::eventId).orElse("");
        var total = decided.value(Facts.NET_TOTAL)
                .map(net -> ", net total " + net + " "
                        + decided.value(Facts.CURRENCY).orElse(""))
                .orElse("");
        var writeBack = new WriteBack(
                decision,
                deal,
                event,
                step,
                to.link().replace("{document}", id.value()),
                sha256,
                "Proposal approved" + total.stripTrailing(),
                ScoreFields.told(decided));
        return switch (to.writeBacks().keep(writeBack)) {
            case WAITING, DONE -> List.of();
            case REFUSED -> {
                to.delivery().again(decision);
                yield List.of();
            }
        };
    }

    private static DocumentCompleted completed(
            ReviewDecided decision, Kind kind, Ending ending, @Nullable String result, String note) {
        return new DocumentCompleted(
                decision.documentId(),
                decision.seq() + 1,
                decision.at(),
                kind,
                ending,
                result,
                note,
                Work.free(PERSON, 0));
    }
}
