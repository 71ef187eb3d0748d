package docket.invoice.store;

import docket.invoice.reference.InvoicedQuantities;
import docket.messages.DocumentId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** A row for every line of an order that an invoice asks for. */
public final class PostgresInvoicedQuantities implements InvoicedQuantities {

    private final DataSource database;

    public PostgresInvoicedQuantities(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<Integer, BigDecimal> claim(DocumentId id, String orderKey, Map<Integer, BigDecimal> quantities) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, orderKey);
                var others = others(connection, id, orderKey);
                delete(connection, id);
                insert(connection, id, orderKey, quantities);
                connection.commit();
                return others;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    private static void lock(Connection connection, String orderKey) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "invoiced lines of " + orderKey);
            lock.execute();
        }
    }

    private static Map<Integer, BigDecimal> others(Connection connection, DocumentId id, String orderKey)
            throws SQLException {
        try (var select = connection.prepareStatement("select line, sum(quantity) from invoiced_line"
                + " where order_key = ? and document_id <> ? group by line")) {
            select.setString(1, orderKey);
            select.setString(2, id.value());
            try (var row = select.executeQuery()) {
                var others = new HashMap<Integer, BigDecimal>();
                while (row.next()) others.put(row.getInt(1), row.getBigDecimal(2));
                return others;
            }
        }
    }

    static void delete(Connection connection, DocumentId id) throws SQLException {
        try (var delete = connection.prepareStatement("delete from invoiced_line where document_id = ?")) {
            delete.setString(1, id.value());
            delete.executeUpdate();
        }
    }

    private static void insert(
            Connection connection, DocumentId id, String orderKey, Map<Integer, BigDecimal> quantities)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into invoiced_line(document_id, order_key, line, quantity) values (?, ?, ?, ?)")) {
            for (var each : quantities.entrySet()) {
                insert.setString(1, id.value());
                insert.setString(2, orderKey);
                insert.setInt(3, each.getKey());
                insert.setBigDecimal(4, each.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
