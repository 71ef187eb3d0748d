package docket.proposal.store;

import docket.messages.Channel;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import docket.proposal.ReceivedDeals;
import docket.transport.outbox.Outbox;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Accepted webhooks in PostgreSQL. Its unique constraints decide races, so that no two processes disagree. */
public final class PostgresDeals implements ReceivedDeals {

    private final Transactions transactions;

    public PostgresDeals(DataSource database) {
        this.transactions = new Transactions(database);
    }

    @Override
    public boolean accept(ReceivedDeal deal, DealChanged message) {
        return transactions.run(transaction -> {
            try (var insert = transaction.prepareStatement(
                    "insert into received_deal(document_id, deal_id, event_id, signature, body, received_at)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, deal.documentId().value());
                insert.setString(2, deal.dealId());
                insert.setString(3, deal.eventId());
                insert.setString(4, deal.signature());
                insert.setBytes(5, deal.body());
                insert.setObject(6, deal.receivedAt().atOffset(ZoneOffset.UTC));
                if (insert.executeUpdate() == 0) return false;
            }
            Outbox.add(transaction, Channel.PROPOSALS, message);
            return true;
        });
    }

    @Override
    public Optional<ReceivedDeal> find(DocumentId id) {
        return transactions.run(transaction -> {
            try (var select = transaction.prepareStatement(
                    "select deal_id, event_id, signature, body, received_at from received_deal where document_id = ?")) {
                select.setString(1, id.value());
                try (var row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new ReceivedDeal(
                                    id,
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getBytes(4),
                                    row.getObject(5, OffsetDateTime.class).toInstant()))
                            : Optional.empty();
                }
            }
        });
    }
}
