package docket.review.store;

import docket.review.Absences;
import docket.review.HandOver;
import docket.review.Person;
import docket.review.StandIns.StandIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;

/** Links in their table are compared with who is there today. */
final class PostgresHandOver implements HandOver {

    private static final String RETURNED = "Back with you";

    private final Database database;

    PostgresHandOver(Database database) {
        this.database = database;
    }

    /** @param asked whose work it is, wherever the link lies */
    private record Held(String hash, String review, Person holder, Person asked) {}

    /** Who is asked about what, again. */
    private record Again(String review, String mail) {}

    @Override
    public int settle(Absences today) {
        var away = today.today().stream()
                .map(StandIn::away)
                .map(person -> person.mail().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return database.transaction(connection -> {
            var wrong = Database.list(
                            connection,
                            "select l.* from link l join review r on r.id = l.review_id"
                                    + " where l.voided_at is null and r.state = 'open'"
                                    + " and (l.away_mail is not null or lower(l.person_mail) = any(?))"
                                    + " for update of l skip locked",
                            PostgresHandOver::held,
                            (Object) away)
                    .stream()
                    .filter(link -> !today.holder(link.asked()).is(link.holder()))
                    .toList();
            var told = new HashSet<Again>();
            for (var link : wrong) {
                Database.change(connection, "update link set voided_at = now() where hash = ?", link.hash());
                var asked = link.asked();
                if (!told.add(new Again(link.review(), asked.mail().toLowerCase(Locale.ROOT)))) continue;
                Database.change(
                        connection,
                        "insert into mail(review_id, person, why) values (?, ?, ?)",
                        link.review(),
                        Json.write(asked),
                        today.holder(asked).is(asked) ? RETURNED : "");
            }
            return wrong.size();
        });
    }

    private static Held held(ResultSet row) throws SQLException {
        var holder = new Person(row.getString("person_name"), row.getString("person_mail"), "");
        var away = PostgresLinks.away(row);
        return new Held(row.getString("hash"), row.getString("review_id"), holder, away == null ? holder : away);
    }
}
