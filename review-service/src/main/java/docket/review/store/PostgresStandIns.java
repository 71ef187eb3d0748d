package docket.review.store;

import docket.review.Person;
import docket.review.StandIns;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Who stands in for whom, in a table. */
final class PostgresStandIns implements StandIns {

    private final Database database;

    PostgresStandIns(Database database) {
        this.database = database;
    }

    @Override
    public void set(StandIn standIn) {
        database.change(
                "insert into stand_in(away_mail, away_name, for_mail, for_name, first_day, last_day)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (away_mail) do update set for_mail = excluded.for_mail,"
                        + " for_name = excluded.for_name, first_day = excluded.first_day, last_day = excluded.last_day",
                standIn.away().mail(),
                standIn.away().name(),
                standIn.present().mail(),
                standIn.present().name(),
                Date.valueOf(standIn.first()),
                Date.valueOf(standIn.last()));
    }

    @Override
    public void end(Person away) {
        database.change("delete from stand_in where away_mail = ?", away.mail());
    }

    @Override
    public List<StandIn> all() {
        return database.list("select * from stand_in order by first_day, away_name", PostgresStandIns::standIn);
    }

    private static StandIn standIn(ResultSet row) throws SQLException {
        return new StandIn(
                new Person(row.getString("away_name"), row.getString("away_mail"), ""),
                new Person(row.getString("for_name"), row.getString("for_mail"), ""),
                row.getDate("first_day").toLocalDate(),
                row.getDate("last_day").toLocalDate());
    }
}
