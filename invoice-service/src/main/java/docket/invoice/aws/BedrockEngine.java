package docket.invoice.aws;

import com.fasterxml.jackson.databind.JsonNode;
import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.InvoiceReader;
import docket.invoice.ReadingEngine;
import docket.invoice.ReadingJobs;
import docket.invoice.ReadingJobs.End;
import docket.invoice.ReadingJobs.Job;
import docket.invoice.blueprint.BlueprintReader;
import docket.invoice.blueprint.Segment;
import docket.invoice.einvoice.EInvoiceReader;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets Bedrock Data Automation read what is printed. A file of a few pages is answered at once; every other is a job,
 * remembered before it is asked for. Electronic invoices and files that the service does not take are read here, and
 * so is everything when it is away; the reading then says why.
 */
final class BedrockEngine implements ReadingEngine {

    static final String NAME = "bda-1";

    /** What a page may be read from, by media type, and what its file is called. */
    private static final Map<String, String> TAKEN =
            Map.of(Pages.PDF, "pdf", "image/png", "png", "image/jpeg", "jpg", "image/tiff", "tiff");

    private final DataAutomation service;
    private final ReadingJobs jobs;
    private final Documents documents;
    private final InvoiceReader local;
    private final Circuit circuit;
    private final Prices prices;
    private final InstantSource clock;
    private final Settings settings;

    /**
     * @param bucket where documents lie
     * @param syncPages files up to so many pages are answered at once; 0 for none
     * @param fields of the blueprint for jobs. @param syncFields of the one for answers at once
     */
    record Settings(
            String bucket,
            int syncPages,
            int fields,
            int syncFields,
            String blueprint,
            Duration deadline,
            Duration askAfter) {}

    /** What came at once, as it is kept. */
    record Kept(List<KeptSegment> segments, Instant askedAt, Instant answeredAt) {}

    record KeptSegment(boolean matched, JsonNode custom, JsonNode standard) {}

    BedrockEngine(
            DataAutomation service,
            ReadingJobs jobs,
            Documents documents,
            InvoiceReader local,
            Circuit circuit,
            Prices prices,
            InstantSource clock,
            Settings settings) {
        this.service = service;
        this.jobs = jobs;
        this.documents = documents;
        this.local = local;
        this.circuit = circuit;
        this.prices = prices;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<InvoiceReader> readerOf(DocumentClassified invoice, Pages pages) {
        if (!TAKEN.containsKey(pages.mediaType()) || EInvoiceReader.isStructured(pages, new byte[0])) {
            return Optional.of(local);
        }
        var id = invoice.documentId();
        var known = jobs.find(id);
        if (known.isPresent()) return of(known.get(), pages);
        if (!circuit.permits()) return Optional.of(away("it failed several times in a row"));
        if (pages.pages().size() <= settings.syncPages()) return Optional.of(now(id, pages));
        var now = clock.instant();
        var job = new Job(invoice, null, now, now.plus(settings.deadline()), null);
        return of(jobs.begin(job, now.plus(settings.askAfter())), pages);
    }

    private Optional<InvoiceReader> of(Job job, Pages pages) {
        var end = job.end();
        if (end != null) return Optional.of(ended(job, end, pages));
        if (job.reference() != null) return Optional.empty();
        return ask(job, pages);
    }

    /** A job nobody has taken yet; whoever asked for it before died, or has not come so far. */
    private Optional<InvoiceReader> ask(Job job, Pages pages) {
        var id = job.documentId();
        var file = "bda/input." + TAKEN.get(pages.mediaType());
        // Under a name and a type of its own: the service tells files apart by them.
        documents.putIfAbsent(id, file, documents.bytes(id), pages.mediaType());
        try {
            var invocation = service.start(token(id), s3(id + "/" + file), s3(id + "/bda/out"));
            circuit.answered();
            jobs.taken(id, invocation, clock.instant().plus(settings.askAfter()));
            return Optional.empty();
        } catch (Unanswered e) {
            if (!e.isAboutDocument()) circuit.failed();
            if (jobs.end(id, End.without(clock.instant(), said(e)))) jobs.told(id);
            return Optional.of(away(said(e)));
        }
    }

    private InvoiceReader ended(Job job, End end, Pages pages) {
        var answer = end.answer();
        if (answer == null) return away(end.reason());
        try {
            var segments = Segment.ofJob(answer, uri -> file(job.documentId(), uri));
            return reader(segments, settings.fields(), job.askedAt(), end.at(), pages);
        } catch (Segment.Unreadable e) {
            return away(said(e));
        }
    }

    private InvoiceReader now(DocumentId id, Pages pages) {
        try {
            // Asking again would be paid again.
            var kept = documents.first(id, "bda/answer-" + token(id).substring(0, 12), Kept.class, () -> {
                var asked = clock.instant();
                var segments = service.now(documents.bytes(id));
                return new Kept(
                        segments.stream()
                                .map(each -> new KeptSegment(each.matched(), each.custom(), each.standard()))
                                .toList(),
                        asked,
                        clock.instant());
            });
            circuit.answered();
            var segments = kept.segments().stream()
                    .map(each -> new Segment(each.matched(), each.custom(), each.standard()))
                    .toList();
            return reader(segments, settings.syncFields(), kept.askedAt(), kept.answeredAt(), pages);
        } catch (Unanswered e) {
            if (!e.isAboutDocument()) circuit.failed();
            return away(said(e));
        } catch (Segment.Unreadable e) {
            return away(said(e));
        }
    }

    private InvoiceReader reader(List<Segment> segments, int fields, Instant asked, Instant answered, Pages pages) {
        var cost = prices.of(pages.pages().size(), fields);
        if (segments.stream().noneMatch(Segment::matched)) {
            return new Instead(local, "none of its pages fitted the blueprint", cost);
        }
        var work = new Work(NAME, Duration.between(asked, answered).toMillis(), cost);
        return new BlueprintReader(NAME, segments, local, work, answered);
    }

    /** Only what the job of this document wrote where it was told to. */
    private Optional<byte[]> file(DocumentId id, String uri) {
        var own = s3(id + "/");
        return uri.startsWith(own + "bda/out") ? documents.file(id, uri.substring(own.length())) : Optional.empty();
    }

    private InvoiceReader away(String reason) {
        return new Instead(local, reason, BigDecimal.ZERO);
    }

    private static String said(RuntimeException e) {
        return Optional.ofNullable(e.getMessage()).orElse("no reason given");
    }

    private String s3(String key) {
        return "s3://" + settings.bucket() + "/" + key;
    }

    /** One document, one blueprint, one job. */
    private String token(DocumentId id) {
        return Documents.sha256((id + "\n" + settings.blueprint()).getBytes(StandardCharsets.UTF_8));
    }

    /** Our own reader, for a reason. */
    private record Instead(InvoiceReader local, String reason, BigDecimal cost) implements InvoiceReader {

        @Override
        public String engine() {
            return local.engine();
        }

        @Override
        public Reading read(Kind kind, Pages pages, byte[] original, String fileName) {
            var reading = local.read(kind, pages, original, fileName);
            var why = "instead of Bedrock Data Automation: " + reason;
            var work = reading.work();
            var told = new Finding(
                    "", Reason.POLICY, Severity.INFO, work.engine() + " read this document " + why + ".", null);
            return new Reading(
                            reading.kind(),
                            reading.fields(),
                            reading.lineItems(),
                            reading.findings(),
                            reading.files(),
                            reading.at(),
                            new Work(
                                    work.engine(),
                                    work.millis(),
                                    work.cost().add(cost),
                                    "read by " + work.engine() + " " + why))
                    .with(List.of(told));
        }
    }
}
