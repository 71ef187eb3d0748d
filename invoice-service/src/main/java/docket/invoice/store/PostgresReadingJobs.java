package docket.invoice.store;

import docket.invoice.ReadingJobs;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentId;
import docket.messages.Wire;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Jobs in PostgreSQL, one row a document. */
public final class PostgresReadingJobs implements ReadingJobs {

    private static final String ROW = "message, reference, asked_at, deadline, ended_at, answer, reason";
    private static final int AT_ONCE = 100;

    private final DataSource database;

    public PostgresReadingJobs(DataSource database) {
        this.database = database;
    }

    @Override
    public Job begin(Job job, Instant askNext) {
        update(
                "insert into reading_job(document_id, message, asked_at, deadline, ask_next) values (?, ?, ?, ?, ?)"
                        + " on conflict (document_id) do nothing",
                job.documentId().value(),
                Wire.write(job.invoice()),
                job.askedAt(),
                job.deadline(),
                askNext);
        return find(job.documentId()).orElseThrow(() -> new IllegalStateException("a job vanished"));
    }

    @Override
    public Optional<Job> find(DocumentId id) {
        return select("select " + ROW + " from reading_job where document_id = ?", id.value()).stream()
                .findFirst();
    }

    @Override
    public void taken(DocumentId id, String reference, Instant askNext) {
        update(
                "update reading_job set reference = ?, ask_next = ? where document_id = ? and reference is null",
                reference,
                askNext,
                id.value());
    }

    @Override
    public boolean end(DocumentId id, End end) {
        return update(
                        "update reading_job set ended_at = ?, answer = ?, reason = ?"
                                + " where document_id = ? and ended_at is null",
                        end.at(),
                        end.answer(),
                        end.reason(),
                        id.value())
                == 1;
    }

    @Override
    public List<Job> due(Instant now, Instant askNext) {
        return select(
                "update reading_job set ask_next = ? where document_id in (select document_id from reading_job"
                        + " where ended_at is null and ask_next <= ? order by ask_next limit " + AT_ONCE
                        + " for update skip locked) returning " + ROW,
                askNext,
                now);
    }

    @Override
    public List<Job> ended() {
        return select("select " + ROW + " from reading_job where ended_at is not null and not told order by ended_at"
                + " limit " + AT_ONCE);
    }

    @Override
    public void told(DocumentId id) {
        update("update reading_job set told = true where document_id = ?", id.value());
    }

    private int update(String sql, @Nullable Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(true);
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    private List<Job> select(String sql, @Nullable Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(true);
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                var jobs = new ArrayList<Job>();
                while (rows.next()) jobs.add(job(rows));
                return jobs;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Instant instant) statement.setTimestamp(i + 1, Timestamp.from(instant));
            else statement.setString(i + 1, (String) values[i]);
        }
    }

    private static Job job(ResultSet row) throws SQLException {
        if (!(Wire.read(row.getString(1)) instanceof DocumentClassified invoice)) {
            throw new IllegalStateException("a job's message is no invoice");
        }
        var endedAt = row.getTimestamp(5);
        return new Job(
                invoice,
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getTimestamp(4).toInstant(),
                endedAt == null ? null : new End(endedAt.toInstant(), row.getString(6), row.getString(7)));
    }
}
