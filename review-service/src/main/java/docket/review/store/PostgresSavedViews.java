package docket.review.store;

import docket.review.Person;
import docket.review.SavedViews;
import java.util.List;

/** Named filters in a table. */
final class PostgresSavedViews implements SavedViews {

    private final Database database;

    PostgresSavedViews(Database database) {
        this.database = database;
    }

    @Override
    public List<View> of(Person person) {
        return database.list(
                "select name, query from saved_view where person_mail = ? order by created_at, name limit 50",
                row -> new View(row.getString("name"), row.getString("query")),
                person.mail());
    }

    @Override
    public void keep(Person person, View view) {
        database.change(
                "insert into saved_view(person_mail, name, query) values (?, ?, ?)"
                        + " on conflict (person_mail, name) do update set query = excluded.query",
                person.mail(),
                view.name(),
                view.query());
    }

    @Override
    public void drop(Person person, String name) {
        database.change("delete from saved_view where person_mail = ? and name = ?", person.mail(), name);
    }
}
