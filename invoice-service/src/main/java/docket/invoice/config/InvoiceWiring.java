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
import docket.invoice.layout.Calibration;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.Ranking;
import docket.invoice.policy.PolicyFile;
import docket.invoice.reference.OrderCheck;
import docket.invoice.reference.References;
import docket.invoice.reference.Tolerance;
import docket.invoice.reference.VendorCheck;
import docket.invoice.store.PostgresInvoicedQuantities;
import docket.invoice.store.PostgresKnownInvoices;
import docket.invoice.store.PostgresReadingJobs;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.reader.Reader;
import docket.reader.StoredPages;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

class InvoiceWiring {

    @Produces
    @Singleton
    InvoiceReader reader(InvoiceConfig config) {
        var clock = InstantSource.system();
        return new EInvoiceReader(new LayoutReader(clock, Calibration.load(), ranking(config.model())), clock);
    }

    @Produces
    @Singleton
    ExtractInvoice extractInvoice(InvoiceReader reader, InvoiceConfig config) {
        return new ExtractInvoice(reader, new InvoiceRules(new Confidence(config.reviewBelow())));
    }

    @Produces
    @Singleton
    ReadingJobs readingJobs(DataSource database) {
        return new PostgresReadingJobs(database);
    }

    private static Ranking ranking(Optional<Path> model) {
        try {
            return model.isPresent() && Files.exists(model.get()) ? Ranking.load(model.get()) : Ranking.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model of invoices " + model.orElseThrow(), e);
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
        var shelf = new DocumentId("reference");
        return config.reference()
                .folder()
                .map(folder -> References.in(folder, every))
                .orElseGet(() -> new References(name -> documents.file(shelf, name), every, InstantSource.system()));
    }

    @Produces
    @Singleton
    VendorCheck vendorCheck(References references) {
        return VendorCheck.of(references);
    }

    @Produces
    @Singleton
    OrderCheck orderCheck(InvoiceConfig config, References references, DataSource database) {
        var settings = config.reference();
        var tolerance = new Tolerance(settings.tolerancePercent(), settings.toleranceAmount());
        var invoiced = new PostgresInvoicedQuantities(database);
        return settings.ordersUrl()
                .map(address ->
                        OrderCheck.asking(address, settings.ordersToken().orElse(""), references, invoiced, tolerance))
                .orElseGet(() -> OrderCheck.of(references, invoiced, tolerance));
    }

    @Produces
    @Singleton
    Routing routing(InvoiceConfig config) {
        return config.policy().<Routing>map(PolicyFile::read).orElse(Routing.BY_CHECKS);
    }

    @Produces
    @Singleton
    Audit audit(InvoiceConfig config) {
        return new Audit(config.audit().share(), config.audit().who().orElse(List.of()));
    }

    @Produces
    @Singleton
    KnownInvoices knownInvoices(DataSource database) {
        return new PostgresKnownInvoices(database);
    }
}
