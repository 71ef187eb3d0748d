package docket.contract.ask;

import docket.contract.Term;
import docket.contract.ask.Answer.Fact;
import docket.contract.calendar.Duties.Known;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing a contract must be.
 *
 * @param said in words, for the answer
 */
record Condition(String said, Test test) {

    private static final Pattern LENGTH = Pattern.compile("(\\d+) (day|week|month|year)");

    /** Holds it against a contract. */
    interface Test {
        Outcome of(Stock.Contract contract);
    }

    /** What came of it. Nobody knows where a term was not found. */
    sealed interface Outcome {

        record Yes(List<Fact> facts) implements Outcome {}

        record No() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** The other way round, where the contract says so. */
    Condition not(String words) {
        return new Condition(words, contract -> switch (test.of(contract)) {
            case Outcome.Yes _ -> new Outcome.No();
            case Outcome.No _ -> new Outcome.Yes(List.of());
            case Outcome.Unknown unknown -> unknown;
        });
    }

    /** A term's value fits; nobody knows where there is none. */
    static Condition is(String said, String term, Predicate<String> fits) {
        return new Condition(said, contract -> {
            var known = contract.terms().get(term);
            if (known == null) return new Outcome.Unknown();
            return fits.test(known.value()) ? new Outcome.Yes(List.of(fact(term, known))) : new Outcome.No();
        });
    }

    /** A term is there. */
    static Condition has(String said, String term) {
        return new Condition(said, contract -> {
            var known = contract.terms().get(term);
            return known == null ? new Outcome.No() : new Outcome.Yes(List.of(fact(term, known)));
        });
    }

    /** A term is asked for itself. */
    static Condition tells(String term) {
        return is("tells its " + term.replace('_', ' '), term, _ -> true);
    }

    static Condition contains(String said, String term, String wanted) {
        var words = wanted.toLowerCase(Locale.ROOT);
        return is(said, term, value -> value.toLowerCase(Locale.ROOT).contains(words));
    }

    static Condition dated(String said, String term, Time time) {
        return is(said, term, value -> day(value).filter(time::has).isPresent());
    }

    static Condition notice(String said, IntPredicate fits) {
        return is(said, Term.RENEWAL_NOTICE, value -> fits.test(days(value)));
    }

    /** A contract that renews itself goes on after its first end; the next one counts. */
    static Condition renews(String said, Time time, LocalDate today) {
        return new Condition(said, contract -> {
            var renewal = contract.terms().get(Term.RENEWAL_TERM);
            if (renewal == null) return new Outcome.No();
            var end = contract.terms().get(Term.EXPIRATION_DATE);
            var day = end == null ? Optional.<LocalDate>empty() : day(end.value());
            if (end == null || day.isEmpty()) return new Outcome.Unknown();
            var next = next(day.get(), renewal.value(), today);
            if (!time.has(next)) return new Outcome.No();
            var facts = new ArrayList<Fact>();
            facts.add(fact(Term.RENEWAL_TERM, renewal));
            facts.add(fact(Term.EXPIRATION_DATE, end));
            if (!next.equals(day.get()))
                facts.add(new Fact("next_renewal", next.toString(), 0, "renewed since " + day.get()));
            return new Outcome.Yes(facts);
        });
    }

    private static LocalDate next(LocalDate end, String renewal, LocalDate today) {
        var length = LENGTH.matcher(renewal);
        if (!renewal.startsWith("successive") || !length.find()) return end;
        int count = Math.max(1, Integer.parseInt(length.group(1)));
        var period = switch (length.group(2)) {
            case "day" -> Period.ofDays(count);
            case "week" -> Period.ofWeeks(count);
            case "month" -> Period.ofMonths(count);
            default -> Period.ofYears(count);
        };
        var next = end;
        while (next.isBefore(today)) next = next.plus(period);
        return next;
    }

    /** No end at all, or none for ever. */
    static Condition endless() {
        return new Condition("has no end", contract -> {
            var term = contract.terms().get(Term.TERM);
            if (term != null && term.value().equals("perpetual"))
                return new Outcome.Yes(List.of(fact(Term.TERM, term)));
            return contract.terms().containsKey(Term.EXPIRATION_DATE) ? new Outcome.No() : new Outcome.Unknown();
        });
    }

    private static Fact fact(String term, Known known) {
        return new Fact(term, known.value(), known.page(), known.quote());
    }

    private static int days(String value) {
        var length = LENGTH.matcher(value);
        return length.find() ? days(Integer.parseInt(length.group(1)), length.group(2)) : 0;
    }

    static int days(int count, String unit) {
        return count
                * switch (unit) {
                    case "day" -> 1;
                    case "week" -> 7;
                    case "month" -> 30;
                    default -> 365;
                };
    }

    private static Optional<LocalDate> day(@Nullable String value) {
        try {
            return value == null ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a person may write "open"
        }
    }
}
