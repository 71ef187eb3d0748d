package docket.proposal.assist;

import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import docket.proposal.CrmDoors;
import docket.proposal.Deal;
import docket.proposal.DealRecords.DealGone;
import docket.proposal.DealScores;
import docket.proposal.ReceivedDeals;
import docket.proposal.ReceivedDeals.Arrival;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import docket.proposal.Sending;
import docket.proposal.assist.NoteWriter.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drafts a note for a deal and asks a person. There is no straight way into the CRM. */
public final class DraftNote {

    static final String STEP = "note/1";
    static final String TEXT = "text";
    static final String SUBJECT = "subject";
    static final String SHA256 = "note_sha256";
    static final String FILE = "note.txt";
    static final String DEAL = "deal_id";
    private static final String FOLDER = "note-files/1";

    /** DocumentReceived is the first step of the document, this message the second. */
    private static final int SECOND_STEP = 2;

    private final Documents documents;
    private final ReceivedDeals deals;
    private final CrmDoors crms;
    private final Deal.Format format;
    private final DealScores scores;
    private final NoteWriter writer;
    private final InstantSource clock;

    public DraftNote(
            Documents documents,
            ReceivedDeals deals,
            CrmDoors crms,
            Deal.Format format,
            DealScores scores,
            NoteWriter writer,
            InstantSource clock) {
        this.documents = documents;
        this.deals = deals;
        this.crms = crms;
        this.format = format;
        this.scores = scores;
        this.writer = writer;
        this.clock = clock;
    }

    /** Keeps a request and sends its message. The same request twice is one. @return the note's document */
    public DocumentId ask(NoteRequest request) {
        var now = clock.instant();
        var event = "note-" + request.requestId();
        var id = Deal.documentId(request.crm(), request.dealId(), event);
        deals.accept(List.of(new Arrival(
                new ReceivedDeal(
                        id, request.crm(), request.dealId(), event, null, request.bytes(), now, request.task()),
                new DealChanged(id, SECOND_STEP, now, request.crm(), request.dealId()))));
        return id;
    }

    public List<Sending> draft(DealChanged changed, ReceivedDeal asked) {
        var id = changed.documentId();
        int first = changed.seq() - 1;
        var source = "crm://" + changed.crm() + "/" + changed.dealId();
        var task = asked.task().name().toLowerCase(Locale.ROOT);
        var kept = documents.keep(id, task + "-request.json", source, asked.body(), asked.receivedAt());
        var original = kept.original();
        return switch (kept) {
            case Documents.Kept.Duplicate(var _, var earlier) ->
                told(new DuplicateReceived(
                        id,
                        first,
                        original.receivedAt(),
                        original.fileName(),
                        source,
                        original.sha256(),
                        original.bytes(),
                        earlier));
            case Documents.Kept.New(var _, var _) -> {
                var reading = documents.first(id, STEP, Reading.class, () -> compute(id, asked));
                var sendings = new ArrayList<>(told(new DocumentReceived(
                        id,
                        first,
                        original.receivedAt(),
                        original.fileName(),
                        source,
                        original.sha256(),
                        original.bytes())));
                sendings.addAll(question(id, changed.seq() + 1, reading));
                yield sendings;
            }
        };
    }

    static List<Sending> told(docket.messages.DocumentEvent event) {
        return List.of(new Sending(Channel.EVENTS, event));
    }

    static List<Sending> question(DocumentId id, int seq, Reading reading) {
        var reasons = new ArrayList<String>();
        reasons.add("nothing goes into the CRM before a person has agreed");
        reading.findings().stream().map(Finding::detail).forEach(reasons::add);
        var asked = new ReviewRequested(
                id,
                seq,
                reading.at(),
                Kind.PROPOSAL_REQUEST,
                Question.NOTE,
                STEP,
                reasons,
                new ReplyTo.Queue(Channel.PROPOSALS),
                reading.work());
        return List.of(new Sending(Channel.REVIEWS, asked), new Sending(Channel.EVENTS, asked));
    }

    private Reading compute(DocumentId id, ReceivedDeal asked) {
        var started = clock.instant();
        var request = NoteRequest.of(asked.body());
        var deal = deal(asked);
        var note = writer.write(new Context(id, request, deal, scores.score(deal), started));
        int number = 0;
        for (var step : note.steps()) {
            documents.putIfAbsent(
                    id,
                    "note-steps/1/" + String.format(Locale.ROOT, "%02d", ++number) + "-" + step.name() + ".txt",
                    step.result().getBytes(StandardCharsets.UTF_8),
                    "text/plain; charset=UTF-8");
        }
        long millis = Duration.between(started, clock.instant()).toMillis();
        return reading(id, request, note, started, new Work(note.engine(), millis, note.cost()));
    }

    /** As the CRM tells it now; only its id where the CRM tells nothing. */
    private Deal deal(ReceivedDeal asked) {
        var bare = new Deal(asked.dealId(), asked.eventId(), Map.of(), List.of(), List.of(), Map.of());
        var source = crms.records().get(asked.crm());
        try {
            if (source != null) return format.read(source.read(asked.dealId(), asked.eventId()));
        } catch (DealGone e) {
            return bare;
        }
        return deals.newest(asked.crm(), asked.dealId())
                .map(told -> format.read(told.body()))
                .orElse(bare);
    }

    private Reading reading(DocumentId id, NoteRequest request, Note note, Instant at, Work work) {
        var key = FOLDER + "/" + FILE;
        documents.putIfAbsent(id, key, bytes(note.subject(), note.text()), "text/plain; charset=UTF-8");
        var kept = documents.file(id, key).orElseThrow();
        var evidence = new Evidence.FromData("crm deal " + request.dealId() + " and the request");
        var fields = new LinkedHashMap<String, Field>();
        fields.put("note", field(request.task().name().toLowerCase(Locale.ROOT), note, evidence));
        fields.put(DEAL, field(request.dealId(), note, evidence));
        fields.put(SUBJECT, field(note.subject(), note, evidence));
        fields.put(TEXT, field(note.text(), note, evidence));
        fields.put(
                SHA256,
                new Field(
                        Documents.sha256(kept),
                        Confidence.CERTAIN,
                        note.engine(),
                        new Evidence.FromData("SHA-256 of " + FILE)));
        var rows = note.rows().stream()
                .map(row -> {
                    var cells = new LinkedHashMap<String, Field>();
                    for (var name : List.of("question", "claim", "action", "owner", "due", "source")) {
                        var value = row.get(name);
                        if (value != null)
                            cells.put(
                                    name,
                                    field(value, note, new Evidence.FromData(row.getOrDefault("source", "request"))));
                    }
                    return (Map<String, Field>) cells;
                })
                .toList();
        var findings = note.open().stream()
                .map(open -> new Finding(TEXT, Finding.Reason.MISSING, Finding.Severity.INFO, open, null))
                .toList();
        return new Reading(Kind.PROPOSAL_REQUEST, fields, rows, findings, Map.of(FILE, key), at, work);
    }

    private static Field field(String value, Note note, Evidence evidence) {
        return new Field(value, Confidence.CERTAIN, note.engine(), evidence);
    }

    /** What a person agrees to, to the byte. */
    static byte[] bytes(String subject, String text) {
        var whole = text.startsWith(subject) ? text : subject + "\n\n" + text;
        return whole.getBytes(StandardCharsets.UTF_8);
    }
}
