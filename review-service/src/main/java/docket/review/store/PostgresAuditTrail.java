package docket.review.store;

import docket.review.AuditFile;
import docket.review.AuditTrail;
import docket.review.Tenancy;
import java.util.List;
import java.util.function.Consumer;

/** The audit trail in its table; PostgreSQL numbers and chains what is added. */
final class PostgresAuditTrail implements AuditTrail {

    private static final int AT_ONCE = 2_000;

    private final Database database;
    private final Tenancy tenancy;

    PostgresAuditTrail(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    @Override
    public void note(String who, String what, String about, String facts) {
        database.change(
                "insert into audit(tenant, who, what, about, digest) values (?, person_ref(?), ?, ?, audit_digest(?))",
                tenant(),
                who,
                what,
                about,
                facts);
    }

    @Override
    public void read(Consumer<AuditFile.Entry> each) {
        long after = 0;
        List<AuditFile.Entry> some;
        do {
            some = after(after);
            some.forEach(each);
            if (!some.isEmpty()) after = some.getLast().number();
        } while (some.size() == AT_ONCE);
    }

    private List<AuditFile.Entry> after(long number) {
        return database.list(
                "select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') as at, who,"
                        + " person_behind(who) as name, what, about, digest, before, hash from audit"
                        + " where tenant = ? and number > ? order by number limit " + AT_ONCE,
                row -> new AuditFile.Entry(
                        row.getLong("number"),
                        row.getString("at"),
                        row.getString("who"),
                        row.getString("name"),
                        row.getString("what"),
                        row.getString("about"),
                        row.getString("digest"),
                        row.getString("before"),
                        row.getString("hash")),
                tenant(),
                number);
    }

    @Override
    public String tenant() {
        return tenancy.current().orElse(Tenancy.MAIN);
    }
}
