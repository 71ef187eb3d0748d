package docket.gateway.store;

import docket.gateway.ApiKey;
import docket.gateway.Client;
import docket.gateway.Clients;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Clients in PostgreSQL. */
public final class PostgresClients implements Clients {

    private final Database database;

    public PostgresClients(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public Optional<Client> of(ApiKey key) {
        return database.one(
                "select * from gateway.client where key_hash = ? and revoked_at is null",
                PostgresClients::client,
                key.hash());
    }

    @Override
    public void keep(Client client, ApiKey key) {
        database.update(
                """
                insert into gateway.client (name, tenant, roles, calls_per_minute, key_hash) values (?, ?, ?, ?, ?)
                on conflict (name) do update set tenant = excluded.tenant, roles = excluded.roles,
                    calls_per_minute = excluded.calls_per_minute, key_hash = excluded.key_hash, revoked_at = null
                """,
                client.name(),
                client.tenant(),
                client.roles().toArray(String[]::new),
                client.callsPerMinute(),
                key.hash());
    }

    @Override
    public boolean revoke(String name) {
        return database.update(
                        "update gateway.client set revoked_at = now() where name = ? and revoked_at is null", name)
                == 1;
    }

    @Override
    public List<Client> all() {
        return database.list(
                "select * from gateway.client where revoked_at is null order by name", PostgresClients::client);
    }

    @Override
    public Turn take(Client client) {
        return database.one(
                        """
                        insert into gateway.calls_of_minute as c (client, minute, calls)
                            values (?, date_trunc('minute', now()), 1)
                        on conflict (client) do update set
                            calls = case when c.minute = excluded.minute then c.calls + 1 else 1 end,
                            minute = excluded.minute
                        returning calls, minute + interval '1 minute' as anew
                        """,
                        row -> new Turn(
                                client.callsPerMinute() - row.getInt("calls"),
                                row.getObject("anew", Timestamp.class).toInstant()),
                        client.name())
                .orElseThrow();
    }

    static Client client(ResultSet row) throws SQLException {
        return new Client(
                row.getString("name"),
                row.getString("tenant"),
                Set.of((String[]) row.getArray("roles").getArray()),
                row.getInt("calls_per_minute"));
    }
}
