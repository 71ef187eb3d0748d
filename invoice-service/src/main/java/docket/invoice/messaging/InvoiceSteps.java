package docket.invoice.messaging;

import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.invoice.Booking;
import docket.invoice.CrossCheck;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceOutcome;
import docket.invoice.InvoiceOutcome.NeedsReview;
import docket.invoice.InvoiceOutcome.StraightThrough;
import docket.invoice.InvoiceReader;
import docket.invoice.KnownInvoices;
import docket.invoice.ReadingEngine;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
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
import docket.transport.Messenger;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The steps of an invoice through this service, behind every door: extract it, and conclude it once it is decided. */
@ApplicationScoped
public class InvoiceSteps {

    private final ReadingEngine engine;
    private final ExtractInvoice extractInvoice;
    private final Documents documents;
    private final StoredPages pages;
    private final Messenger messenger;
    private final KnownInvoices knownInvoices;
    private final List<CrossCheck> crossChecks;
    private final Booking booking;
    private final Conclusions conclusions;

    InvoiceSteps(
            ReadingEngine engine,
            ExtractInvoice extractInvoice,
            Documents documents,
            StoredPages pages,
            Messenger messenger,
            KnownInvoices knownInvoices,
            @All List<CrossCheck> crossChecks,
            Booking booking) {
        this.engine = engine;
        this.booking = booking;
        this.knownInvoices = knownInvoices;
        this.crossChecks = crossChecks;
        this.extractInvoice = extractInvoice;
        this.documents = documents;
        this.pages = pages;
        this.messenger = messenger;
        this.conclusions = new Conclusions(documents, messenger, "invoice", Set.of(Kind.INVOICE, Kind.RECEIPT));
    }

    /** Takes a message of the channel {@code invoices}. */
    public void take(DocumentEvent event) {
        switch (event) {
            case DocumentClassified classified -> extract(classified);
            case ReviewDecided decided -> conclude(decided);
            default ->
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " does not belong on " + Channel.INVOICES.label());
        }
    }

    private void extract(DocumentClassified classified) {
        var id = classified.documentId();
        var found = pages.of(id);
        var reader = engine.readerOf(classified, found);
        if (reader.isEmpty()) return; // an engine elsewhere is at work; the message comes again when it is done
        var step = step(engine.name());
        var fresh = crossChecked(id, read(classified, found, reader.get()));
        var reading = documents.keepFirst(id, step, Reading.class, fresh);
        switch (InvoiceOutcome.of(reading)) {
            case StraightThrough _ -> {
                booking.book(id, reading);
                messenger.send(
                        Channel.EVENTS,
                        new DocumentCompleted(
                                id,
                                classified.seq() + 1,
                                reading.at(),
                                reading.kind(),
                                Ending.STRAIGHT_THROUGH,
                                step,
                                "every check held",
                                reading.work()));
            }
            case NeedsReview review ->
                messenger.send(
                        Channel.REVIEWS,
                        new ReviewRequested(
                                id,
                                classified.seq() + 1,
                                reading.at(),
                                reading.kind(),
                                Question.INVOICE,
                                step,
                                review.reasons(),
                                new ReplyTo.Queue(Channel.INVOICES),
                                reading.work()));
        }
    }

    private static String step(String engine) {
        return "invoice/" + engine;
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

    private void conclude(ReviewDecided decided) {
        conclusions.conclude(decided, new Decided());
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

        @Override
        public void rejected(DocumentId id) {
            knownInvoices.forget(id);
        }

        @Override
        public void approved(DocumentId id, Reading result, boolean corrected) {
            if (corrected) knownInvoices.correct(id, result);
            booking.book(id, result);
        }
    }
}
