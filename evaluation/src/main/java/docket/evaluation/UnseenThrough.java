package docket.evaluation;

import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceOutcome.StraightThrough;
import docket.invoice.InvoiceRules;
import docket.invoice.Terms;
import docket.invoice.layout.LayoutReader;
import docket.messages.Confidence;
import docket.messages.Kind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would go through without a person, read from the pages with choices and curves that have not seen the document's
 * family and vendor; and how much of it rightly.
 */
final class UnseenThrough {

    private static final InvoiceRules RULES = new InvoiceRules(new Confidence(0.85));

    private static final List<String> REQUIRED = List.of(Terms.VENDOR_NAME, Terms.INVOICE_DATE, Terms.TOTAL_AMOUNT);

    private static final class Count {
        private int documents;
        private int passed;
        private int right;
    }

    private final Map<String, Count> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    void add(InvoiceExample example, LayoutReader reader) {
        var count = counts.computeIfAbsent(example.kind() == Kind.RECEIPT ? "receipts" : "invoices", _ -> new Count());
        count.documents++;
        var outcome =
                new ExtractInvoice(reader, RULES).extract(example.kind(), example.pages(), new byte[0], example.name());
        if (!(outcome instanceof StraightThrough(var reading))) return;
        count.passed++;
        var found = Invoices.fields(reading);
        var differences = new ArrayList<String>();
        for (String field : InvoiceScores.COMPARED) {
            var value = reading.value(field);
            if (!example.tells(field) || value.isEmpty() && !REQUIRED.contains(field)) continue;
            if (value.isEmpty() || !example.isRight(field, value.get())) differences.add(field);
        }
        boolean linesTold = example.visible().path("line_items").asDouble(1) >= 1;
        if (linesTold && !InvoiceScores.sameLines(example.fields().path("line_items"), found.get("line_items")))
            differences.add("lines");
        if (differences.isEmpty()) count.right++;
        else wrong.add(example.name() + " " + String.join(", ", differences));
    }

    void tell(PrintStream talk) {
        talk.println("straight through, each read with choices and curves fitted without its family and vendor");
        counts.forEach((kind, count) -> talk.printf(
                "  %s: %d of %d (%s), %d rightly (%s)%n",
                kind,
                count.passed,
                count.documents,
                new Share(count.passed, count.documents).words(),
                count.right,
                new Share(count.right, count.passed).words()));
        wrong.forEach(each -> talk.println("  wrong: " + each));
    }

    Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        counts.forEach((kind, count) -> {
            summary.put(kind + "_through", new Share(count.passed, count.documents).summary());
            summary.put(kind + "_rightly", new Share(count.right, count.passed).summary());
        });
        return summary;
    }
}
