package docket.invoice.config;

import docket.documents.Documents;
import docket.invoice.Audit;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceReader;
import docket.invoice.InvoiceRules;
import docket.invoice.KnownInvoices;
import docket.invoice.ReadingJobs;
import docket.invoice.Routing;
import docket.invoice.einvoice.EInvoiceReader;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.LearningReader;
import docket.invoice.policy.PolicyFile;
import docket.invoice.reference.OrderCheck;
import docket.invoice.reference.References;
import docket.invoice.reference.Tolerance;
import docket.invoice.reference.VendorCheck;
import docket.invoice.store.PostgresInvoicedQuantities;
import docket.invoice.store.PostgresKnownInvoices;
import docket.invoice.store.PostgresReadingJobs;
import docket.invoice.template.TemplateFolder;
import docket.invoice.template.Templates;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.reader.Reader;
import docket.reader.StoredPages;
import docket.transport.settings.HouseSettings;
import docket.transport.settings.Live;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class InvoiceWiring {

    /** The folder in the documents' bucket where what the company knows lies, unless a folder of this machine is named. */
    private static final DocumentId REFERENCE = new DocumentId("reference");

    private static final String TEMPLATES = "templates";

    /** What the workbench writes where no policy is named. */
    private static final String POLICY = "approval.yaml";

    /** A shelf beside the documents; no document has this id. */
    private static final DocumentId MODELS = new DocumentId("models");

    private static final String MODEL = "invoices.txt";

    @Produces
    @Singleton
    InvoiceReader reader(InvoiceConfig config, Documents documents) {
        var clock = InstantSource.system();
        var layout = new LayoutReader(clock);
        var every = config.modelEvery();
        var learning = config.model()
                .map(file -> new LearningReader(layout, file.toString(), _ -> read(file), every, clock))
                .orElseGet(() -> new LearningReader(layout, MODEL, name -> documents.file(MODELS, name), every, clock));
        return new EInvoiceReader(learning, clock);
    }

    @Produces
    @Singleton
    ExtractInvoice extractInvoice(InvoiceReader reader, Templates templates, Config config) {
        var threshold = new Live<>(() -> new Confidence(config.getValue("docket.invoice.review-below", Double.class)));
        return new ExtractInvoice(reader, new InvoiceRules(threshold), templates);
    }

    @Produces
    @Singleton
    Templates templates(
            InvoiceConfig config,
            Documents documents,
            @ConfigProperty(name = HouseSettings.FOLDER) Optional<Path> house) {
        var every = config.reference().every();
        return config.templates()
                .or(() -> config.reference().folder().map(folder -> folder.resolve(TEMPLATES)))
                .map(folder -> TemplateFolder.in(folder, every))
                .orElseGet(() -> new TemplateFolder(
                        () -> templates(documents, house.map(folder -> folder.resolve(TEMPLATES))),
                        every,
                        InstantSource.system()))
                .templates();
    }

    /** Those of the bucket, and those that were written at the workbench. */
    private static Map<String, byte[]> templates(Documents documents, Optional<Path> written) {
        var found = new TreeMap<String, byte[]>();
        for (String name : documents.files(REFERENCE, TEMPLATES)) {
            if (TemplateFolder.isTemplate(name))
                documents.file(REFERENCE, TEMPLATES + "/" + name).ifPresent(bytes -> found.put(name, bytes));
        }
        written.filter(Files::isDirectory).ifPresent(folder -> found.putAll(TemplateFolder.files(folder)));
        return found;
    }

    @Produces
    @Singleton
    ReadingJobs readingJobs(DataSource database) {
        return new PostgresReadingJobs(database);
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model of invoices " + file, e);
        }
    }

    @Produces
    @Singleton
    StoredPages storedPages(Documents documents) {
        return new StoredPages(documents, new Reader());
    }

    @Produces
    @Singleton
    References references(InvoiceConfig config, Documents documents) {
        var every = config.reference().every();
        return config.reference()
                .folder()
                .map(folder -> References.in(folder, every))
                .orElseGet(
                        () -> new References(name -> documents.file(REFERENCE, name), every, InstantSource.system()));
    }

    @Produces
    @Singleton
    VendorCheck vendorCheck(References references) {
        return VendorCheck.of(references);
    }

    @Produces
    @Singleton
    OrderCheck orderCheck(InvoiceConfig config, References references, DataSource database, Documents documents) {
        var settings = config.reference();
        var tolerance = new Tolerance(settings.tolerancePercent(), settings.toleranceAmount());
        var invoiced = new PostgresInvoicedQuantities(database);
        return settings.ordersUrl()
                .map(address ->
                        OrderCheck.asking(address, settings.ordersToken().orElse(""), references, invoiced, tolerance))
                .orElseGet(() -> OrderCheck.of(references, invoiced, tolerance))
                .keeping((invoice, order) -> documents.keepFirst(invoice, "order/matched", Map.class, order));
    }

    @Produces
    @Singleton
    Routing routing(InvoiceConfig config, @ConfigProperty(name = HouseSettings.FOLDER) Optional<Path> house) {
        config.policy().ifPresent(PolicyFile::read); // one that is named must be there and right
        return config.policy()
                .or(() -> house.map(folder -> folder.resolve(POLICY)))
                .<Routing>map(WatchedPolicy::new)
                .orElse(Routing.BY_CHECKS);
    }

    @Produces
    @Singleton
    Supplier<Audit> audit(InvoiceConfig config, Config live) {
        var who = config.audit().who().orElse(List.of());
        return new Live<>(() -> new Audit(live.getValue("docket.invoice.audit.share", Double.class), who));
    }

    @Produces
    @Singleton
    KnownInvoices knownInvoices(DataSource database) {
        return new PostgresKnownInvoices(database);
    }
}
