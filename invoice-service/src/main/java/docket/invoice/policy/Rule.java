package docket.invoice.policy;

import docket.documents.Reading;
import docket.invoice.Checksums;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.reference.Likeness;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule: the invoices it is about, and what happens to them. */
record Rule(String name, When when, Then then) {

    private static final double SAME_VENDOR = 0.85;

    /**
     * Every condition that is given must hold; none given holds for every invoice.
     *
     * @param over more than this; an amount that is missing or in another currency counts as more
     * @param upTo at most this; an amount that is missing or in another currency does not fit
     * @param currency of both amounts; empty when neither is given
     * @param costCentres as printed, or as the vendor's; a star at the end stands for any rest
     * @param vendors names or VAT numbers
     * @param findings at least one finding of one of these kinds
     * @param noFindings nothing that warns or stops
     */
    record When(
            Optional<BigDecimal> over,
            Optional<BigDecimal> upTo,
            String currency,
            List<String> costCentres,
            List<String> vendors,
            Set<FindingKind> findings,
            boolean noFindings) {

        static final When ALWAYS =
                new When(Optional.empty(), Optional.empty(), "", List.of(), List.of(), Set.of(), false);

        boolean fits(Reading reading) {
            return amountFits(reading) && costCentreFits(reading) && vendorFits(reading) && findingsFit(reading);
        }

        private boolean amountFits(Reading reading) {
            if (over.isEmpty() && upTo.isEmpty()) return true;
            var amount = reading.value(Terms.CURRENCY)
                    .filter(currency::equals)
                    .flatMap(_ -> reading.value(Terms.TOTAL_AMOUNT))
                    .flatMap(Values::amount)
                    .map(BigDecimal::abs);
            if (amount.isEmpty()) return upTo.isEmpty();
            return over.map(least -> amount.get().compareTo(least) > 0).orElse(true)
                    && upTo.map(most -> amount.get().compareTo(most) <= 0).orElse(true);
        }

        private boolean costCentreFits(Reading reading) {
            if (costCentres.isEmpty()) return true;
            var known = reading.value(Terms.COST_CENTRE).map(each -> each.toLowerCase(Locale.ROOT));
            return known.isPresent()
                    && costCentres.stream()
                            .map(each -> each.toLowerCase(Locale.ROOT))
                            .anyMatch(each -> each.endsWith("*")
                                    ? known.get().startsWith(each.substring(0, each.length() - 1))
                                    : known.get().equals(each));
        }

        private boolean vendorFits(Reading reading) {
            if (vendors.isEmpty()) return true;
            var name = reading.value(Terms.VENDOR_NAME).orElse("");
            var vat = reading.value(Terms.VAT_ID).map(Checksums::compact).orElse("");
            return vendors.stream()
                    .anyMatch(each -> !vat.isEmpty() && Checksums.compact(each).equals(vat)
                            || !name.isEmpty() && Likeness.of(each, name) >= SAME_VENDOR);
        }

        private boolean findingsFit(Reading reading) {
            if (noFindings) return reading.findings().stream().noneMatch(FindingKind.ANY::fits);
            return findings.isEmpty()
                    || reading.findings().stream()
                            .anyMatch(finding -> findings.stream().anyMatch(kind -> kind.fits(finding)));
        }
    }

    /** What happens. */
    sealed interface Then {

        /** Nobody looks, if every check held as well. */
        record StraightThrough() implements Then {}

        /**
         * @param within how long they have; null for as long as reviews usually wait
         * @param escalateTo who is asked besides when that time is over
         */
        record Ask(
                List<String> who, int approvers, @Nullable Duration within, List<String> escalateTo) implements Then {}
    }
}
