package docket.review.store;

import docket.documents.Finding;
import docket.review.Overview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counts in the timeline, the reviews and what they asked about. */
final class PostgresOverview implements Overview {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] AGES = {4 * HOUR, DAY, 3 * DAY, 7 * DAY, Long.MAX_VALUE};
    private static final long[] WAITS = {5 * MINUTE, HOUR, 4 * HOUR, DAY, 3 * DAY, Long.MAX_VALUE};
    private static final String DAY_OF = "cast(%s at time zone 'UTC' as date)";

    private final Database database;

    PostgresOverview(Database database) {
        this.database = database;
    }

    @Override
    public List<Came> came(Instant since) {
        return database.list(
                "select " + day("received_at") + " as day, coalesce(kind, '') as kind, count(*) as n from document"
                        + " where state_seq > 0 and received_at >= ? group by 1, 2 order by 1, 2",
                row -> new Came(dayIn(row), row.getString("kind"), row.getInt("n")),
                since);
    }

    @Override
    public List<Ended> ended(Instant since) {
        return database.list(
                "select " + day("at") + " as day, count(distinct document_id) as n,"
                        + " count(distinct document_id) filter (where json::json->>'ending' = 'STRAIGHT_THROUGH') as free"
                        + " from event where type = 'DocumentCompleted' and at >= ?"
                        + " and json::json->>'kind' in ('invoice', 'receipt') and json::json->>'ending' <> 'FILED'"
                        + " group by 1 order by 1",
                row -> new Ended(dayIn(row), row.getInt("n"), row.getInt("free")),
                since);
    }

    @Override
    public List<Cost> cost(Instant since) {
        return database.list(
                "select " + day("received_at") + " as day, sum(cost) as usd from document"
                        + " where state_seq > 0 and received_at >= ? group by 1 order by 1",
                row -> new Cost(dayIn(row), row.getBigDecimal("usd")),
                since);
    }

    @Override
    public List<Span> ageing(Instant now) {
        return spans(
                AGES,
                "select extract(epoch from cast(? as timestamptz) - created_at) as seconds from review"
                        + " where state = 'open'",
                now);
    }

    @Override
    public List<Span> decided(Instant since) {
        return spans(
                WAITS,
                "select extract(epoch from decided_at - created_at) as seconds from review"
                        + " where state = 'decided' and decided_at >= ?",
                since);
    }

    /** Counted by the database, span by span. */
    private List<Span> spans(long[] limits, String seconds, Instant value) {
        var columns = new ArrayList<String>();
        long from = Long.MIN_VALUE;
        for (int i = 0; i < limits.length; i++) {
            columns.add("count(*) filter (where seconds >= " + from + " and seconds < " + limits[i] + ") as s" + i);
            from = limits[i];
        }
        return database.one(
                        "select " + String.join(", ", columns) + " from (" + seconds + ") as waited",
                        row -> {
                            var spans = new ArrayList<Span>();
                            for (int i = 0; i < limits.length; i++) spans.add(new Span(limits[i], row.getInt("s" + i)));
                            return List.copyOf(spans);
                        },
                        value)
                .orElse(List.of());
    }

    @Override
    public double medianSeconds(Instant since) {
        return database.one(
                        "select coalesce(percentile_cont(0.5) within group"
                                + " (order by extract(epoch from decided_at - created_at)), 0) as median from review"
                                + " where state = 'decided' and decided_at >= ?",
                        row -> row.getDouble("median"),
                        since)
                .orElse(0.0);
    }

    @Override
    public List<Found> found(Instant since, int limit) {
        return database.list(
                "select reason, regexp_replace(field, '\\[[0-9]+\\][.]?', ' ') as field, sum(number) as n"
                        + " from asked_finding where at >= ?"
                        + " group by 1, 2 order by 3 desc, 1, 2 limit ?",
                row -> new Found(row.getString("reason"), row.getString("field"), row.getInt("n")),
                since,
                limit);
    }

    private record Sort(String reason, String severity, String field) {}

    @Override
    public void note(String review, List<Finding> findings, Instant at) {
        var counted = findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> new Sort(
                                finding.reason().name().toLowerCase(Locale.ROOT),
                                finding.severity().name().toLowerCase(Locale.ROOT),
                                finding.field()),
                        Collectors.counting()));
        if (counted.isEmpty()) return;
        database.transaction(connection -> {
            for (var each : counted.entrySet()) {
                Database.change(
                        connection,
                        "insert into asked_finding(review_id, reason, severity, field, number, at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        review,
                        each.getKey().reason(),
                        each.getKey().severity(),
                        each.getKey().field(),
                        each.getValue().intValue(),
                        at);
            }
            return counted.size();
        });
    }

    private static String day(String column) {
        return String.format(Locale.ROOT, DAY_OF, column);
    }

    private static LocalDate dayIn(ResultSet row) throws SQLException {
        return row.getDate("day").toLocalDate();
    }
}
