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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The timeline in two tables: the events, and one line per document that is made anew from them. */
final class PostgresTimeline implements Timeline {

    /** Events of one transaction; more would only make the others wait longer. */
    private static final int AT_ONCE = 64;

    private final Database database;
    private final Together<DocumentEvent, Boolean> arriving = new Together<>(AT_ONCE, this::recordAll);

    PostgresTimeline(Database database) {
        this.database = database;
    }

    /** Events that arrive at the same time share a transaction, and with it the wait for the disk. */
    @Override
    public boolean record(DocumentEvent event) {
        // Together with others only for the service itself: a visitor's transaction is of one tenant.
        if (database.worksForTenant())
            return database.transaction(
                    connection -> record(connection, List.of(event)).getFirst());
        return arriving.ask(event);
    }

    private List<Boolean> recordAll(List<DocumentEvent> events) {
        return database.transaction(connection -> record(connection, events));
    }

    /**
     * As part of a transaction. The documents' rows are locked first, always in the same order, so that two events of
     * one document are counted one after the other and the line is made from all that are there.
     *
     * @return which events were new
     */
    static List<Boolean> record(Connection connection, List<? extends DocumentEvent> events) throws SQLException {
        var documents =
                events.stream().map(event -> event.documentId().value()).collect(Collectors.toCollection(TreeSet::new));
        lock(connection, documents);
        var fresh = insert(connection, events);
        var changed = new TreeSet<String>();
        for (int i = 0; i < events.size(); i++) {
            if (fresh.get(i)) changed.add(events.get(i).documentId().value());
        }
        if (!changed.isEmpty()) update(connection, summaries(connection, changed));
        return fresh;
    }

    /** Keeps every other change of this document waiting until the transaction ends. */
    static void lock(Connection connection, DocumentId document) throws SQLException {
        lock(connection, new TreeSet<>(List.of(document.value())));
    }

    /** Keeps every other change of these documents waiting until the transaction ends. */
    private static void lock(Connection connection, SortedSet<String> documents) throws SQLException {
        var ids = documents.toArray(String[]::new);
        Database.change(
                connection, "insert into document(id) select unnest(?::text[]) on conflict do nothing", (Object) ids);
        Database.list(
                connection, "select 1 from document where id = any(?::text[]) order by id for update", _ -> 1, (Object)
                        ids);
    }

    private static List<Boolean> insert(Connection connection, List<? extends DocumentEvent> events)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into event(document_id, digest, seq, type, at, json) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing")) {
            for (var event : events) {
                Database.set(
                        insert,
                        event.documentId().value(),
                        Wire.digest(event),
                        event.seq(),
                        event.getClass().getSimpleName(),
                        event.at(),
                        Wire.write(Masked.event(event)));
                insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch())
                    .mapToObj(rows -> rows > 0)
                    .toList();
        }
    }

    private static List<DocumentSummary> summaries(Connection connection, SortedSet<String> documents)
            throws SQLException {
        return Database.list(
                        connection,
                        "select json from event where document_id = any(?::text[])",
                        PostgresTimeline::event,
                        (Object) documents.toArray(String[]::new))
                .stream()
                .collect(Collectors.groupingBy(DocumentEvent::documentId))
                .values()
                .stream()
                .map(DocumentSummary::of)
                .toList();
    }

    private static void update(Connection connection, List<DocumentSummary> summaries) throws SQLException {
        try (var update = connection.prepareStatement(
                "update document set file = ?, sha256 = ?, bytes = ?, source = ?, kind = ?, state = ?, state_seq = ?,"
                        + " received_at = ?, duplicate_of = ?, result = ?, cost = ?, note = ? where id = ?")) {
            for (var summary : summaries) {
                var kind = summary.kind();
                var duplicateOf = summary.duplicateOf();
                Database.set(
                        update,
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
                update.addBatch();
            }
            update.executeBatch();
        }
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
    public List<DocumentSummary> newestOf(Kind kind, int limit) {
        return database.list(
                "select * from document where state_seq > 0 and kind = ? and duplicate_of is null"
                        + " order by received_at desc, id desc limit ?",
                PostgresTimeline::summary,
                kind.label(),
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
