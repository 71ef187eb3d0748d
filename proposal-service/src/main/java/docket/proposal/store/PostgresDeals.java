package docket.proposal.store;

import docket.messages.Channel;
import docket.messages.DocumentId;
import docket.proposal.ReceivedDeals;
import docket.transport.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Accepted webhooks in PostgreSQL. Its unique constraints decide races, so that no two processes disagree. */
public final class PostgresDeals implements ReceivedDeals {

    private static final String INSERT =
            "insert into received_deal(document_id, crm, deal_id, event_id, occurred_at, body, received_at, task)"
                    + " select ?, ?, ?, ?, ?, ?, ?, ? where not exists"
                    + " (select from received_deal where crm = ? and deal_id = ? and occurred_at > ?)"
                    + " on conflict do nothing";

    private final Transactions transactions;

    public PostgresDeals(DataSource database) {
        this.transactions = new Transactions(database);
    }

    @Override
    public List<DocumentId> accept(List<Arrival> arrivals) {
        var kept = acceptEach(arrivals);
        return IntStream.range(0, arrivals.size())
                .filter(i -> kept[i])
                .mapToObj(i -> arrivals.get(i).deal().documentId())
                .toList();
    }

    /** One transaction for all of them; a statement each, so that the second of two sees the first. @return which were kept */
    boolean[] acceptEach(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) return new boolean[0];
        return transactions.run(transaction -> {
            var kept = insert(transaction, arrivals);
            var messages = IntStream.range(0, kept.length)
                    .filter(i -> kept[i])
                    .mapToObj(i -> arrivals.get(i).message())
                    .toList();
            Outbox.addAll(transaction, Channel.PROPOSALS, messages);
            return kept;
        });
    }

    private static boolean[] insert(Connection transaction, List<Arrival> arrivals) throws SQLException {
        try (var insert = transaction.prepareStatement(INSERT)) {
            for (var arrival : arrivals) {
                bind(insert, arrival.deal());
                insert.addBatch();
            }
            var rows = insert.executeBatch();
            var kept = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) kept[i] = rows[i] == 1;
            return kept;
        }
    }

    private static void bind(PreparedStatement insert, ReceivedDeal deal) throws SQLException {
        insert.setString(1, deal.documentId().value());
        insert.setString(2, deal.crm());
        insert.setString(3, deal.dealId());
        insert.setString(4, deal.eventId());
        insert.setObject(5, utc(deal.occurredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        insert.setBytes(6, deal.body());
        insert.setObject(7, utc(deal.receivedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        insert.setString(8, deal.task().name());
        insert.setString(9, deal.crm());
        insert.setString(10, deal.dealId());
        insert.setObject(11, utc(deal.occurredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Optional<ReceivedDeal> find(DocumentId id) {
        return one("document_id = ?", id.value());
    }

    @Override
    public Optional<ReceivedDeal> newest(String crm, String dealId) {
        return one("crm = ? and deal_id = ? and task = 'PROPOSAL' order by received_at desc limit 1", crm, dealId);
    }

    private Optional<ReceivedDeal> one(String where, String... values) {
        return transactions.run(transaction -> {
            try (var select =
                    transaction.prepareStatement("select document_id, crm, deal_id, event_id, occurred_at, body,"
                            + " received_at, task from received_deal where " + where)) {
                for (int i = 0; i < values.length; i++) select.setString(i + 1, values[i]);
                try (var row = select.executeQuery()) {
                    if (!row.next()) return Optional.empty();
                    var occurred = row.getObject(5, OffsetDateTime.class);
                    return Optional.of(new ReceivedDeal(
                            new DocumentId(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            occurred == null ? null : occurred.toInstant(),
                            row.getBytes(6),
                            row.getObject(7, OffsetDateTime.class).toInstant(),
                            Task.valueOf(row.getString(8))));
                }
            }
        });
    }
}
