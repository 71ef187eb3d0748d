package docket.gateway.store;

import docket.gateway.Batches;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Batches in PostgreSQL. */
public final class PostgresBatches implements Batches {

    private static final String CLIENT = """
            client as name,
            coalesce((select roles from gateway.client c where c.name = client), '{}') as roles,
            coalesce((select calls_per_minute from gateway.client c where c.name = client), 1) as calls_per_minute""";

    private final Database database;

    public PostgresBatches(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public String add(Row row) {
        addAll(List.of(row));
        return row.id();
    }

    @Override
    public void addAll(List<Row> rows) {
        database.transaction(connection -> {
            try (var statement = connection.prepareStatement(
                    "insert into gateway.batch_row (id, model, client, tenant, task, request, record, state)"
                            + " values (?::uuid, ?, ?, ?, ?, ?, ?, 'waiting') on conflict do nothing")) {
                for (Row row : rows) {
                    statement.setString(1, row.id());
                    statement.setString(2, row.model());
                    statement.setString(3, row.client().name());
                    statement.setString(4, row.client().tenant());
                    statement.setString(5, row.task());
                    statement.setString(6, row.request());
                    statement.setString(7, row.record());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    @Override
    public List<String> models() {
        return database.list(
                "select model from gateway.batch_row where state = 'waiting' union"
                        + " select model from gateway.batch where state <> 'over'",
                row -> row.getString(1));
    }

    @Override
    public Optional<Batch> choose(String model, int atOnce, int least, int most) {
        return database.transaction(connection -> {
            // Whoever counts batches keeps others from counting until its own is there.
            query(connection, "select pg_advisory_xact_lock(hashtext('batch:' || ?))", model);
            int open = Integer.parseInt(
                    query(connection, "select count(*) from gateway.batch where state <> 'over' and model = ?", model));
            if (open >= atOnce) return Optional.<Batch>empty();
            int waiting = Integer.parseInt(query(
                    connection, "select count(*) from gateway.batch_row where state = 'waiting' and model = ?", model));
            if (waiting < least) return Optional.<Batch>empty();
            // What would be left over, too little for a job of its own, goes along.
            int take = waiting < most + least ? waiting : most;
            var id = UUID.randomUUID();
            try (var insert = connection.prepareStatement(
                            "insert into gateway.batch (id, model, state) values (?, ?, 'making')");
                    var list = connection.prepareStatement("""
                            update gateway.batch_row set state = 'listed', batch = ? where id in (
                                select id from gateway.batch_row where state = 'waiting' and model = ?
                                order by asked_at, id limit ? for update skip locked)
                            """)) {
                insert.setObject(1, id);
                insert.setString(2, model);
                insert.executeUpdate();
                list.setObject(1, id);
                list.setString(2, model);
                list.setInt(3, take);
                list.executeUpdate();
            }
            return Optional.of(new Batch(id.toString(), model, Optional.empty(), java.time.Instant.now()));
        });
    }

    private static String query(Connection connection, String sql, String value) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Override
    public List<Batch> open(String model) {
        return database.list(
                "select id, model, job, made_at from gateway.batch where state <> 'over' and model = ? order by made_at",
                PostgresBatches::batch,
                model);
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                row.getObject(4, Timestamp.class).toInstant());
    }

    @Override
    public List<Row> rows(String batch) {
        return database.list(
                "select r.*, " + CLIENT
                        + " from gateway.batch_row r where batch = ?::uuid and state = 'listed' order by id",
                PostgresBatches::row,
                batch);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("model"),
                PostgresClients.client(row),
                row.getString("task"),
                row.getString("request"),
                row.getString("record"));
    }

    @Override
    public void made(String batch, String job) {
        database.update(
                "update gateway.batch set state = 'made', job = ?, made_at = now() where id = ?::uuid and state = 'making'",
                job,
                batch);
    }

    @Override
    public void exclusively(String batch, Runnable work) {
        database.transaction(connection -> {
            try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, batch);
                try (var got = lock.executeQuery()) {
                    boolean ours = got.next() && got.getBoolean(1);
                    if (ours) work.run();
                    return ours;
                }
            }
        });
    }

    @Override
    public int join(String batch, Map<String, String> answers) {
        return database.transaction(connection -> {
            int joined = 0;
            try (var statement = connection.prepareStatement(
                    "update gateway.batch_row set state = 'answered', answer = ?, answers = answers + 1"
                            + " where id::text = ? and batch = ?::uuid and state = 'listed'")) {
                for (var answer : answers.entrySet()) {
                    statement.setString(1, answer.getValue());
                    statement.setString(2, answer.getKey());
                    statement.setString(3, batch);
                    joined += statement.executeUpdate();
                }
            }
            return joined;
        });
    }

    @Override
    public int end(String batch, String why) {
        return database.transaction(connection -> {
            try (var rows = connection.prepareStatement(
                            "update gateway.batch_row set state = 'alone' where batch = ?::uuid and state = 'listed'");
                    var over = connection.prepareStatement(
                            "update gateway.batch set state = 'over', ended = ? where id = ?::uuid")) {
                rows.setString(1, batch);
                int alone = rows.executeUpdate();
                over.setString(1, why);
                over.setString(2, batch);
                over.executeUpdate();
                return alone;
            }
        });
    }

    @Override
    public int dismiss(String model, Duration patience) {
        return database.update(
                "update gateway.batch_row set state = 'alone' where state = 'waiting' and model = ?"
                        + " and asked_at < now() - make_interval(secs => ?)"
                        + " and not exists (select 1 from gateway.batch b where b.model = batch_row.model and b.state <> 'over')",
                model,
                patience.toMillis() / 1000.0);
    }

    @Override
    public Optional<Row> takeAlone(Duration lease) {
        return database.one("""
                update gateway.batch_row set leased_until = now() + make_interval(secs => ?) where id = (
                    select id from gateway.batch_row
                    where state = 'alone' and (leased_until is null or leased_until < now())
                    order by asked_at limit 1 for update skip locked)
                returning *, """ + CLIENT, PostgresBatches::row, lease.toSeconds());
    }

    @Override
    public void answerAlone(String row, String answer, boolean failed) {
        database.update(
                "update gateway.batch_row set state = ?, answer = ?, answers = answers + 1"
                        + " where id = ?::uuid and state = 'alone'",
                failed ? "failed" : "answered",
                answer,
                row);
    }

    @Override
    public Optional<Answer> find(String client, String row) {
        return database.one(
                "select state, answer from gateway.batch_row where id::text = ? and client = ?",
                found -> new Answer(found.getString(1), Optional.ofNullable(found.getString(2))),
                row,
                client);
    }

    @Override
    public Counts counts() {
        return database.one(
                        """
                        select count(*) filter (where state = 'waiting'), count(*) filter (where state = 'listed'),
                            count(*) filter (where state = 'alone'), count(*) filter (where state = 'answered'),
                            count(*) filter (where state = 'failed'), count(*) filter (where answers > 1)
                        from gateway.batch_row
                        """,
                        row -> new Counts(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                .orElseThrow();
    }
}
