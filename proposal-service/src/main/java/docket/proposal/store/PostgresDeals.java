package docket.proposal.store;

import docket.messages.Channel;
import docket.messages.DocumentId;
import docket.proposal.ReceivedDeals;
import docket.transport.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Accepted webhooks in PostgreSQL. Its unique constraints decide races, so that no two processes disagree. */
public final class PostgresDeals implements ReceivedDeals {

    private static final String INSERT =
            "insert into received_deal(document_id, crm, deal_id, event_id, occurred_at, body, received_at)"
                    + " select ?, ?, ?, ?, ?, ?, ? where not exists"
                    + " (select from received_deal where crm = ? and deal_id = ? and occurred_at > ?)"
                    + " on conflict do nothing";

    private final Transactions transactions;

    public PostgresDeals(DataSource database) {
        this.transactions = new Transactions(database);
    }

    @Override
    public List<DocumentId> accept(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) return List.of();
        return transactions.run(transaction -> {
            var accepted = new ArrayList<DocumentId>();
            for (var arrival : arrivals) {
                if (!insert(transaction, arrival.deal())) continue;
                Outbox.add(transaction, Channel.PROPOSALS, arrival.message());
                accepted.add(arrival.deal().documentId());
            }
            return List.copyOf(accepted);
        });
    }

    private static boolean insert(Connection transaction, ReceivedDeal deal) throws SQLException {
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, deal.documentId().value());
            insert.setString(2, deal.crm());
            insert.setString(3, deal.dealId());
            insert.setString(4, deal.eventId());
            insert.setObject(5, utc(deal.occurredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setBytes(6, deal.body());
            insert.setObject(7, utc(deal.receivedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setString(8, deal.crm());
            insert.setString(9, deal.dealId());
            insert.setObject(10, utc(deal.occurredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            return insert.executeUpdate() == 1;
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Optional<ReceivedDeal> find(DocumentId id) {
        return transactions.run(transaction -> {
            try (var select = transaction.prepareStatement(
                    "select crm, deal_id, event_id, occurred_at, body, received_at from received_deal"
                            + " where document_id = ?")) {
                select.setString(1, id.value());
                try (var row = select.executeQuery()) {
                    if (!row.next()) return Optional.empty();
                    var occurred = row.getObject(4, OffsetDateTime.class);
                    return Optional.of(new ReceivedDeal(
                            id,
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            occurred == null ? null : occurred.toInstant(),
                            row.getBytes(5),
                            row.getObject(6, OffsetDateTime.class).toInstant()));
                }
            }
        });
    }
}
