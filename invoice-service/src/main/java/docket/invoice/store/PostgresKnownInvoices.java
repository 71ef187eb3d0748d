package docket.invoice.store;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Checksums;
import docket.invoice.KnownInvoices;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.reference.Likeness;
import docket.messages.DocumentId;
import docket.messages.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Known invoices in PostgreSQL. A unique constraint over vendor, number, total and date decides between two that come
 * at once; what is only alike (a number typed anew, a second scan) is looked for among those of the same total.
 */
public final class PostgresKnownInvoices implements KnownInvoices {

    /** A scan may misread a day; recurring invoices are further apart. */
    private static final int DAYS_APART = 5;

    private static final double SAME_VENDOR = 0.8;

    private final DataSource database;

    public PostgresKnownInvoices(DataSource database) {
        this.database = database;
    }

    private record Facts(
            String vendor, String vatId, NumberLook number, BigDecimal total, LocalDate date, Field shown) {}

    private record Known(String document, String vendor, String vatId, NumberLook number, LocalDate date) {}

    @Override
    public List<Finding> check(DocumentId id, Reading reading) {
        return claim(id, reading, false);
    }

    /** In one transaction, so that no other takes its place between the old values and the new. */
    @Override
    public List<Finding> correct(DocumentId id, Reading corrected) {
        return claim(id, corrected, true);
    }

    private List<Finding> claim(DocumentId id, Reading reading, boolean anew) {
        var facts = facts(reading);
        if (facts.isEmpty() && !anew) return List.of();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (anew) forget(connection, id);
                var findings = facts.isEmpty() ? List.<Finding>of() : claim(connection, id, facts.get());
                connection.commit();
                return findings;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    /**
     * The constraints tell which of two that are the same was first. For those that are only alike no constraint can
     * be written, so invoices of one total come one after the other: the later one finds the earlier.
     */
    private static List<Finding> claim(Connection connection, DocumentId id, Facts facts) throws SQLException {
        lock(connection, facts.total);
        if (!insert(connection, id, facts)) {
            var first = first(connection, facts);
            if (first.isPresent() && !first.get().document.equals(id.value())) {
                return List.of(
                        first.get().number.compact().equals(facts.number.compact())
                                ? same(first.get().document, facts)
                                : like(first.get(), facts));
            }
        }
        return alike(connection, id, facts).map(List::of).orElse(List.of());
    }

    private static void lock(Connection connection, BigDecimal total) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "known invoice of " + total.toPlainString());
            lock.execute();
        }
    }

    @Override
    public void forget(DocumentId id) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            forget(connection, id);
            PostgresInvoicedQuantities.delete(connection, id);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    private static void forget(Connection connection, DocumentId id) throws SQLException {
        try (var delete = connection.prepareStatement("delete from known_invoice where document_id = ?")) {
            delete.setString(1, id.value());
            delete.executeUpdate();
        }
    }

    /** Without one of the four an invoice cannot be told from another; a person looks at it anyway. */
    private static Optional<Facts> facts(Reading reading) {
        var vendor = reading.value(Terms.VENDOR_NAME).map(Likeness::plain);
        var number = reading.field(Terms.INVOICE_NUMBER);
        var total = reading.value(Terms.TOTAL_AMOUNT).flatMap(Values::amount);
        var date = reading.value(Terms.INVOICE_DATE).flatMap(Values::date);
        if (reading.kind() != Kind.INVOICE
                || vendor.isEmpty()
                || number.isEmpty()
                || total.isEmpty()
                || date.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Facts(
                vendor.get(),
                reading.value(Terms.VAT_ID).map(Checksums::compact).orElse(""),
                NumberLook.of(number.get().value()),
                total.get().setScale(2, RoundingMode.HALF_UP),
                date.get(),
                number.get()));
    }

    private static boolean insert(Connection connection, DocumentId id, Facts facts) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into known_invoice(document_id, vendor, vat_id, number, look, total, invoice_date)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, id.value());
            insert.setString(2, facts.vendor);
            insert.setString(3, facts.vatId);
            insert.setString(4, facts.number.compact());
            insert.setString(5, facts.number.look());
            insert.setBigDecimal(6, facts.total);
            insert.setObject(7, facts.date);
            return insert.executeUpdate() == 1;
        }
    }

    private static Optional<Known> first(Connection connection, Facts facts) throws SQLException {
        try (var select = connection.prepareStatement(
                "select document_id, vendor, vat_id, number, look, invoice_date from known_invoice where vendor = ?"
                        + " and look = ? and total = ? and invoice_date = ?")) {
            select.setString(1, facts.vendor);
            select.setString(2, facts.number.look());
            select.setBigDecimal(3, facts.total);
            select.setObject(4, facts.date);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(known(row)) : Optional.empty();
            }
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new NumberLook(row.getString(4), row.getString(5)),
                row.getObject(6, LocalDate.class));
    }

    /** Same total, near date, like vendor, like number. Only earlier ones count, so that the first stays clean. */
    private static Optional<Finding> alike(Connection connection, DocumentId id, Facts facts) throws SQLException {
        try (var select = connection.prepareStatement(
                "select document_id, vendor, vat_id, number, look, invoice_date from known_invoice"
                        + " where total = ? and invoice_date between ? and ? and document_id <> ?"
                        + " and arrival < coalesce((select arrival from known_invoice where document_id = ?),"
                        + " 9223372036854775807) order by arrival limit 200")) {
            select.setBigDecimal(1, facts.total);
            select.setObject(2, facts.date.minusDays(DAYS_APART));
            select.setObject(3, facts.date.plusDays(DAYS_APART));
            select.setString(4, id.value());
            select.setString(5, id.value());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var known = known(row);
                    if (isAlike(known, facts)) return Optional.of(like(known, facts));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAlike(Known known, Facts facts) {
        boolean vendor = !facts.vatId.isEmpty() && facts.vatId.equals(known.vatId)
                || Likeness.of(known.vendor, facts.vendor) >= SAME_VENDOR;
        // Consecutive numbers differ in one digit too, so nothing but a slip of the eye, a lost prefix or, on the same
        // day, a slip of the hand makes them alike.
        return vendor
                && (known.number.isLike(facts.number)
                        || known.date.equals(facts.date) && known.number.isTypedLike(facts.number));
    }

    private static Finding same(String document, Facts facts) {
        return new Finding(
                Terms.INVOICE_NUMBER,
                Reason.POLICY,
                Severity.BLOCKING,
                "This invoice is here already as document " + document + ": same vendor, number, total and date.",
                facts.shown.evidence());
    }

    private static Finding like(Known known, Facts facts) {
        return new Finding(
                Terms.INVOICE_NUMBER,
                Reason.POLICY,
                Severity.WARNING,
                "This may be document " + known.document + " once more: like vendor and number ("
                        + known.number.compact() + "), same total, dated " + known.date + ".",
                facts.shown.evidence());
    }
}
