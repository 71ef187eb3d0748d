package docket.invoice.config;

import docket.invoice.Audit;
import docket.invoice.Redelivery;
import docket.invoice.Routing;
import docket.invoice.delivery.Webhook;
import docket.invoice.store.Deliveries;
import docket.invoice.template.Templates;
import docket.transport.Messenger;
import docket.transport.aws.Secrets;
import docket.transport.outbox.Outbox;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

class DeliveryWiring {

    /** What the house has written down is read now, so that a mistake in it stops the start and not an invoice. */
    void readEverything(
            @Observes StartupEvent start,
            Routing routing,
            Supplier<Audit> audit,
            Templates templates,
            Optional<Deliveries> deliveries) {}

    @Produces
    @Singleton
    Optional<Deliveries> deliveries(InvoiceConfig config, DataSource database) {
        return config.webhook()
                .url()
                .map(url -> webhook(url, config.webhook().secret().orElse("")))
                .map(webhook -> new Deliveries(database, webhook));
    }

    /** A secret in the setting itself is looked at now; one that is kept elsewhere when it is needed. */
    private static Webhook webhook(URI url, String secret) {
        return Secrets.isKept(secret)
                ? new Webhook(url, Secrets.named(secret), Secrets.before(secret), InstantSource.system())
                : new Webhook(url, secret, InstantSource.system());
    }

    @Produces
    @Singleton
    Redelivery redelivery(Optional<Deliveries> deliveries) {
        return deliveries.<Redelivery>map(each -> each).orElse(_ -> {});
    }

    @Produces
    @Singleton
    Outbox outbox(DataSource database, Messenger messenger) {
        return new Outbox(database, messenger);
    }
}
