package docket.review.store;

import docket.review.SettingHistory;
import java.util.List;

/** Changes of settings in a table. */
final class PostgresSettingHistory implements SettingHistory {

    private final Database database;

    PostgresSettingHistory(Database database) {
        this.database = database;
    }

    @Override
    public void note(Change change) {
        database.change(
                "insert into setting_change(name, by_name, at, before, after) values (?, ?, ?, ?, ?)",
                change.name(),
                change.by(),
                change.at(),
                change.before(),
                change.after());
    }

    @Override
    public List<Change> of(String name, int limit) {
        return database.list(
                "select * from setting_change where name = ? order by at desc, id desc limit ?",
                row -> new Change(
                        row.getString("name"),
                        row.getString("by_name"),
                        Database.instant(row, "at"),
                        row.getString("before"),
                        row.getString("after")),
                name,
                limit);
    }
}
