package docket.evaluation;

import docket.classifier.Classifier;
import docket.contract.AnalyseContract;
import docket.contract.ContractPolicy;
import docket.contract.ContractRules;
import docket.contract.local.LocalContractReader;
import docket.contract.playbook.PlaybookFile;
import docket.documents.Reading;
import docket.documents.ReadingView;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceOutcome.StraightThrough;
import docket.invoice.InvoiceRules;
import docket.invoice.Overrule;
import docket.invoice.einvoice.EInvoiceReader;
import docket.invoice.layout.LayoutReader;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Refusal;
import docket.messages.Work;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file through the local engines in this process: what it is and what stands in it. Nothing is kept. */
public final class OneShot {

    /** Files within files within files, as the services take them out. */
    private static final int DEEPEST = 4;

    /** Labels and values of one document, at most. */
    private static final int MOST_LABELLED = 300;

    private static final int MOST_FILES = 1_000;

    private final Reader reader = new Reader();
    private final Classifier classifier = Classifier.load();
    private final ExtractInvoice invoices;
    private final AnalyseContract contracts;

    public OneShot() {
        this(Overrule.NONE);
    }

    /** @param house what overrules readings of invoices */
    public OneShot(Overrule house) {
        var clock = InstantSource.system();
        invoices = new ExtractInvoice(
                new EInvoiceReader(new LayoutReader(clock), clock), new InvoiceRules(new Confidence(0.85)), house);
        contracts = new AnalyseContract(
                new LocalContractReader(), new ContractRules(ContractPolicy.usual(), PlaybookFile.usual()), clock);
    }

    /** What became of a file. */
    public sealed interface Result {

        /** @param reading empty for kinds that no engine reads */
        record Extracted(
                Kind kind,
                Confidence confidence,
                List<String> reasons,
                Optional<Reading> reading,
                boolean straightThrough,
                List<Map<String, Object>> labelled,
                List<Map<String, Object>> tables)
                implements Result {

            /** Without labels, values and tables: a reading says more. */
            Extracted(
                    Kind kind,
                    Confidence confidence,
                    List<String> reasons,
                    Optional<Reading> reading,
                    boolean straightThrough) {
                this(kind, confidence, reasons, reading, straightThrough, List.of(), List.of());
            }
        }

        /** @param reason a sentence for people */
        record Refused(Refusal cause, String reason) implements Result {}
    }

    /** Never throws for bad input. */
    public Result extract(byte[] bytes, String fileName) {
        return extract(bytes, fileName, "");
    }

    /** As {@link #extract(byte[], String)}, with a password for files that need one. */
    public Result extract(byte[] bytes, String fileName, String password) {
        return result(reader.read(bytes, fileName, password), bytes, fileName);
    }

    private Result result(ReadResult read, byte[] bytes, String fileName) {
        return switch (read) {
            case ReadResult.Refused(Refusal cause, String reason) -> new Result.Refused(cause, reason);
            case ReadResult.Read(Pages pages) -> extract(pages, bytes, fileName);
        };
    }

    private Result extract(Pages pages, byte[] bytes, String fileName) {
        var classification = classifier.classify(pages);
        var kind = classification.kind();
        return switch (kind) {
            case INVOICE, RECEIPT -> {
                var outcome = invoices.extract(kind, pages, bytes, fileName);
                boolean sure = !classification.unsure(classifier.threshold());
                yield new Result.Extracted(
                        kind,
                        classification.confidence(),
                        classification.reasons(),
                        Optional.of(outcome.reading()),
                        sure && outcome instanceof StraightThrough);
            }
            case CONTRACT ->
                new Result.Extracted(
                        kind,
                        classification.confidence(),
                        classification.reasons(),
                        Optional.of(contracts.analyse(pages).reading()),
                        false);
            case PROPOSAL_REQUEST, OTHER ->
                new Result.Extracted(
                        kind,
                        classification.confidence(),
                        classification.reasons(),
                        noticed(kind, pages),
                        false,
                        labelled(pages),
                        TableView.of(pages));
        };
    }

    /** What the reader itself noticed about a paper that no engine reads: hidden words, orders to a machine. */
    private static Optional<Reading> noticed(Kind kind, Pages pages) {
        if (pages.findings().isEmpty()) return Optional.empty();
        return Optional.of(new Reading(
                kind, Map.of(), List.of(), pages.findings(), Map.of(), Instant.now(), Work.free(Reader.VERSION, 0)));
    }

    /** Labels and what stands beside or below them, of papers that no engine knows fields of. */
    private static List<Map<String, Object>> labelled(Pages pages) {
        var all = new ArrayList<Map<String, Object>>();
        for (var page : pages.pages()) {
            for (var pair : page.labelledValues()) {
                if (all.size() == MOST_LABELLED) return all;
                var box = pair.valueBox();
                var view = new LinkedHashMap<String, Object>();
                view.put("label", pair.label());
                view.put("value", pair.value());
                view.put("page", page.number());
                view.put("box", List.of(box.x(), box.y(), box.width(), box.height()));
                all.add(view);
            }
        }
        return all;
    }

    /** The invoice engine's answer, whatever the classifier would say. */
    InvoiceReadingOf invoice(Kind kind, byte[] bytes, String fileName) {
        return switch (reader.read(bytes, fileName)) {
            case ReadResult.Refused(var _, String reason) -> new InvoiceReadingOf(Optional.empty(), false, reason);
            case ReadResult.Read(Pages pages) -> {
                var outcome = invoices.extract(kind, pages, bytes, fileName);
                yield new InvoiceReadingOf(Optional.of(outcome.reading()), outcome instanceof StraightThrough, "");
            }
        };
    }

    record InvoiceReadingOf(Optional<Reading> reading, boolean straightThrough, String refusal) {}

    /**
     * What {@code docket extract FILE --json} prints: {@code file}, {@code kind}, {@code confidence}, {@code reasons},
     * then fields, line items and findings; or {@code file} and {@code refused}.
     */
    public Map<String, Object> view(byte[] bytes, String fileName) {
        return view(bytes, fileName, "");
    }

    /** As {@link #view(byte[], String)}, with a password for files that need one. */
    public Map<String, Object> view(byte[] bytes, String fileName, String password) {
        return view(reader.read(bytes, fileName, password), bytes, fileName);
    }

    /** {@link #view} of a file, then of each file in it: a mail, an archive. These tell where they were, {@code in}. */
    public List<Map<String, Object>> views(byte[] bytes, String fileName, String password) {
        var views = new ArrayList<Map<String, Object>>();
        add(views, reader.read(bytes, fileName, password), bytes, fileName, "");
        return views;
    }

    private void add(List<Map<String, Object>> views, ReadResult result, byte[] bytes, String fileName, String in) {
        var view = view(result, bytes, fileName);
        if (!in.isEmpty()) view.put("in", in);
        views.add(view);
        if (!(result instanceof ReadResult.Read(Pages pages)) || !pages.isContainer()) return;
        var inside = pages.attachments().stream()
                .filter(file -> file.bytes().length > 0)
                .toList();
        if (inside.isEmpty()) return;
        view.put("children", inside.size());
        var path = in.isEmpty() ? fileName : in + "!/" + fileName;
        boolean deep = path.split("!/", -1).length > DEEPEST;
        for (var file : inside) {
            if (!deep && views.size() < MOST_FILES)
                add(views, reader.read(file.bytes(), file.name()), file.bytes(), file.name(), path);
        }
    }

    private Map<String, Object> view(ReadResult read, byte[] bytes, String fileName) {
        var view = new LinkedHashMap<String, Object>();
        view.put("file", fileName);
        switch (result(read, bytes, fileName)) {
            case Result.Refused(Refusal cause, String reason) -> {
                view.put("refused", reason);
                view.put("cause", cause.label());
            }
            case Result.Extracted(
                    var kind,
                    var confidence,
                    var reasons,
                    var reading,
                    boolean straightThrough,
                    var labelled,
                    var tables) -> {
                view.put("kind", kind.label());
                view.put("confidence", confidence.value());
                view.put("reasons", reasons);
                view.put("straight_through", straightThrough);
                reading.map(ReadingView::of).ifPresent(view::putAll);
                if (!labelled.isEmpty()) view.put("labelled_values", labelled);
                if (!tables.isEmpty()) view.put("tables", tables);
            }
        }
        return view;
    }

    /** {@link #view} as one line of JSON. */
    public String json(byte[] bytes, String fileName) throws IOException {
        return JsonLines.text(view(bytes, fileName));
    }
}
