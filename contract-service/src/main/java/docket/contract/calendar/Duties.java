package docket.contract.calendar;

import docket.contract.Term;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dated duties of a contract, from its key terms. */
public final class Duties {

    /** Told a quarter before, so that somebody can still think; and again when it gets late. */
    private static final List<Integer> BEFORE_NOTICE = List.of(90, 30, 7);

    private static final List<Integer> BEFORE_END = List.of(30);

    private Duties() {}

    /**
     * A key term as it is kept.
     *
     * @param page counted from 1; 0 where it stands on none
     * @param quote the words that prove it; may be empty
     */
    public record Known(String value, int page, String quote) {}

    /**
     * The earliest first.
     *
     * @param document its id
     * @param terms by name, see {@link Term}
     */
    public static List<Duty> of(String document, Map<String, Known> terms) {
        var name = Optional.ofNullable(terms.get(Term.DOCUMENT_TITLE))
                        .map(Known::value)
                        .orElse("Contract")
                + Optional.ofNullable(terms.get(Term.PARTIES))
                        .map(parties -> " (" + parties.value() + ")")
                        .orElse("");
        var duties = new ArrayList<Duty>();
        add(duties, document, terms, Term.EFFECTIVE_DATE, name + " begins", List.of());
        boolean renews = terms.containsKey(Term.RENEWAL_TERM);
        add(
                duties,
                document,
                terms,
                Term.NOTICE_DEADLINE,
                "Last day for notice that " + name + " shall not renew",
                BEFORE_NOTICE);
        add(duties, document, terms, Term.EXPIRATION_DATE, name + (renews ? " renews or ends" : " ends"), BEFORE_END);
        duties.sort(Comparator.comparing(Duty::day));
        return duties;
    }

    private static void add(
            List<Duty> duties,
            String document,
            Map<String, Known> terms,
            String term,
            String what,
            List<Integer> reminders) {
        var known = terms.get(term);
        if (known == null) return;
        day(known.value()).ifPresent(day -> {
            var proof = (known.page() > 0 ? "Page " + known.page() + ": " : "") + known.quote();
            duties.add(new Duty(document + "-" + term, day, what, proof.strip(), reminders));
        });
    }

    private static Optional<LocalDate> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a person may write "open"
        }
    }
}
