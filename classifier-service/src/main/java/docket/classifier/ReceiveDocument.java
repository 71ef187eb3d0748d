package docket.classifier;

import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.InboxObject;
import docket.documents.Original;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentEvent.DocumentUnpacked;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Refusal;
import docket.messages.ReplyTo;
import docket.messages.Work;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.reader.StoredPages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Takes an upload in: keeps it, reads it, says what it is. Repeating it answers the same. */
public final class ReceiveDocument {

    private static final int RECEIVED = 1;
    private static final int CLASSIFIED = 2;
    private static final int ASKED = 3;

    private static final String CONTAINER = "container-1";

    /** In bytes. A file beyond may hold hundreds of pages, and a thousand pages of words take 90 MB of memory. */
    private static final int LARGE = 256 * 1024;

    private static final int LARGE_AT_ONCE = 2;

    private final Inbox inbox;
    private final Documents documents;
    private final StoredPages storedPages;
    private final TakeOut takeOut;
    private final ClassifyDocument classify;
    private final Supplier<Confidence> threshold;
    private final InstantSource clock;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    /** @param threshold below this a person is asked */
    public ReceiveDocument(
            Inbox inbox,
            Documents documents,
            Reader reader,
            ClassifyDocument classify,
            Confidence threshold,
            InstantSource clock) {
        this(inbox, documents, reader, classify, () -> threshold, clock);
    }

    /** @param threshold asked for every document anew */
    public ReceiveDocument(
            Inbox inbox,
            Documents documents,
            Reader reader,
            ClassifyDocument classify,
            Supplier<Confidence> threshold,
            InstantSource clock) {
        this.inbox = inbox;
        this.documents = documents;
        this.storedPages = new StoredPages(documents, reader);
        this.takeOut = new TakeOut(documents);
        this.classify = classify;
        this.threshold = threshold;
        this.clock = clock;
    }

    /** Takes in what lies under the key now, which may be a later version than the one announced. */
    public ReceiveOutcome receive(String bucket, String key) {
        var found = inbox.fetch(bucket, key);
        if (found.isEmpty()) return new ReceiveOutcome.Ignored("gone before it was read: " + key);
        var upload = found.get();
        if (upload.isFolderMarker()) return new ReceiveOutcome.Ignored("a folder marker: " + key);
        if (upload.origin().isPresent()) return new ReceiveOutcome.Ignored("written by Docket itself: " + key);
        var object = upload.object();
        return upload.bytes().isPresent()
                ? keep(object, upload.bytes().get(), upload.password())
                : tooLarge(object, upload.size());
    }

    private ReceiveOutcome keep(InboxObject object, byte[] bytes, String password) {
        var id = object.documentId();
        return switch (documents.keep(id, object.fileName(), object.source(), bytes, clock.instant())) {
            case Documents.Kept.Duplicate(var original, var first)
            when !password.isEmpty() && neededPassword(first) -> classify(received(id, original), bytes, password);
            case Documents.Kept.Duplicate(var original, var first) ->
                new ReceiveOutcome.Duplicate(new DuplicateReceived(
                        id,
                        RECEIVED,
                        original.receivedAt(),
                        original.fileName(),
                        original.source(),
                        original.sha256(),
                        original.bytes(),
                        first));
            case Documents.Kept.New(var original, var fresh) -> {
                var received = received(id, original);
                var known = fresh ? Optional.<Classified>empty() : documents.find(id, step(), Classified.class);
                yield known.isPresent()
                        ? outcome(received, known.get().event(), takeOut.find(id))
                        : classify(received, bytes, password);
            }
        };
    }

    /** Works on a file that was taken out of another document and lies on the shelf already. */
    public ReceiveOutcome takenOut(DocumentReceived file) {
        var id = file.documentId();
        return documents
                .find(id, step(), Classified.class)
                .map(known -> outcome(file, known.event(), takeOut.find(id)))
                .orElseGet(() -> classify(file, documents.bytes(id), ""));
    }

    /** The first one could not be opened for want of a password; this one brings one. */
    private boolean neededPassword(DocumentId first) {
        return documents
                .find(first, "refused/" + Reader.VERSION, Refused.class)
                .filter(refused -> refused.event().cause() == Refusal.NEEDS_PASSWORD)
                .isPresent();
    }

    private static DocumentReceived received(DocumentId id, Original original) {
        return new DocumentReceived(
                id,
                RECEIVED,
                original.receivedAt(),
                original.fileName(),
                original.source(),
                original.sha256(),
                original.bytes());
    }

    private String step() {
        return "classification/" + classify.engine();
    }

    /** Large files wait for each other, so that a pile of them does not exhaust the memory; small ones pass. */
    private ReceiveOutcome classify(DocumentReceived received, byte[] bytes, String password) {
        if (bytes.length <= LARGE) return readAndClassify(received, bytes, password);
        large.acquireUninterruptibly();
        try {
            return readAndClassify(received, bytes, password);
        } finally {
            large.release();
        }
    }

    private ReceiveOutcome readAndClassify(DocumentReceived received, byte[] bytes, String password) {
        var id = received.documentId();
        var started = clock.instant();
        return switch (storedPages.read(id, bytes, received.fileName(), password)) {
            case ReadResult.Refused(var cause, var reason) -> refuse(received, cause, reason);
            case ReadResult.Read(var pages) -> {
                // Before the classification is kept: whoever finds that one must find these too.
                var files = takeOut.from(received, pages, bytes, started);
                yield outcome(
                        received,
                        documents
                                .keepFirst(id, step(), Classified.class, classified(id, pages, started))
                                .event(),
                        files);
            }
        };
    }

    private Classified classified(DocumentId id, Pages pages, Instant started) {
        var said = classify.of(id, pages);
        var answer = said.classification();
        var now = clock.instant();
        return new Classified(new DocumentClassified(
                id,
                CLASSIFIED,
                now,
                answer.kind(),
                answer.confidence(),
                Stream.concat(
                                answer.reasons().stream(),
                                pages.findings().stream().map(Finding::detail))
                        .toList(),
                said.work(Duration.between(started, now).toMillis())));
    }

    private ReceiveOutcome outcome(DocumentReceived received, DocumentClassified classified, Optional<TakenOut> files) {
        if (files.isEmpty()) return outcome(received, classified);
        var taken = files.get();
        var own = taken.left() > 0
                ? ask(received, classified, leftInside(taken))
                : classified.kind() == Kind.OTHER || taken.whole()
                        ? filed(received, classified, taken)
                        : outcome(received, classified);
        var parent = received.documentId();
        return new ReceiveOutcome.Unpacked(
                own,
                new DocumentUnpacked(
                        parent,
                        CLASSIFIED,
                        taken.at(),
                        taken.files().stream().map(TakenOut.File::part).toList()),
                taken.files().stream()
                        .filter(file -> file.duplicateOf() != null)
                        .map(file -> copy(parent, file))
                        .toList(),
                taken.files().stream()
                        .filter(file -> file.duplicateOf() == null)
                        .map(file -> received(parent, file))
                        .toList());
    }

    private static String leftInside(TakenOut taken) {
        return taken.left() + (taken.left() == 1 ? " file in it was" : " files in it were")
                + " not taken out: nested too deep, or too many";
    }

    private static DocumentReceived received(DocumentId parent, TakenOut.File file) {
        return new DocumentReceived(
                file.id(),
                RECEIVED,
                file.receivedAt(),
                file.fileName(),
                file.source(),
                file.sha256(),
                file.bytes(),
                parent);
    }

    private static DuplicateReceived copy(DocumentId parent, TakenOut.File file) {
        return new DuplicateReceived(
                file.id(),
                RECEIVED,
                file.receivedAt(),
                file.fileName(),
                file.source(),
                file.sha256(),
                file.bytes(),
                Objects.requireNonNull(file.duplicateOf()),
                parent);
    }

    private ReceiveOutcome filed(DocumentReceived received, DocumentClassified classified, TakenOut taken) {
        return new ReceiveOutcome.Filed(
                received,
                classified,
                new DocumentCompleted(
                        classified.documentId(),
                        ASKED,
                        classified.at(),
                        Kind.OTHER,
                        Ending.FILED,
                        null,
                        taken.note(),
                        Work.free(CONTAINER, 0)));
    }

    private ReceiveOutcome outcome(DocumentReceived received, DocumentClassified classified) {
        var least = threshold.get();
        var unsure = classified.confidence().below(least);
        if (!unsure && classified.kind() != Kind.OTHER) return new ReceiveOutcome.Classified(received, classified);
        return ask(
                received,
                classified,
                unsure
                        ? "not sure what this is: %s with confidence %.2f, below %.2f"
                                .formatted(
                                        classified.kind().label(),
                                        classified.confidence().value(),
                                        least.value())
                        : "neither invoice, receipt, contract nor request for a proposal");
    }

    private ReceiveOutcome ask(DocumentReceived received, DocumentClassified classified, String why) {
        var reasons = new ArrayList<String>();
        reasons.add(why);
        reasons.addAll(classified.reasons());
        return new ReceiveOutcome.Unsure(
                received,
                classified,
                new ReviewRequested(
                        classified.documentId(),
                        ASKED,
                        classified.at(),
                        classified.kind(),
                        Question.KIND,
                        null,
                        List.copyOf(reasons),
                        new ReplyTo.Queue(Channel.CLASSIFICATIONS),
                        Work.free(classify.ownEngine(), 0)));
    }

    private ReceiveOutcome refuse(DocumentReceived received, Refusal cause, String reason) {
        var id = received.documentId();
        return new ReceiveOutcome.Refused(
                received,
                documents
                        .first(
                                id,
                                "refused/" + Reader.VERSION,
                                Refused.class,
                                () -> new Refused(new DocumentRefused(id, CLASSIFIED, clock.instant(), cause, reason)))
                        .event());
    }

    private ReceiveOutcome tooLarge(InboxObject object, long size) {
        var id = object.documentId();
        var received =
                new DocumentReceived(id, RECEIVED, object.lastModified(), object.fileName(), object.source(), "", size);
        return refuse(
                received,
                Refusal.TOO_LARGE,
                "%d MB is more than the %d MB one document may have".formatted(size >> 20, Inbox.LARGEST >> 20));
    }

    /** The event itself is what is kept, so that a redelivery tells exactly the same. */
    record Classified(DocumentClassified event) {}

    record Refused(DocumentRefused event) {}
}
