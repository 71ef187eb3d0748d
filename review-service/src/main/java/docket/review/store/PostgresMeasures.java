package docket.review.store;

import docket.review.InvoiceQuality;
import docket.review.Measures;

/** Counts in the timeline and the reviews. */
final class PostgresMeasures implements Measures {

    private final Database database;

    PostgresMeasures(Database database) {
        this.database = database;
    }

    private record Ends(int done, int touchless) {}

    private record Audits(int audited, int wrong) {}

    @Override
    public InvoiceQuality invoices() {
        var ends = database.one(
                        "select count(distinct document_id) as done, count(distinct document_id) filter"
                                + " (where json::json->>'ending' = 'STRAIGHT_THROUGH') as touchless from event"
                                + " where type = 'DocumentCompleted' and json::json->>'kind' in ('invoice', 'receipt')"
                                + " and json::json->>'ending' <> 'FILED'",
                        row -> new Ends(row.getInt("done"), row.getInt("touchless")))
                .orElse(new Ends(0, 0));
        var audits = database.one(
                        "select count(*) as audited, count(*) filter"
                                + " (where verdict = 'REJECTED' or corrections <> '{}') as wrong"
                                + " from review where audit and state = 'decided'",
                        row -> new Audits(row.getInt("audited"), row.getInt("wrong")))
                .orElse(new Audits(0, 0));
        return new InvoiceQuality(ends.done(), ends.touchless(), audits.audited(), audits.wrong());
    }
}
