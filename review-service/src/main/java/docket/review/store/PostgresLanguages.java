package docket.review.store;

import docket.review.Person;
import docket.review.PersonLanguages;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Languages of people in a table. Mails are written for every tenant, so all are read as the service. */
final class PostgresLanguages implements PersonLanguages {

    private final Database database;
    private final Database service;

    PostgresLanguages(Database database) {
        this.database = database;
        this.service = database.service();
    }

    @Override
    public Map<String, String> all() {
        var all = new HashMap<String, String>();
        service.list(
                "select address, language from person_language",
                row -> all.put(row.getString("address"), row.getString("language")));
        return Map.copyOf(all);
    }

    @Override
    public void choose(Person person, String code) {
        database.change(
                "insert into person_language(address, language) values (?, ?)"
                        + " on conflict (address) do update set language = excluded.language",
                person.mail().toLowerCase(Locale.ROOT),
                code);
    }
}
