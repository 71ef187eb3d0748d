package docket.proposal;

import java.util.Optional;

/**
 * What the house adds to a deal: what it knows, and what it charges.
 *
 * @param currency ISO 4217, of deals that do not say theirs; empty leaves a gap
 */
public record House(KnownAnswers known, PriceList.Source prices, Optional<String> currency) {

    /** Adds nothing. */
    public static final House NONE = new House(KnownAnswers.NONE, () -> PriceList.NONE);

    /** @throws IllegalArgumentException if there is no such currency */
    public House {
        currency.filter(code -> Prices.currency(code).isEmpty()).ifPresent(code -> {
            throw new IllegalArgumentException(
                    "docket.proposal.currency is " + code + ": set it to an ISO 4217 code, as in EUR");
        });
    }

    /** Without a currency of its own. */
    public House(KnownAnswers known, PriceList.Source prices) {
        this(known, prices, Optional.empty());
    }
}
