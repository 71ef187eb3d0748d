package docket.invoice.config;

import docket.documents.Documents;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceRules;
import docket.invoice.einvoice.EInvoiceReader;
import docket.invoice.layout.LayoutReader;
import docket.messages.Confidence;
import docket.reader.Reader;
import docket.reader.StoredPages;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

class InvoiceWiring {

    @Produces
    @Singleton
    ExtractInvoice extractInvoice(InvoiceConfig config) {
        var clock = InstantSource.system();
        return new ExtractInvoice(
                new EInvoiceReader(new LayoutReader(clock), clock),
                new InvoiceRules(new Confidence(config.reviewBelow())));
    }

    @Produces
    @Singleton
    StoredPages storedPages(Documents documents) {
        return new StoredPages(documents, new Reader());
    }
}
