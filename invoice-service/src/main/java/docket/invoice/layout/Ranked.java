package docket.invoice.layout;

import docket.documents.Evidence;
import docket.invoice.Terms;
import docket.invoice.Values;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a ranking overrule the rules where it is surer of another value. What it puts in their place goes to a person:
 * two ways of looking that disagree are a reason to look. A total that adds up with net and tax is left alone.
 */
final class Ranked {

    /** How much likelier another value must be than the rules'. */
    private static final double MARGIN = 0.2;

    /** What the rules are as sure of as this stands under a label they know, or proves itself. */
    private static final double SURE = 0.85;

    /** Below what goes through without a person. */
    private static final double DISPUTED = 0.74;

    /** Of a buyer who is only uncertain nobody is asked; of one about whom two ways of looking disagree, somebody is. */
    private static final double DISPUTED_BUYER = 0.49;

    private static final BigDecimal CENTS = new BigDecimal("0.02");

    private final Ranking ranking;
    private final String kind;

    /** @param receipt whether the ranking of receipts is asked */
    Ranked(Ranking ranking, boolean receipt) {
        this.ranking = ranking;
        this.kind = receipt ? "receipt/" : "invoice/";
    }

    boolean asks() {
        return ranking.fields().stream().anyMatch(field -> field.startsWith(kind));
    }

    /** @return the fields it overruled; what their scores mean is theirs, and not the rules' */
    Set<String> choose(Candidates candidates, Map<String, Found> found) {
        var overruled = new HashSet<String>();
        for (String field : Candidates.FIELDS) {
            if (!ranking.ranks(kind + field)) continue;
            if (field.equals(Terms.TOTAL_AMOUNT) && addsUp(found)) continue;
            best(field, candidates.of(field), Optional.ofNullable(found.get(field)))
                    .filter(each -> !field.equals(Terms.BUYER_NAME) || !isVendor(each, found))
                    .ifPresent(each -> {
                        found.put(field, each);
                        overruled.add(field);
                    });
        }
        return overruled;
    }

    private static boolean isVendor(Found name, Map<String, Found> found) {
        var vendor = found.get(Terms.VENDOR_NAME);
        return vendor != null && Compact.of(vendor.value()).equals(Compact.of(name.value()));
    }

    private Optional<Found> best(String field, List<Candidate> candidates, Optional<Found> rules) {
        if (rules.isPresent() && rules.get().score() >= SURE) return Optional.empty();
        var chances = ranking.of(kind + field, candidates);
        int best = 0;
        double own = 0;
        boolean known = rules.isEmpty();
        for (int i = 0; i < chances.length; i++) {
            if (chances[i] > chances[best]) best = i;
            if (!candidates.get(i).isRules()) continue;
            own = Math.max(own, chances[i]);
            known = true;
        }
        var chosen = candidates.get(best);
        if (!known || chosen.isNone() || chosen.isRules() || chances[best] < own + MARGIN) return Optional.empty();
        double most = field.equals(Terms.BUYER_NAME) && rules.isPresent() ? DISPUTED_BUYER : DISPUTED;
        double score = Math.min(most, chances[best]);
        return Optional.of(new Found(chosen.value(), score, chosen.evidence()));
    }

    private static boolean addsUp(Map<String, Found> found) {
        var net = amount(found.get(Terms.NET_TOTAL));
        var tax = amount(found.get(Terms.TAX_TOTAL));
        var total = amount(found.get(Terms.TOTAL_AMOUNT));
        return net.isPresent()
                && tax.isPresent()
                && total.isPresent()
                && net.get().add(tax.get()).subtract(total.get()).abs().compareTo(CENTS) <= 0;
    }

    private static Optional<BigDecimal> amount(@Nullable Found found) {
        return found == null || !(found.evidence() instanceof Evidence.OnPage)
                ? Optional.empty()
                : Values.amount(found.value());
    }
}
