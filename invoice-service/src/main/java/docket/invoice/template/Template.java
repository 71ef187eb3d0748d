package docket.invoice.template;

import docket.documents.Reading;
import docket.invoice.Checksums;
import docket.invoice.Terms;
import docket.invoice.layout.Printed;
import docket.invoice.layout.Printed.Habits;
import docket.reader.Pages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where values stand on one vendor's paper.
 *
 * @param name people are told
 * @param fields by the name of a field
 * @param commaDecimals if the house says how the paper writes numbers
 * @param monthFirst if it says how it writes dates
 */
record Template(
        String name,
        Match match,
        Map<String, Place> fields,
        Optional<Boolean> commaDecimals,
        Optional<Boolean> monthFirst) {

    Template {
        fields = Map.copyOf(fields);
    }

    /**
     * Whose paper it is; all that is named must hold.
     *
     * @param vatId without spaces, empty if it does not matter
     * @param name of the vendor, as it was read or as it stands on the pages; empty if it does not matter
     * @param keywords all of which stand on the pages
     */
    record Match(String vatId, String name, List<String> keywords) {

        Match {
            keywords = List.copyOf(keywords);
        }

        boolean fits(Reading reading, String compactPages) {
            var read = reading.value(Terms.VAT_ID).map(Checksums::compact).orElse("");
            boolean vat = vatId.isEmpty() || vatId.equals(read) || compactPages.contains(Printed.compact(vatId));
            return vat
                    && compactPages.contains(Printed.compact(name))
                    && keywords.stream().allMatch(each -> compactPages.contains(Printed.compact(each)));
        }
    }

    /**
     * Where a value stands: beside or under a label, or where an expression finds it, in a part of the page.
     *
     * @param line of the template's file, counted from 1
     */
    sealed interface Place {

        Region region();

        int line();

        /** @param below whether the value stands under it, and not right of it */
        record Label(String text, boolean below, Region region, int line) implements Place {}

        /** @param pattern its first group, if it has one, is the value */
        record Expression(Pattern pattern, Region region, int line) implements Place {}
    }

    boolean fits(Reading reading, String compactPages) {
        return match.fits(reading, compactPages);
    }

    Habits habits(Pages pages) {
        var printed = Habits.of(pages);
        return new Habits(commaDecimals.orElse(printed.commaDecimals()), monthFirst.orElse(printed.monthFirst()));
    }
}
