package docket.invoice.template;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.ExtractInvoice;
import docket.invoice.Overrule;
import docket.invoice.Terms;
import docket.invoice.layout.Printed;
import docket.messages.Confidence;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a house's template finds on the pages of its vendor in the place of what was read from them. The values carry
 * the words they stand for as any value does, and every check holds as ever. An e-invoice's XML is not overruled.
 */
public final class Templates implements Overrule {

    /** Who answers for the value; in the field of the same name of every value. */
    public static final String ENGINE = "template";

    /** A house's own word, where the page has one value to offer. */
    private static final Confidence SURE = new Confidence(0.97);

    /** Below what goes through without a person. */
    private static final Confidence UNSURE = new Confidence(0.74);

    private static final Set<String> SUMS = Set.of(Terms.NET_TOTAL, Terms.TAX_TOTAL, Terms.TOTAL_AMOUNT);

    private final Supplier<List<Template>> templates;

    Templates(Supplier<List<Template>> templates) {
        this.templates = templates;
    }

    @Override
    public Reading overruled(Reading reading, Pages pages) {
        var all = templates.get();
        if (all.isEmpty() || !pages.hasText() || isFromXml(reading)) return reading;
        var letters = Printed.compact(pages.text());
        var fitting = all.stream().filter(each -> each.fits(reading, letters)).toList();
        if (fitting.isEmpty()) return reading;
        if (fitting.size() > 1) {
            return reading.with(List.of(finding(
                    "",
                    "The templates "
                            + String.join(
                                    " and ",
                                    fitting.stream().map(Template::name).toList())
                            + " both fit this invoice; neither was used. Let one of them name a keyword more.")));
        }
        return overruled(reading, pages, fitting.getFirst());
    }

    private static boolean isFromXml(Reading reading) {
        return reading.fields().values().stream().anyMatch(field -> field.evidence() instanceof Evidence.InXml);
    }

    private static Reading overruled(Reading reading, Pages pages, Template template) {
        var search = new Search(pages, template.habits(pages));
        var found = new LinkedHashMap<String, Field>();
        var findings = new ArrayList<Finding>();
        template.fields().forEach((name, place) -> {
            try {
                var values = search.of(name, place);
                if (values.isEmpty()) findings.add(missing(template, name, place.line(), reading));
                else found.put(name, field(values));
            } catch (PatientText.TooLong e) {
                findings.add(finding(
                        name,
                        "The expression for " + words(name) + " of the template " + template.name() + " (line "
                                + place.line() + ") takes too long on this page; make it simpler."));
            }
        });
        var fields = new LinkedHashMap<>(reading.fields());
        // What was computed from a figure that is another now is none any more.
        if (found.keySet().stream().anyMatch(name -> SUMS.contains(name) && isOther(found, reading, name)))
            SUMS.stream().filter(each -> isComputed(fields.get(each))).forEach(fields::remove);
        if (isOther(found, reading, Terms.INVOICE_DATE) && isComputed(fields.get(Terms.DUE_DATE)))
            fields.remove(Terms.DUE_DATE);
        fields.putAll(found);
        return new Reading(
                        reading.kind(),
                        ExtractInvoice.ordered(fields),
                        reading.lineItems(),
                        reading.findings(),
                        reading.files(),
                        reading.at(),
                        reading.work())
                .with(findings);
    }

    private static boolean isOther(Map<String, Field> found, Reading reading, String name) {
        var field = found.get(name);
        return field != null && !reading.value(name).equals(Optional.of(field.value()));
    }

    private static boolean isComputed(@Nullable Field field) {
        return field != null && field.evidence() instanceof Evidence.Arithmetic;
    }

    /** The first; where others differ from it a person looks. */
    private static Field field(List<Printed> values) {
        var first = values.getFirst();
        boolean one = values.stream().allMatch(each -> each.value().equals(first.value()));
        return new Field(first.value(), one ? SURE : UNSURE, ENGINE, first.evidence());
    }

    private static Finding missing(Template template, String name, int line, Reading reading) {
        var instead = reading.value(name)
                .map(value -> "\"" + value + "\" was read without it.")
                .orElse("nothing was read without it either.");
        return finding(
                name,
                "The " + words(name) + " is not where the template " + template.name() + " (line " + line
                        + ") looks for it; " + instead);
    }

    private static Finding finding(String field, String sentence) {
        return new Finding(field, Reason.POLICY, Severity.WARNING, sentence, null);
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
