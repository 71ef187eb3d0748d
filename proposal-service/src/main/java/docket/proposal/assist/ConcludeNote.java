package docket.proposal.assist;

import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.Kind;
import docket.messages.Work;
import docket.proposal.Destination;
import docket.proposal.ReceivedDeals;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import docket.proposal.Sending;
import docket.proposal.WriteBack;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a person decided about a note: what was approved is what is left at the deal, to the byte. */
public final class ConcludeNote {

    private static final String PERSON = "person";

    private final Documents documents;
    private final ReceivedDeals deals;
    private final Destination destination;

    public ConcludeNote(Documents documents, ReceivedDeals deals, Destination destination) {
        this.documents = documents;
        this.deals = deals;
        this.destination = destination;
    }

    /** @throws docket.proposal.DeliverWriteBacks.WriteBackRefused if the CRM refuses what was approved */
    public List<Sending> conclude(ReviewDecided decision) {
        var draft = documents
                .find(decision.documentId(), DraftNote.STEP, Reading.class)
                .orElseThrow(() -> new IllegalStateException("nothing was drafted for " + decision.documentId()));
        return switch (decision.verdict()) {
            case REJECTED -> completed(decision, Ending.REJECTED, DraftNote.STEP, "not left at the deal");
            case EXPIRED ->
                completed(decision, Ending.EXPIRED, DraftNote.STEP, "nobody decided in time; not left at the deal");
            case APPROVED -> approve(decision, draft);
        };
    }

    private List<Sending> approve(ReviewDecided decision, Reading draft) {
        var id = decision.documentId();
        var step = "note/decided-" + decision.seq();
        var decided = documents.first(id, step, Reading.class, () -> decided(decision, draft));
        var key = decided.files().getOrDefault(DraftNote.FILE, "");
        var bytes = documents.file(id, key).orElseThrow();
        var sha256 = Documents.sha256(bytes);
        if (!sha256.equals(decided.value(DraftNote.SHA256).orElse("")))
            throw new IllegalStateException("the note is not what a person saw: " + id + "/" + key);
        var asked = deals.find(id);
        if (!(destination instanceof Destination.ToCrm to) || !to.crms().isTold(asked)) {
            return completed(
                    decision,
                    Ending.APPROVED,
                    step,
                    "not left at the deal: no way to the CRM is set up; its text has SHA-256 " + sha256);
        }
        var writeBack = new WriteBack(
                decision,
                asked.map(ReceivedDeal::dealId).orElse(""),
                asked.map(ReceivedDeal::eventId).orElse(""),
                step,
                "",
                sha256,
                new String(bytes, StandardCharsets.UTF_8));
        return switch (to.writeBacks().keep(writeBack)) {
            case WAITING, DONE -> List.of();
            case REFUSED -> {
                to.delivery().again(decision);
                yield List.of();
            }
        };
    }

    /** With the person's own words, where there are some. */
    private Reading decided(ReviewDecided decision, Reading draft) {
        var id = decision.documentId();
        var fields = new LinkedHashMap<>(draft.fields());
        boolean changed = false;
        for (var name : List.of(DraftNote.SUBJECT, DraftNote.TEXT)) {
            var said = decision.corrections().get(name);
            if (said == null || said.equals(draft.value(name).orElse(""))) continue;
            fields.put(name, new Field(said, Confidence.CERTAIN, PERSON, new Evidence.ByPerson(decision.by())));
            changed = true;
        }
        var key = draft.files().getOrDefault(DraftNote.FILE, "");
        if (changed) {
            key = "note-files/decided-" + decision.seq() + "/" + DraftNote.FILE;
            documents.putIfAbsent(
                    id,
                    key,
                    DraftNote.bytes(value(fields, DraftNote.SUBJECT), value(fields, DraftNote.TEXT)),
                    "text/plain; charset=UTF-8");
            fields.put(
                    DraftNote.SHA256,
                    new Field(
                            Documents.sha256(documents.file(id, key).orElseThrow()),
                            Confidence.CERTAIN,
                            PERSON,
                            new Evidence.FromData("SHA-256 of " + DraftNote.FILE)));
        }
        return new Reading(
                draft.kind(),
                fields,
                draft.lineItems(),
                draft.findings(),
                Map.of(DraftNote.FILE, key),
                decision.at(),
                Work.free(PERSON, 0));
    }

    private static String value(Map<String, Field> fields, String name) {
        var field = fields.get(name);
        return field == null ? "" : field.value();
    }

    private static List<Sending> completed(
            ReviewDecided decision, Ending ending, @Nullable String result, String note) {
        return DraftNote.told(new DocumentCompleted(
                decision.documentId(),
                decision.seq() + 1,
                decision.at(),
                Kind.PROPOSAL_REQUEST,
                ending,
                result,
                note,
                Work.free(PERSON, 0)));
    }
}
