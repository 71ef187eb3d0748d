package docket.proposal.store;

import docket.proposal.scoring.ClosedDeal;
import docket.proposal.scoring.ClosedDeals;
import docket.proposal.scoring.DealModel;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Closed deals and their models in PostgreSQL. */
public final class PostgresClosedDeals implements ClosedDeals {

    private static final int AT_ONCE = 1000;

    private final Transactions transactions;

    public PostgresClosedDeals(DataSource database) {
        this.transactions = new Transactions(database);
    }

    @Override
    public void keep(List<ClosedDeal> deals) {
        transactions.run(transaction -> {
            try (var insert = transaction.prepareStatement(
                    "insert into closed_deal(id, won, closed_on, synthetic, body)"
                            + " values (?, ?, ?, ?, ?) on conflict (id) do update set won = excluded.won, closed_on ="
                            + " excluded.closed_on, synthetic = excluded.synthetic, body = excluded.body, imported_at = now()")) {
                int waiting = 0;
                for (var deal : deals) {
                    insert.setString(1, deal.id());
                    insert.setBoolean(2, deal.won());
                    insert.setDate(3, Date.valueOf(deal.closedOn()));
                    insert.setBoolean(4, deal.synthetic());
                    insert.setString(5, SignalJson.write(deal.signals()));
                    insert.addBatch();
                    if (++waiting % AT_ONCE == 0) insert.executeBatch();
                }
                insert.executeBatch();
            }
            return deals.size();
        });
    }

    @Override
    public int forget() {
        return transactions.run(transaction -> {
            try (var delete = transaction.prepareStatement("delete from closed_deal");
                    var retire =
                            transaction.prepareStatement("update deal_model set in_force = false where in_force")) {
                retire.executeUpdate();
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public List<ClosedDeal> newest(int most) {
        return transactions.run(transaction -> {
            try (var select = transaction.prepareStatement("select id, won, closed_on, synthetic, body from closed_deal"
                    + " order by closed_on desc, id limit ?")) {
                select.setInt(1, most);
                try (var row = select.executeQuery()) {
                    var deals = new ArrayList<ClosedDeal>();
                    while (row.next())
                        deals.add(new ClosedDeal(
                                row.getString(1),
                                row.getBoolean(2),
                                row.getDate(3).toLocalDate(),
                                row.getBoolean(4),
                                SignalJson.read(row.getString(5))));
                    return deals;
                }
            }
        });
    }

    @Override
    public void keep(DealModel model, String judged, boolean inForce) {
        transactions.run(transaction -> {
            try (var retire = transaction.prepareStatement("update deal_model set in_force = false where in_force");
                    var insert =
                            transaction.prepareStatement("insert into deal_model(id, body, metrics, in_force) values"
                                    + " (?, ?, ?, ?) on conflict (id) do update set metrics = excluded.metrics, in_force ="
                                    + " excluded.in_force, learned_at = now()")) {
                if (inForce) retire.executeUpdate();
                insert.setString(1, model.id());
                insert.setString(2, model.json());
                insert.setString(3, judged);
                insert.setBoolean(4, inForce);
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public Optional<DealModel> inForce() {
        return column("body").map(DealModel::of);
    }

    @Override
    public Optional<String> judgement() {
        return column("metrics");
    }

    private Optional<String> column(String name) {
        return transactions.run(transaction -> {
            try (var select = transaction.prepareStatement(
                            "select " + name + " from deal_model where in_force order by learned_at desc limit 1");
                    var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }
}
