package docket.gateway.store;

import docket.gateway.Client;
import docket.gateway.Jobs;
import docket.gateway.Told;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Jobs in PostgreSQL. */
public final class PostgresJobs implements Jobs {

    private final Database database;

    public PostgresJobs(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public String add(Client client, String task, String request) {
        var id = UUID.randomUUID();
        database.update(
                "insert into gateway.job (id, client, tenant, task, request, state) values (?, ?, ?, ?, ?, 'waiting')",
                id,
                client.name(),
                client.tenant(),
                task,
                request);
        return id.toString();
    }

    @Override
    public Optional<View> find(Client client, String id) {
        return uuid(id).flatMap(uuid -> database.one(
                "select state, status, body from gateway.job where id = ? and client = ?",
                row -> new View(id, row.getString(1), row.getObject(2, Integer.class), row.getString(3)),
                uuid,
                client.name()));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // No job of ours is called so.
        }
    }

    @Override
    public Optional<Taken> take(Duration lease) {
        return database.one(
                """
                with next as (
                    select id from gateway.job
                    where state = 'waiting' and (leased_until is null or leased_until < now())
                        or state = 'running' and leased_until < now()
                    order by made_at limit 1 for update skip locked)
                update gateway.job j set state = 'running', attempts = j.attempts + 1,
                    leased_until = now() + make_interval(secs => ?)
                from next where j.id = next.id
                returning j.id, j.client as name, j.tenant, j.task, j.request, j.attempts,
                    coalesce((select roles from gateway.client c where c.name = j.client), '{}') as roles,
                    coalesce((select calls_per_minute from gateway.client c where c.name = j.client), 1)
                        as calls_per_minute
                """,
                row -> new Taken(
                        row.getString("id"),
                        PostgresClients.client(row),
                        row.getString("task"),
                        row.getString("request"),
                        row.getInt("attempts")),
                lease.toSeconds());
    }

    @Override
    public void finish(String id, Told told) {
        database.update(
                "update gateway.job set state = ?, status = ?, body = ?, ended_at = now(), request = ''"
                        + " where id = ?::uuid and state = 'running'",
                told.isProblem() ? "failed" : "done",
                told.status(),
                told.body().toString(),
                id);
    }

    /** It rests longer after every try. */
    @Override
    public void giveBack(String id) {
        database.update(
                "update gateway.job set state = 'waiting', leased_until = now() + make_interval(secs => 2 ^ attempts)"
                        + " where id = ?::uuid and state = 'running'",
                id);
    }
}
