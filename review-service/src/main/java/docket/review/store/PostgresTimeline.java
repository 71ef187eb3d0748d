package docket.review.store;

import docket.messages.DocumentEvent;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Wire;
import docket.review.DocumentState;
import docket.review.DocumentSummary;
import docket.review.Masked;
import docket.review.Timeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The timeline in two tables: the events, and one line per document that is made anew from them. */
final class PostgresTimeline implements Timeline {

    private final Database database;

    PostgresTimeline(Database database) {
        this.database = database;
    }

    @Override
    public boolean record(DocumentEvent event) {
        return database.transaction(connection -> record(connection, event.documentId(), List.of(event)) > 0);
    }

    /**
     * As part of a transaction. The document's row is locked first, so that two events of one document are counted one
     * after the other and the line is made from all that are there.
     *
     * @return how many events were new
     */
    static int record(Connection connection, DocumentId document, Collection<? extends DocumentEvent> events)
            throws SQLException {
        lock(connection, document);
        int added = 0;
        for (var event : events) added += insert(connection, event);
        if (added > 0) update(connection, DocumentSummary.of(events(connection, document)));
        return added;
    }

    /** Keeps every other change of this document waiting until the transaction ends. */
    static void lock(Connection connection, DocumentId document) throws SQLException {
        Database.change(connection, "insert into document(id) values (?) on conflict do nothing", document.value());
        Database.list(connection, "select 1 from document where id = ? for update", _ -> 1, document.value());
    }

    private static int insert(Connection connection, DocumentEvent event) throws SQLException {
        var json = Wire.write(Masked.event(event));
        return Database.change(
                connection,
                "insert into event(document_id, digest, seq, type, at, json) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                event.documentId().value(),
                Wire.digest(event),
                event.seq(),
                event.getClass().getSimpleName(),
                event.at(),
                json);
    }

    private static void update(Connection connection, DocumentSummary summary) throws SQLException {
        var kind = summary.kind();
        var duplicateOf = summary.duplicateOf();
        Database.change(
                connection,
                "update document set file = ?, sha256 = ?, bytes = ?, source = ?, kind = ?, state = ?, state_seq = ?,"
                        + " received_at = ?, duplicate_of = ?, result = ?, cost = ?, note = ? where id = ?",
                summary.file(),
                summary.sha256(),
                summary.bytes(),
                summary.source(),
                kind == null ? null : kind.label(),
                summary.state().label(),
                summary.seq(),
                summary.receivedAt(),
                duplicateOf == null ? null : duplicateOf.value(),
                summary.result(),
                summary.cost(),
                summary.note(),
                summary.id().value());
    }

    private static List<DocumentEvent> events(Connection connection, DocumentId document) throws SQLException {
        return Database.list(
                connection, "select json from event where document_id = ?", PostgresTimeline::event, document.value());
    }

    private static DocumentEvent event(ResultSet row) throws SQLException {
        return Wire.read(row.getString("json"));
    }

    @Override
    public Optional<DocumentSummary> summary(DocumentId document) {
        return database.one(
                "select * from document where id = ? and state_seq > 0", PostgresTimeline::summary, document.value());
    }

    @Override
    public List<DocumentEvent> events(DocumentId document) {
        return database.list(
                "select json from event where document_id = ? order by seq, at, digest",
                PostgresTimeline::event,
                document.value());
    }

    @Override
    public List<DocumentSummary> newest(@Nullable DocumentState state, int limit, @Nullable DocumentId before) {
        return database.list(
                """
                select * from document
                where state_seq > 0
                  and (cast(? as text) is null or state = ?)
                  and (cast(? as text) is null
                       or (received_at, id) < (select received_at, id from document where id = ?))
                order by received_at desc, id desc limit ?""",
                PostgresTimeline::summary,
                state == null ? null : state.label(),
                state == null ? null : state.label(),
                before == null ? null : before.value(),
                before == null ? null : before.value(),
                limit);
    }

    @Override
    public Map<DocumentState, Integer> counts() {
        var counts = new EnumMap<DocumentState, Integer>(DocumentState.class);
        database.list(
                "select state, count(*) as n from document where state_seq > 0 group by state",
                row -> counts.put(DocumentState.of(row.getString("state")), row.getInt("n")));
        return counts;
    }

    private static DocumentSummary summary(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        var duplicateOf = row.getString("duplicate_of");
        return new DocumentSummary(
                new DocumentId(row.getString("id")),
                row.getString("file"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getString("source"),
                kind == null ? null : Kind.of(kind),
                DocumentState.of(row.getString("state")),
                row.getInt("state_seq"),
                Database.instant(row, "received_at"),
                duplicateOf == null ? null : new DocumentId(duplicateOf),
                row.getString("result"),
                row.getBigDecimal("cost"),
                row.getString("note"));
    }
}
