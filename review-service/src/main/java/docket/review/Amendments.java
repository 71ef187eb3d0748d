package docket.review;

import docket.documents.Field;
import docket.review.ContractDesk.Stored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Amendments beside the contracts they change. An amendment says what it changes by name and mostly by date; the contract
 * of that name and date is it, if it is with one of the same parties. Where several are, none is.
 */
public final class Amendments {

    private static final String AMENDS = "amends";
    private static final Pattern DATED = Pattern.compile("^(.*) of (\\d{4}-\\d{2}-\\d{2})$");

    private Amendments() {}

    /**
     * An amendment.
     *
     * @param says what it changes, as it says itself
     * @param amended empty if no contract that was read is surely that one
     */
    public record Tie(Stored amendment, String says, Optional<Stored> amended) {}

    /** Of all amendments of a stock, in its order. */
    public static List<Tie> of(List<Stored> stock) {
        var ties = new ArrayList<Tie>();
        for (var contract : stock) {
            var says = value(contract, AMENDS);
            if (!says.isEmpty()) ties.add(new Tie(contract, says, amended(contract, says, stock)));
        }
        return List.copyOf(ties);
    }

    private static Optional<Stored> amended(Stored amendment, String says, List<Stored> stock) {
        var dated = DATED.matcher(says);
        boolean hasDate = dated.matches();
        var name = words(hasDate ? dated.group(1) : says);
        var found = stock.stream()
                .filter(other -> !other.id().equals(amendment.id())
                        && value(other, AMENDS).isEmpty())
                .filter(other -> named(words(value(other, "document_title")), name))
                .filter(other -> !hasDate
                        || value(other, "agreement_date").equals(dated.group(2))
                        || value(other, "effective_date").equals(dated.group(2)))
                .filter(other -> sharesAParty(amendment, other))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** "Agreement" alone may be any; more words must all be there. */
    private static boolean named(Set<String> title, Set<String> name) {
        return !title.isEmpty() && !name.isEmpty() && title.containsAll(name);
    }

    private static boolean sharesAParty(Stored one, Stored other) {
        var parties = parties(other);
        return parties(one).stream().anyMatch(parties::contains);
    }

    private static Set<Set<String>> parties(Stored contract) {
        var parties = new HashSet<Set<String>>();
        contract.terms().forEach((term, field) -> {
            if (term.matches("party_\\d+")) parties.add(words(field.value()));
        });
        return parties;
    }

    private static Set<String> words(String text) {
        var words = new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.removeAll(List.of("", "the", "this", "that", "certain"));
        return words;
    }

    private static String value(Stored contract, String term) {
        return Optional.ofNullable(contract.terms().get(term)).map(Field::value).orElse("");
    }
}
