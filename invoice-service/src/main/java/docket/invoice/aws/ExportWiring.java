package docket.invoice.aws;

import docket.documents.s3.S3Objects;
import docket.invoice.Booking;
import docket.invoice.delivery.ExportedInvoices;
import docket.invoice.store.Deliveries;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.s3.S3Client;

class ExportWiring {

    /** @param bucket where approved invoices go; without one they stay with their documents */
    @Produces
    @Singleton
    @DefaultBean
    Booking booking(
            S3Client s3,
            @ConfigProperty(name = "docket.bucket.export") Optional<String> bucket,
            Optional<Deliveries> deliveries) {
        var export = bucket.<Booking>map(name -> new ExportedInvoices(new S3Objects(s3, name)))
                .orElse(Booking.NOWHERE);
        return deliveries.map(export::then).orElse(export);
    }
}
