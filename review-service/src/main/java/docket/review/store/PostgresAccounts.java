package docket.review.store;

import docket.review.Accounts;
import docket.review.ChangePeople;
import docket.review.Person;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Accounts in a table, their changes beside those of other settings. */
final class PostgresAccounts implements Accounts {

    private static final String ALL = "select * from account order by added_at, address";

    private final Database database;
    private final Database service;

    PostgresAccounts(Database database) {
        this.database = database;
        this.service = database.service();
    }

    @Override
    public List<Account> all() {
        return service.list(ALL, PostgresAccounts::account);
    }

    @Override
    public String change(Person by, Instant at, Function<List<Account>, Attempt> attempt) {
        var closed = new ArrayList<String>();
        var trouble = database.transaction(connection -> {
            Database.list(connection, "select pg_advisory_xact_lock(hashtext('docket.people'))", _ -> 1);
            return switch (attempt.apply(Database.list(connection, ALL, PostgresAccounts::account))) {
                case Attempt.Refused(var why) -> why;
                case Attempt.Agreed(var changes) -> {
                    for (var each : changes) {
                        keep(connection, each, by, at);
                        if (each.after().closed())
                            closed.add(each.after().person().mail());
                    }
                    yield "";
                }
            };
        });
        // Who is signed in is looked up before anybody's tenant is known: that is the service's own.
        for (var mail : closed) {
            service.change("delete from session where lower(person_mail) = lower(?)", mail);
            service.change("delete from sign_in_link where lower(person_mail) = lower(?)", mail);
        }
        return trouble;
    }

    private static void keep(Connection connection, Changed change, Person by, Instant at) throws SQLException {
        var after = change.after();
        var person = after.person();
        var before = change.before();
        Database.change(
                connection,
                "insert into account(tenant, address, mail, name, role, upto, closed) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (address) do update set name = excluded.name, role = excluded.role,"
                        + " upto = excluded.upto, closed = excluded.closed",
                person.tenant(),
                person.mail().toLowerCase(Locale.ROOT),
                person.mail(),
                person.name(),
                person.role(),
                person.limit(),
                after.closed());
        Database.change(
                connection,
                "insert into setting_change(tenant, name, by_name, at, before, after, person)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                person.tenant(),
                ChangePeople.HISTORY,
                by.name(),
                at,
                before == null ? "" : ChangePeople.line(before),
                after.closed() ? "" : ChangePeople.line(person),
                person.mail());
        if (after.closed()) leave(connection, person, at);
    }

    private static void leave(Connection connection, Person person, Instant at) throws SQLException {
        Database.change(
                connection,
                "update link set voided_at = ? where lower(person_mail) = lower(?) and voided_at is null",
                at,
                person.mail());
        Database.change(
                connection,
                "update review set owner_name = null, owner_mail = null, owner_since = null, touched_at = ?"
                        + " where state = 'open' and lower(owner_mail) = lower(?)",
                at,
                person.mail());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new Person(
                        row.getString("name"),
                        row.getString("mail"),
                        row.getString("role"),
                        row.getString("tenant"),
                        row.getBigDecimal("upto")),
                row.getBoolean("closed"));
    }
}
