package docket.review.store;

import docket.review.Tenants;
import java.util.Collection;
import java.util.Optional;

/** Tenants in their table; asked with the service's own rights. */
final class PostgresTenants implements Tenants {

    private final Database database;

    PostgresTenants(Database service) {
        this.database = service;
    }

    @Override
    public void keep(Collection<String> names) {
        for (var name : names) database.change("insert into tenant(name) values (?) on conflict do nothing", name);
    }

    @Override
    public boolean several() {
        return database.one("select count(*) as n from tenant", row -> row.getInt("n"))
                        .orElse(1)
                > 1;
    }

    @Override
    public Optional<String> of(String document) {
        return database.one("select tenant from document where id = ?", row -> row.getString(1), document);
    }
}
