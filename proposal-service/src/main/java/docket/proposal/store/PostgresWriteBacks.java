package docket.proposal.store;

import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.Wire;
import docket.proposal.Sending;
import docket.proposal.WriteBack;
import docket.proposal.WriteBacks;
import docket.transport.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Write-backs in PostgreSQL. An attempt holds its row's lock while the CRM answers: a process that dies in between
 * lets go of it, and the next attempt carries the same idempotency key.
 */
public final class PostgresWriteBacks implements WriteBacks {

    private static final String COLUMNS =
            "select decision, deal_id, event_id, result, link, sha256, note, told, attempts, standing from write_back";

    private final Transactions transactions;

    public PostgresWriteBacks(DataSource database) {
        this.transactions = new Transactions(database);
    }

    private record Row(WriteBack writeBack, int attempts, Standing standing) {}

    @Override
    public Standing keep(WriteBack writeBack) {
        return transactions.run(transaction -> {
            var decision = writeBack.decision();
            try (var insert = transaction.prepareStatement(
                    "insert into write_back(document_id, seq, decision, deal_id, event_id, result, link, sha256, note,"
                            + " told, standing, due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 'epoch') on conflict do nothing")) {
                insert.setString(1, decision.documentId().value());
                insert.setInt(2, decision.seq());
                insert.setString(3, Wire.write(decision));
                insert.setString(4, writeBack.dealId());
                insert.setString(5, writeBack.eventId());
                insert.setString(6, writeBack.result());
                insert.setString(7, writeBack.link());
                insert.setString(8, writeBack.sha256());
                insert.setString(9, writeBack.note());
                insert.setString(10, SignalJson.write(writeBack.told()));
                if (insert.executeUpdate() == 1) return Standing.WAITING;
            }
            return row(transaction, decision, "").orElseThrow().standing();
        });
    }

    @Override
    public boolean attemptDue(Instant now, Attempt attempt) {
        return transactions.run(transaction -> {
            try (var select = transaction.prepareStatement(COLUMNS
                    + " where standing = 'WAITING' and due_at <= ? order by due_at limit 1 for update skip locked")) {
                select.setObject(1, now.atOffset(ZoneOffset.UTC));
                var due = only(select);
                if (due.isEmpty()) return false;
                attempt(transaction, due.get(), attempt);
                return true;
            }
        });
    }

    @Override
    public Attempted attemptNow(ReviewDecided decision, Attempt attempt) {
        return transactions.run(transaction -> {
            var row = row(transaction, decision, " for update").orElseThrow();
            return row.standing() == Standing.DONE
                    ? new Attempted.Done(decision.at(), List.of())
                    : attempt(transaction, row, attempt);
        });
    }

    @Override
    public long waiting() {
        return transactions.run(transaction -> {
            try (var select =
                            transaction.prepareStatement("select count(*) from write_back where standing = 'WAITING'");
                    var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static Attempted attempt(Connection transaction, Row row, Attempt attempt) throws SQLException {
        int number = row.attempts() + 1;
        var attempted = attempt.on(row.writeBack(), number);
        switch (attempted) {
            case Attempted.Done(var _, var _) -> update(transaction, row, Standing.DONE, number, null, null);
            case Attempted.Later(var due, var reason, var _) ->
                update(transaction, row, Standing.WAITING, number, due, reason);
            // Whoever sends it again gets a whole new patience.
            case Attempted.Refused(var reason, var _) -> update(transaction, row, Standing.REFUSED, 0, null, reason);
        }
        for (Sending sending : attempted.sendings()) Outbox.add(transaction, sending.channel(), sending.event());
        return attempted;
    }

    private static void update(
            Connection transaction,
            Row row,
            Standing standing,
            int attempts,
            @Nullable Instant due,
            @Nullable String reason)
            throws SQLException {
        try (var update = transaction.prepareStatement("update write_back set standing = ?, attempts = ?,"
                + " due_at = coalesce(?, due_at), reason = ? where document_id = ? and seq = ?")) {
            var decision = row.writeBack().decision();
            update.setString(1, standing.name());
            update.setInt(2, attempts);
            update.setObject(3, due == null ? null : due.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setString(4, reason);
            update.setString(5, decision.documentId().value());
            update.setInt(6, decision.seq());
            update.executeUpdate();
        }
    }

    private static Optional<Row> row(Connection transaction, ReviewDecided decision, String lock) throws SQLException {
        try (var select = transaction.prepareStatement(COLUMNS + " where document_id = ? and seq = ?" + lock)) {
            select.setString(1, decision.documentId().value());
            select.setInt(2, decision.seq());
            return only(select);
        }
    }

    private static Optional<Row> only(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            return row.next() ? Optional.of(row(row)) : Optional.empty();
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        if (!(Wire.read(row.getString("decision")) instanceof ReviewDecided decision)) {
            throw new IllegalStateException("a write-back without a decision");
        }
        return new Row(
                new WriteBack(
                        decision,
                        row.getString("deal_id"),
                        row.getString("event_id"),
                        row.getString("result"),
                        row.getString("link"),
                        row.getString("sha256"),
                        row.getString("note"),
                        SignalJson.read(row.getString("told"))),
                row.getInt("attempts"),
                Standing.valueOf(row.getString("standing")));
    }
}
