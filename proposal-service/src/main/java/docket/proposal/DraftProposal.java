package docket.proposal;

import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Drafts a proposal for a deal or a request and asks a person. There is no straight way through. */
public final class DraftProposal {

    private static final String FOLDER = "proposal/";
    static final String STEP = FOLDER + Brief.ENGINE;

    /** A further draft's name goes on with the number of the decision that asked for it. */
    private static final String AGAIN = "draft-";

    private static final String PDF = "proposal.pdf";
    private static final String DOCX = "proposal.docx";
    private static final String DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Documents documents;
    private final ReceivedDeals deals;
    private final CrmDoors crms;
    private final Deal.Format format;
    private final Reader reader;
    private final Typesetter typesetter;
    private final House house;
    private final DealScores scores;
    private final SectionWriter writer;
    private final InstantSource clock;

    /** Without anybody who says how likely deals are won, or writes. */
    public DraftProposal(
            Documents documents,
            ReceivedDeals deals,
            CrmDoors crms,
            Deal.Format format,
            Reader reader,
            Typesetter typesetter,
            House house,
            InstantSource clock) {
        this(
                documents,
                deals,
                crms,
                format,
                reader,
                typesetter,
                house,
                _ -> Optional.empty(),
                SectionWriter.NOBODY,
                clock);
    }

    public DraftProposal(
            Documents documents,
            ReceivedDeals deals,
            CrmDoors crms,
            Deal.Format format,
            Reader reader,
            Typesetter typesetter,
            House house,
            DealScores scores,
            SectionWriter writer,
            InstantSource clock) {
        this.documents = documents;
        this.deals = deals;
        this.crms = crms;
        this.format = format;
        this.reader = reader;
        this.typesetter = typesetter;
        this.house = house;
        this.scores = scores;
        this.writer = writer;
        this.clock = clock;
    }

    /** A deal becomes a document like any other: kept as it came, told to the timeline, drafted. */
    public List<Sending> draft(DealChanged changed) {
        var sendings = new ArrayList<Sending>();
        var rest = draft(changed, sendings::add);
        sendings.addAll(rest);
        return sendings;
    }

    /**
     * The same, where a draft takes its time.
     *
     * @param before told of what has happened before the draft is begun
     */
    public List<Sending> draft(DealChanged changed, Consumer<Sending> before) {
        var id = changed.documentId();
        var deal = deals.find(id).orElseThrow(() -> new IllegalStateException("no deal was received as " + id));
        var source = "crm://" + changed.crm() + "/" + changed.dealId();
        var body = crms.body(deal);
        var kept = documents.keep(id, fileName(changed), source, body, deal.receivedAt());
        var original = kept.original();
        int first = changed.seq() - 1;
        return switch (kept) {
            case Documents.Kept.Duplicate(var _, var earlier) ->
                Sending.told(new DuplicateReceived(
                        id,
                        first,
                        original.receivedAt(),
                        original.fileName(),
                        source,
                        original.sha256(),
                        original.bytes(),
                        earlier));
            case Documents.Kept.New(var _, var _) -> {
                Sending.told(new DocumentReceived(
                                id,
                                first,
                                original.receivedAt(),
                                original.fileName(),
                                source,
                                original.sha256(),
                                original.bytes()))
                        .forEach(before);
                Sending.told(changed).forEach(before);
                yield ask(id, changed.seq(), new OfDeal(format.read(body)));
            }
        };
    }

    /** A deal's id is the CRM's own text; a file name is not. */
    private static String fileName(DealChanged changed) {
        return "deal-" + changed.dealId().replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
    }

    public List<Sending> draft(DocumentClassified request) {
        var id = request.documentId();
        return ask(id, request.seq(), () -> read(id));
    }

    /**
     * Drafts the same document once more, beside the draft a person did not want.
     *
     * @param rejected the decision that asks for it; its comment says what is wanted otherwise
     */
    List<Sending> again(ReviewDecided rejected) {
        var id = rejected.documentId();
        var version = AGAIN + rejected.seq();
        Source source = deals.find(id).isPresent() ? new OfDeal(format.read(documents.bytes(id))) : () -> read(id);
        var reading = documents.first(
                id, FOLDER + version, Reading.class, () -> compute(id, version, rejected.comment(), source));
        return asked(id, rejected.seq() + 1, FOLDER + version, reading);
    }

    /** The step with the draft that a decision is about: the last one begun before it. */
    String step(DocumentId id, int decision) {
        return documents.files(id, "proposal").stream()
                .filter(name -> name.matches(AGAIN + "\\d{1,9}"))
                .map(name -> Integer.parseInt(name.substring(AGAIN.length())))
                .filter(seq -> seq < decision)
                .max(Integer::compare)
                .map(seq -> FOLDER + AGAIN + seq)
                .orElse(STEP);
    }

    private Brief read(DocumentId id) {
        var step = "pages/" + Reader.VERSION;
        var known = documents.file(id, step);
        if (known.isPresent()) return Brief.of(Pages.fromJson(known.get()));
        return switch (reader.read(documents.bytes(id), documents.original(id).fileName())) {
            case ReadResult.Read(var pages) -> Brief.of(pages);
            case ReadResult.Refused(var _, var reason) -> Brief.unreadable(reason);
        };
    }

    private interface Source {
        Brief read();

        /** How likely it is won, as fields; a request on paper tells nothing of that. */
        default Map<String, Field> score() {
            return Map.of();
        }
    }

    private final class OfDeal implements Source {

        private final Deal deal;

        OfDeal(Deal deal) {
            this.deal = deal;
        }

        @Override
        public Brief read() {
            return Brief.of(deal);
        }

        @Override
        public Map<String, Field> score() {
            return scores.score(deal).map(ScoreFields::of).orElse(Map.of());
        }
    }

    private List<Sending> ask(DocumentId id, int seq, Source source) {
        var reading = documents.first(id, STEP, Reading.class, () -> compute(id, Brief.ENGINE, "", source));
        return asked(id, seq + 1, STEP, reading);
    }

    private static List<Sending> asked(DocumentId id, int seq, String step, Reading reading) {
        return Sending.to(
                Channel.REVIEWS,
                question(id, seq, step, reading.at(), ProposalRules.reasons(reading.findings()), reading.work()));
    }

    private Reading compute(DocumentId id, String version, String wish, Source source) {
        var started = clock.instant();
        var enriched = Enriched.of(source.read(), house);
        var composed = Composed.of(id, version, !version.equals(Brief.ENGINE), wish, enriched, writer);
        var brief = composed.brief();
        var made = set(id, "proposal-files/" + version, brief, started);
        var fields = new LinkedHashMap<>(made.fields());
        fields.putAll(source.score());
        long millis = Duration.between(started, clock.instant()).toMillis();
        return brief.reading(fields, made.files(), started, composed.work(millis));
    }

    /** @param step with the draft it is about */
    static ReviewRequested question(DocumentId id, int seq, String step, Instant at, List<String> reasons, Work work) {
        return new ReviewRequested(
                id,
                seq,
                at,
                Kind.PROPOSAL_REQUEST,
                Question.PROPOSAL,
                step,
                reasons,
                new ReplyTo.Queue(Channel.PROPOSALS),
                work);
    }

    /** @param fields what is known about the files. @param files by name, the key under the document */
    record Made(Map<String, Field> fields, Map<String, String> files) {}

    /**
     * Sets the proposal and keeps both forms. The first to set it wins, so the hash is that of what lies there.
     *
     * @param folder under the document; apart from the readings, for a file system cannot hold a file and a folder of
     *     one name
     */
    Made set(DocumentId id, String folder, Brief brief, Instant at) {
        var draft = Draft.of(id, brief, LocalDate.ofInstant(at, ZoneOffset.UTC));
        var files = new LinkedHashMap<String, String>();
        files.put(PDF, folder + "/" + PDF);
        files.put(DOCX, folder + "/" + DOCX);
        documents.putIfAbsent(id, folder + "/" + PDF, typesetter.pdf(draft), "application/pdf");
        documents.putIfAbsent(id, folder + "/" + DOCX, typesetter.docx(draft), DOCX_TYPE);
        documents.putIfAbsent(
                id, folder + "/" + Versions.SECTIONS, Versions.json(Section.of(draft)), "application/json");
        return new Made(Map.of(Facts.SHA256, hash(id, folder + "/" + PDF)), files);
    }

    private Field hash(DocumentId id, String key) {
        return new Field(sha256(id, key), Confidence.CERTAIN, Brief.ENGINE, new Evidence.FromData("SHA-256 of " + PDF));
    }

    private String sha256(DocumentId id, String key) {
        return documents
                .file(id, key)
                .map(Documents::sha256)
                .orElseThrow(() -> new IllegalStateException("a file vanished: " + id + "/" + key));
    }

    /** @throws IllegalStateException if the file is not the one the reading was made with */
    void checkUntouched(DocumentId id, Reading reading) {
        var shown = reading.value(Facts.SHA256).orElse("");
        var key = reading.files().getOrDefault(PDF, "");
        if (!sha256(id, key).equals(shown)) {
            throw new IllegalStateException("the file is not what a person saw: " + id + "/" + key);
        }
    }
}
