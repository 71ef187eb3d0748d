package docket.proposal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullMarked;

/** A sound deal; a test spoils one thing. */
@NullMarked
public final class Deals {

    public static final String SECRET = "a secret for tests only";

    private Deals() {}

    public static String sound(String event) {
        return """
                {"event_id": "%s",
                 "deal": {
                   "id": "42", "title": "Ticketing for the town museum", "language": "en", "currency": "EUR",
                   "client": {"name": "Sample Supplies Ltd", "contact": "Purchasing", "email": "purchasing@example.com"},
                   "summary": "Visitors wait at one counter and pay in cash. The museum wants tickets to be sold online as well.",
                   "delivery_date": "2027-05-31", "valid_until": "2027-01-31", "payment_terms": "30 days net",
                   "amount": 11650.00,
                   "requirements": [
                     {"requirement": "Tickets can be bought on a telephone.", "obligation": "must", "answer": "Included."},
                     "The counter works without a network for one day."],
                   "line_items": [
                     {"description": "Set-up and training", "quantity": 5, "unit": "day", "unit_price": "1200.00", "tax_rate": 19},
                     {"description": "Licence, first year", "quantity": 1, "unit": "year", "unit_price": 4800, "tax_rate": 19},
                     {"description": "Printed handbook", "quantity": 10, "unit": "piece", "unit_price": 85.00, "tax_rate": 7}]
                 }}
                """.formatted(event);
    }

    public static byte[] soundBytes(String event) {
        return sound(event).getBytes(StandardCharsets.UTF_8);
    }
}
