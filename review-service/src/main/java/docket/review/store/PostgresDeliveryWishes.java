package docket.review.store;

import docket.messages.Channel;
import docket.messages.DocumentEvent.DeliveryAsked;
import docket.review.AskDelivery;
import docket.transport.outbox.Outbox;
import java.util.List;

/** The wish goes into the timeline and the outbox together. */
final class PostgresDeliveryWishes implements AskDelivery {

    private final Database database;

    PostgresDeliveryWishes(Database database) {
        this.database = database;
    }

    @Override
    public void ask(DeliveryAsked asked) {
        database.transaction(connection -> {
            PostgresTimeline.lock(connection, asked.documentId());
            PostgresTimeline.record(connection, List.of(asked));
            Outbox.add(connection, Channel.INVOICES, asked);
            return asked;
        });
    }
}
