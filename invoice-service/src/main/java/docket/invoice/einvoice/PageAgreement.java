package docket.invoice.einvoice;

import docket.documents.Field;
import docket.documents.Finding;
import docket.invoice.Terms;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hybrid invoice says everything twice, and the two must be one invoice. When neither its number nor its total
 * stands on the pages, somebody put another invoice's XML inside; when the lines or the seller differ, somebody changed
 * one of the two.
 */
final class PageAgreement {

    private PageAgreement() {}

    static List<Finding> findings(Map<String, Field> fields, List<Map<String, Field>> lines, Pages pages) {
        if (!pages.hasText()) return List.of();
        var text = compact(pages.text());
        var missing = new ArrayList<String>();
        var number = shown(fields.get(Terms.INVOICE_NUMBER), text);
        var total = total(fields, text);
        if (number.isPresent() && !number.get()) missing.add("number " + value(fields.get(Terms.INVOICE_NUMBER)));
        if (total.isPresent() && !total.get()) missing.add("total " + value(fields.get(Terms.TOTAL_AMOUNT)));
        if (linesDiffer(lines, text)) missing.add("lines");
        if (nameDiffers(fields.get(Terms.VENDOR_NAME), pages.text()))
            missing.add("seller " + value(fields.get(Terms.VENDOR_NAME)));
        if (missing.isEmpty()) return List.of();
        boolean other = missing.size() > 1 || number.isEmpty() || total.isEmpty();
        return List.of(new Finding(
                "",
                Finding.Reason.RULE_BROKEN,
                other ? Finding.Severity.BLOCKING : Finding.Severity.WARNING,
                (other
                                ? "The e-invoice inside does not belong to the pages: its "
                                : "The e-invoice inside and the pages differ: its ")
                        + String.join(" and its ", missing) + " cannot be found on them.",
                null));
    }

    /** Most of the lines' totals are nowhere on the pages. */
    private static boolean linesDiffer(List<Map<String, Field>> lines, String text) {
        var totals = lines.stream()
                .map(line -> line.get(Terms.LINE_TOTAL))
                .filter(Objects::nonNull)
                .toList();
        long shown = totals.stream().filter(total -> shows(text, total.value())).count();
        return totals.size() > 1 && shown * 2 < totals.size();
    }

    /** None of the words of the name stands on the pages; a logo may hold some of them. */
    private static boolean nameDiffers(@Nullable Field name, String text) {
        if (name == null) return false;
        var page = text.toLowerCase(Locale.ROOT);
        var words = Arrays.stream(name.value().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 3)
                .toList();
        return words.size() > 1 && words.stream().noneMatch(page::contains);
    }

    private static Optional<Boolean> shown(@Nullable Field field, String text) {
        if (field == null) return Optional.empty();
        var value = compact(field.value());
        return value.isEmpty() ? Optional.empty() : Optional.of(text.contains(value));
    }

    /** The total, or what is due of it: some pages print only one of the two. */
    private static Optional<Boolean> total(Map<String, Field> fields, String text) {
        var total = fields.get(Terms.TOTAL_AMOUNT);
        if (total == null) return Optional.empty();
        var due = fields.get(Terms.AMOUNT_DUE);
        return Optional.of(shows(text, total.value()) || due != null && shows(text, due.value()));
    }

    private static boolean shows(String text, String amount) {
        var digits = compact(amount);
        // Cents may be left out on the page.
        return text.contains(digits)
                || digits.endsWith("00") && text.contains(digits.substring(0, digits.length() - 2));
    }

    private static String value(@Nullable Field field) {
        return field == null ? "" : field.value();
    }

    private static String compact(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
