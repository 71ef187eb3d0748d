package docket.contract;

import docket.messages.Confidence;
import java.util.Set;

/**
 * What the house accepts without a person.
 *
 * @param reviewBelow a key term less sure than this is looked at
 * @param homeLaws laws that need no second look, as in {@code Germany}; empty accepts any
 * @param longestRenewalNotice in days; a contract that renews itself and asks for more is a risk
 * @param highestInterest in percent a year on late payment
 */
public record ContractPolicy(
        Confidence reviewBelow, Set<String> homeLaws, int longestRenewalNotice, double highestInterest) {

    public ContractPolicy {
        homeLaws = Set.copyOf(homeLaws);
    }

    public static ContractPolicy usual() {
        return new ContractPolicy(new Confidence(0.6), Set.of(), 60, 12);
    }
}
