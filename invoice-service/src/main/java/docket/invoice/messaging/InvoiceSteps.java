package docket.invoice.messaging;

import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Audit;
import docket.invoice.Booking;
import docket.invoice.CorrectionExample;
import docket.invoice.CrossCheck;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceOutcome;
import docket.invoice.InvoiceOutcome.NeedsReview;
import docket.invoice.InvoiceOutcome.StraightThrough;
import docket.invoice.InvoiceReader;
import docket.invoice.KnownInvoices;
import docket.invoice.ReadingEngine;
import docket.invoice.Redelivery;
import docket.invoice.Routing;
import docket.messages.Approval;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DeliveryAsked;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.reader.Pages;
import docket.reader.StoredPages;
import docket.transport.Conclusions;
import docket.transport.Conclusions.Kept;
import docket.transport.Messenger;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The steps of an invoice through this service, behind every door: extract it, and conclude it once it is decided. */
@ApplicationScoped
public class InvoiceSteps {

    /** Room for the audit's request and its decision. */
    private static final int AFTER_AUDIT = 3;

    private final ReadingEngine engine;
    private final ExtractInvoice extractInvoice;
    private final Documents documents;
    private final StoredPages pages;
    private final Messenger messenger;
    private final KnownInvoices knownInvoices;
    private final List<CrossCheck> crossChecks;
    private final Routing routing;
    private final Supplier<Audit> audit;
    private final Booking booking;
    private final Redelivery redelivery;
    private final Conclusions conclusions;

    InvoiceSteps(
            ReadingEngine engine,
            ExtractInvoice extractInvoice,
            Documents documents,
            StoredPages pages,
            Messenger messenger,
            KnownInvoices knownInvoices,
            @All List<CrossCheck> crossChecks,
            Routing routing,
            Supplier<Audit> audit,
            Booking booking,
            Redelivery redelivery) {
        this.engine = engine;
        this.booking = booking;
        this.routing = routing;
        this.audit = audit;
        this.redelivery = redelivery;
        this.knownInvoices = knownInvoices;
        this.crossChecks = crossChecks;
        this.extractInvoice = extractInvoice;
        this.documents = documents;
        this.pages = pages;
        this.messenger = messenger;
        this.conclusions = new Conclusions(
                documents,
                messenger,
                new Conclusions.Service(
                        "invoice", Set.of(Kind.INVOICE, Kind.RECEIPT), Question.INVOICE, Channel.INVOICES));
    }

    /** Takes a message of the channel {@code invoices}. */
    public void take(DocumentEvent event) {
        switch (event) {
            case DocumentClassified classified -> extract(classified);
            case ReviewDecided decided -> conclusions.conclude(decided, new Decided());
            case DeliveryAsked asked -> redelivery.again(asked.documentId());
            default ->
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " does not belong on " + Channel.INVOICES.label());
        }
    }

    /**
     * Reads it without a word to anybody; {@link #take} then checks and tells.
     *
     * @return false while an engine elsewhere is at work
     */
    public boolean read(DocumentClassified classified) {
        var found = pages.of(classified.documentId());
        var reader = engine.readerOf(classified, found);
        reader.ifPresent(one -> read(classified, found, one));
        return reader.isPresent();
    }

    private void extract(DocumentClassified classified) {
        var id = classified.documentId();
        var found = pages.of(id, engine.pages());
        var reader = engine.readerOf(classified, found);
        if (reader.isEmpty()) return; // an engine elsewhere is at work; the message comes again when it is done
        var step = step(engine.name());
        var fresh = held(crossChecked(id, read(classified, found, reader.get())));
        var reading = documents.keepFirst(id, step, Reading.class, fresh);
        switch (InvoiceOutcome.of(reading)) {
            case StraightThrough _ -> passed(classified, reading, step);
            case NeedsReview review ->
                ask(
                        classified,
                        reading,
                        step,
                        review.reasons(),
                        routing.approval(reading).orElse(null));
        }
    }

    /** An audit's review comes before the end in the document's count, so that it holds nothing. */
    private void passed(DocumentClassified classified, Reading reading, String step) {
        var id = classified.documentId();
        var now = audit.get();
        boolean audited = now.chooses(id);
        int end = classified.seq() + (audited ? AFTER_AUDIT : 1);
        booking.book(id, end, reading);
        messenger.send(
                Channel.EVENTS,
                new DocumentCompleted(
                        id,
                        end,
                        reading.at(),
                        reading.kind(),
                        Ending.STRAIGHT_THROUGH,
                        step,
                        "every check held",
                        reading.work()));
        if (audited) ask(classified, reading, step, List.of("Is every value right?"), now.approval());
    }

    private void ask(
            DocumentClassified classified,
            Reading reading,
            String step,
            List<String> reasons,
            @Nullable Approval approval) {
        messenger.send(
                Channel.REVIEWS,
                new ReviewRequested(
                        classified.documentId(),
                        classified.seq() + 1,
                        reading.at(),
                        reading.kind(),
                        Question.INVOICE,
                        step,
                        reasons,
                        new ReplyTo.Queue(Channel.INVOICES),
                        reading.work(),
                        approval));
    }

    private static String step(String engine) {
        return "invoice/" + engine;
    }

    /** With what the house's policy has against letting it through, if nothing else keeps it. */
    private Reading held(Reading reading) {
        return InvoiceOutcome.of(reading) instanceof StraightThrough
                ? routing.hold(reading).map(hold -> reading.with(List.of(hold))).orElse(reading)
                : reading;
    }

    private Reading read(DocumentClassified classified, Pages found, InvoiceReader reader) {
        var id = classified.documentId();
        // Only an XML document must be parsed again; what a PDF carries is with its pages.
        var isXml = found.mediaType().equals(Pages.XML);
        var bytes = isXml ? documents.bytes(id) : new byte[0];
        var fileName = isXml ? documents.original(id).fileName() : "";
        return extractInvoice
                .extract(reader, classified.kind(), found, bytes, fileName)
                .reading();
    }

    private Reading crossChecked(DocumentId id, Reading reading) {
        var findings = new ArrayList<Finding>();
        for (CrossCheck check : crossChecks) findings.addAll(check.check(id, reading));
        return findings.isEmpty() ? reading : reading.with(findings);
    }

    /** What a decision means for an invoice. */
    private final class Decided implements Conclusions.Subject {

        /** The house may have changed its engine between the question and the answer. */
        @Override
        public List<String> steps() {
            return List.of(step(engine.name()), step(extractInvoice.engine()));
        }

        @Override
        public Reading corrected(Reading reading, ReviewDecided decided) {
            return extractInvoice.corrected(reading, decided.corrections(), decided.by(), decided.at());
        }

        /** What went through is booked and done; a person can only have been asked whether that was right. */
        @Override
        public boolean isOver(Reading seen) {
            return InvoiceOutcome.of(seen) instanceof StraightThrough && !isByPerson(seen);
        }

        @Override
        public void learned(ReviewDecided decided, Kept seen, Reading corrected) {
            var example = CorrectionExample.of(
                    decided.documentId(),
                    StoredPages.STEP,
                    seen.step(),
                    seen.reading(),
                    corrected,
                    isOver(seen.reading()),
                    decided.at());
            if (example.changed().isEmpty()) return;
            documents.keepFirst(CorrectionExample.SHELF, example.key(), CorrectionExample.class, example);
        }

        /** The number a person put right may be that of an invoice that was here before: that one would be paid twice. */
        @Override
        public List<Finding> against(DocumentId id, Reading corrected) {
            return knownInvoices.correct(id, corrected).stream()
                    .filter(finding -> finding.severity() == Severity.BLOCKING)
                    .toList();
        }

        @Override
        public void rejected(DocumentId id) {
            knownInvoices.forget(id);
        }

        @Override
        public void approved(DocumentId id, int end, Reading result) {
            booking.book(id, end, result);
        }

        private static boolean isByPerson(Reading reading) {
            return reading.work().engine().equals("person");
        }
    }
}
