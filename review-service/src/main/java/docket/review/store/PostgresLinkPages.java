package docket.review.store;

import docket.review.LinkPages;
import docket.review.Secret;
import java.time.Instant;
import java.util.Optional;

/** Pages of approval links by the hashes of link and browser. */
final class PostgresLinkPages implements LinkPages {

    /** A person has a few devices; whoever opens a link in more browsers is no person. */
    private static final int MOST = 500;

    private final Database database;

    PostgresLinkPages(Database database) {
        this.database = database;
    }

    @Override
    public boolean show(Secret link, Secret page, Instant now) {
        database.change(
                "insert into link_page(page, link, shown_at) select ?, ?, ?"
                        + " where (select count(*) from link_page where link = ?) < " + MOST
                        + " on conflict do nothing",
                page.hash(),
                link.hash(),
                now,
                link.hash());
        return find(link, page).isPresent();
    }

    @Override
    public void type(Secret link, Secret page, int before) {
        database.change(
                "update link_page set typed = typed + 1 where page = ? and link = ? and typed = ?",
                page.hash(),
                link.hash(),
                before);
    }

    @Override
    public void miss(Secret link, Secret page) {
        database.change("update link_page set tries = tries + 1 where page = ? and link = ?", page.hash(), link.hash());
    }

    @Override
    public Optional<Shown> find(Secret link, Secret page) {
        return database.one(
                "select * from link_page where page = ? and link = ?",
                row -> new Shown(Database.instant(row, "shown_at"), row.getInt("typed"), row.getInt("tries")),
                page.hash(),
                link.hash());
    }
}
