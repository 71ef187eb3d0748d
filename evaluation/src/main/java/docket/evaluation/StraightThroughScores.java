package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.evaluation.OneShot.InvoiceReadingOf;
import docket.invoice.Terms;
import docket.invoice.Values;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What went through without a person. Coverage counts of every document with known answers, refused ones too. One that
 * went through is right when no value it was accepted with differs from what is known, the money goes the right way, and
 * nothing is missing that is required. A value nobody accepted is no mistake; where the page is all there is, a value
 * that is known not to stand on it cannot be judged.
 */
final class StraightThroughScores {

    private static final Set<String> INVOICE =
            Set.of(Terms.VENDOR_NAME, Terms.INVOICE_NUMBER, Terms.INVOICE_DATE, Terms.TOTAL_AMOUNT);
    private static final Set<String> RECEIPT = Set.of(Terms.VENDOR_NAME, Terms.INVOICE_DATE, Terms.TOTAL_AMOUNT);
    private static final String ALL = "all";
    private static final String E_INVOICES = "e-invoices";

    private static final class Count {
        private int documents;
        private int passed;
        private int right;
        private int heldThoughRight;
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    StraightThroughScores() {
        counts.put(ALL, new Count());
    }

    void add(JsonNode truth, Map<String, Object> fields, InvoiceReadingOf answer) {
        var differences = differences(truth, fields);
        for (String group : List.of(ALL, group(truth))) {
            var count = counts.computeIfAbsent(group, _ -> new Count());
            count.documents++;
            if (answer.straightThrough()) count.passed++;
            if (answer.straightThrough() && differences.isEmpty()) count.right++;
            if (!answer.straightThrough() && differences.isEmpty()) count.heldThoughRight++;
        }
        if (answer.straightThrough() && !differences.isEmpty())
            wrong.add(truth.path("file").asText() + " " + String.join("; ", differences));
        if (!answer.straightThrough() && differences.isEmpty()) answer.reading().ifPresent(this::reasons);
    }

    private static String group(JsonNode truth) {
        var paper = switch (truth.path("variant").asText()) {
            case "xml", "with_xml" -> E_INVOICES;
            case "stripped", "plain" -> "with a text layer";
            default -> "pictures";
        };
        boolean receipt = truth.path("doc_type").asText().equals(Terms.RECEIPT);
        return paper.equals("pictures") ? receipt ? "receipts, pictures" : "invoices, pictures" : paper;
    }

    private void reasons(Reading reading) {
        reading.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(StraightThroughScores::reason)
                .distinct()
                .forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    }

    private static String reason(Finding finding) {
        return finding.reason().name().toLowerCase(Locale.ROOT) + " "
                + (finding.field().isEmpty() ? "(the whole)" : finding.field().replaceAll("\\.\\d+\\.", ".n."));
    }

    /** What differs from what is known, in words. */
    private static List<String> differences(JsonNode truth, Map<String, Object> fields) {
        var differences = new ArrayList<String>();
        boolean page = !group(truth).equals(E_INVOICES);
        var known = truth.path("fields");
        var required = truth.path("doc_type").asText().equals(Terms.RECEIPT) ? RECEIPT : INVOICE;
        for (String name : InvoiceScores.COMPARED) {
            if (!known.has(name) || page && !truth.path("visible").path(name).asBoolean(true)) continue;
            var found = fields.get(name);
            if (found == null) {
                if (required.contains(name)) differences.add(name + " is missing");
                continue;
            }
            var other = known.path(name + "_alt");
            boolean same = InvoiceScores.equal(name, known.path(name), found)
                    || other.isTextual() && InvoiceScores.equal(name, other, found);
            if (!same) differences.add(name + " is " + known.path(name).asText() + ", not " + found);
        }
        if (isCredit(
                        truth.path("doc_type").asText(),
                        known.path(Terms.TOTAL_AMOUNT).asText("0"))
                != isCredit(
                        String.valueOf(fields.getOrDefault(Terms.DOC_TYPE, "")),
                        String.valueOf(fields.getOrDefault(Terms.TOTAL_AMOUNT, "0"))))
            differences.add("the money goes the other way");
        boolean linesTold = !page || truth.path("visible").path("line_items").asDouble(1) >= 1;
        if (linesTold && !InvoiceScores.sameLines(known.path("line_items"), fields.get("line_items")))
            differences.add("the lines' totals differ");
        return differences;
    }

    /** A credit note over a negative amount is read as one over a positive: its name says which way the money goes. */
    private static boolean isCredit(String type, String total) {
        return type.equals(Terms.CREDIT_NOTE)
                || Values.amount(total).filter(each -> each.signum() < 0).isPresent();
    }

    Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        counts.forEach((group, count) -> {
            var one = new LinkedHashMap<String, Object>();
            one.put("coverage", new Share(count.passed, count.documents).summary());
            one.put("precision", new Share(count.right, count.passed).summary());
            one.put("held_though_right", count.heldThoughRight);
            summary.put(group, one);
        });
        summary.put("wrong", wrong);
        return summary;
    }

    void tell(PrintStream talk) {
        talk.println();
        talk.println("straight through, without a person (with 95 % intervals)");
        talk.printf("  %-20s %9s %7s %-26s %6s %-26s%n", "", "documents", "through", "coverage", "right", "precision");
        counts.forEach((group, count) -> talk.printf(
                "  %-20s %9d %7d %-26s %6d %-26s%n",
                group,
                count.documents,
                count.passed,
                new Share(count.passed, count.documents).words(),
                count.right,
                new Share(count.right, count.passed).words()));
        wrong.forEach(each -> talk.println("  wrong: " + each));
        talk.println("  what holds documents that were read rightly:");
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(20)
                .forEach(each -> talk.printf("  %5d %s%n", each.getValue(), each.getKey()));
    }
}
