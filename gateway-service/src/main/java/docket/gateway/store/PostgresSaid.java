package docket.gateway.store;

import docket.gateway.Said;
import docket.gateway.Told;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

/** Answers under idempotency keys, in PostgreSQL. */
public final class PostgresSaid implements Said {

    private final Database database;

    public PostgresSaid(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public Claim claim(String client, String key, byte[] requestHash) {
        int ours = database.update("""
                insert into gateway.said as s (client, key, request_hash, leased_until, expires_at)
                    values (?, ?, ?, now() + interval '5 minutes', now() + make_interval(secs => ?))
                on conflict (client, key) do update set request_hash = excluded.request_hash, status = null,
                        leased_until = excluded.leased_until, expires_at = excluded.expires_at
                    where s.expires_at < now() or (s.status is null and s.leased_until < now()
                        and s.request_hash = excluded.request_hash)
                """, client, key, requestHash, REMEMBERED.toSeconds());
        if (ours == 1) return new Claim.Ours();
        return database.one(
                        "select request_hash, status, body, location from gateway.said where client = ? and key = ?",
                        row -> {
                            if (!Arrays.equals(row.getBytes(1), requestHash)) return new Claim.AnotherRequest();
                            int status = row.getInt(2);
                            if (row.wasNull()) return new Claim.Underway();
                            return new Claim.Answered(status, row.getString(3), Optional.ofNullable(row.getString(4)));
                        },
                        client,
                        key)
                .orElseGet(Claim.Underway::new); // Released between the two: the next call will find it free.
    }

    @Override
    public void keep(String client, String key, Told told) {
        database.update(
                "update gateway.said set status = ?, body = ?, location = ? where client = ? and key = ?",
                told.status(),
                told.body().toString(),
                told.job().map(id -> "/v1/jobs/" + id).orElse(null),
                client,
                key);
    }

    @Override
    public void release(String client, String key) {
        database.update("delete from gateway.said where client = ? and key = ?", client, key);
    }

    @Override
    public int sweep() {
        return database.update("delete from gateway.said where expires_at < now()");
    }
}
