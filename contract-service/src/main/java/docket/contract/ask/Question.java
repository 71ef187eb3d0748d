package docket.contract.ask;

import docket.contract.Term;
import docket.contract.ask.Answer.Fact;
import docket.contract.ask.Answer.Hit;
import docket.contract.calendar.Duties.Known;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question in English words, understood by its words: which contracts renew, end or begin in a time; whose notice
 * period is below or above a number of days; which law governs; which party; what is missing or unsigned. Words that are
 * not understood are not guessed at: the answer tells what was.
 */
public final class Question {

    private static final Pattern RENEW = Pattern.compile("\\b(?:renew\\w*|auto-?renew\\w*)\\b");
    private static final Pattern END =
            Pattern.compile("\\b(?:expir\\w*|end(?:s|ing)?|run(?:s|ning)? out|terminate\\w*)\\b");
    private static final Pattern BEGIN = Pattern.compile("\\b(?:begin|begins|start|starts|effective)\\b");
    private static final Pattern NOTICE = Pattern.compile(
            "\\b(?<how>less|fewer|more|under|over|below|above|at least|at most|shorter|longer)\\s+(?:than\\s+)?(?<count>\\d{1,4})\\s+(?<unit>day|week|month)s?'?(?:\\s+of)?\\s+notice"
                    + "|\\bnotice\\s+(?:period\\s+)?(?:of\\s+|is\\s+)?(?<how2>less|fewer|more|under|over|below|above|at least|at most|shorter|longer)\\s+(?:than\\s+)?(?<count2>\\d{1,4})\\s+(?<unit2>day|week|month)s?");
    private static final Pattern LAW = Pattern.compile(
            "\\b(?:governed by|under)\\s+(?:the\\s+)?(?:laws?\\s+of\\s+)?(?:the\\s+state\\s+of\\s+)?(?<law>[A-Z][\\w ]+?)(?:\\s+law)?(?=[?.,]|$|\\s+(?:and|that|which|with|renew|expire|end))");
    private static final Pattern PARTY =
            Pattern.compile("\\b(?:with|of|from)\\s+(?<party>[A-Z][\\w&.'-]+(?:\\s+[A-Z][\\w&.'-]+)*)");
    private static final Pattern UNSIGNED =
            Pattern.compile("\\b(?:unsigned|not (?:been )?signed|lack\\w* (?:a )?signatures?)\\b");
    private static final Pattern NO_CAP = Pattern.compile(
            "\\b(?:no|without|missing|lack\\w*)\\s+(?:a\\s+|any\\s+)?(?:liability cap|cap|limit\\w* (?:of|on) liability)");

    private final String words;
    private final List<Condition> conditions = new ArrayList<>();

    private Question(String words) {
        this.words = words;
    }

    /** One thing a contract must be. A fact proves that it is; empty that it is not; null terms that nobody knows. */
    private record Condition(String said, Test test) {}

    private interface Test {
        Outcome of(Stock.Contract contract);
    }

    private sealed interface Outcome {
        record Yes(List<Fact> facts) implements Outcome {}

        record No() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /**
     * @param today from which "next quarter" counts
     * @return empty if no word of the question was understood
     */
    public static Optional<Answer> ask(String words, Stock stock, LocalDate today) {
        var question = new Question(words);
        question.understand(today);
        if (question.conditions.isEmpty()) return Optional.empty();
        return Optional.of(question.answer(stock));
    }

    private void understand(LocalDate today) {
        var lower = words.toLowerCase(Locale.ROOT);
        var time = Time.in(lower, today);
        boolean timed = time.isPresent();
        if (RENEW.matcher(lower).find()) {
            conditions.add(
                    timed
                            ? new Condition(
                                    "renews " + time.get().said(), contract -> renews(contract, time.get(), today))
                            : new Condition("renews itself", contract -> has(contract, Term.RENEWAL_TERM)));
        } else if (END.matcher(lower).find() && timed) {
            conditions.add(new Condition(
                    "ends " + time.get().said(), contract -> dated(contract, Term.EXPIRATION_DATE, time.get())));
        } else if (BEGIN.matcher(lower).find() && timed) {
            conditions.add(new Condition(
                    "begins " + time.get().said(), contract -> dated(contract, Term.EFFECTIVE_DATE, time.get())));
        }
        notice(lower);
        var law = LAW.matcher(words);
        if (law.find()) {
            var wanted = law.group("law").strip();
            conditions.add(new Condition(
                    "governed by the law of " + wanted, contract -> contains(contract, Term.GOVERNING_LAW, wanted)));
        }
        var party = PARTY.matcher(words);
        while (party.find()) {
            var wanted = party.group("party").strip();
            if (law.hasMatch() && party.start("party") >= law.start() && party.end() <= law.end()) continue;
            conditions.add(new Condition("a party is " + wanted, contract -> contains(contract, Term.PARTIES, wanted)));
        }
        if (UNSIGNED.matcher(lower).find()) {
            conditions.add(new Condition(
                    "not signed by all",
                    contract -> is(contract, Term.SIGNATURE_STATUS, value -> !value.equals("signed"))));
        }
        if (NO_CAP.matcher(lower).find()) {
            conditions.add(new Condition(
                    "no limit of liability found",
                    contract -> contract.terms().containsKey(Term.LIABILITY_CAP)
                            ? new Outcome.No()
                            : new Outcome.Yes(List.of())));
        }
    }

    private void notice(String lower) {
        var notice = NOTICE.matcher(lower);
        if (!notice.find()) return;
        boolean first = notice.group("how") != null;
        var how = first ? notice.group("how") : notice.group("how2");
        int count = Integer.parseInt(first ? notice.group("count") : notice.group("count2"));
        int limit = days(count, first ? notice.group("unit") : notice.group("unit2"));
        boolean less = how.matches("less|fewer|under|below|shorter|at most");
        boolean equal = how.startsWith("at ");
        conditions.add(new Condition(
                "notice period " + (equal ? how : less ? "below" : "above") + " " + limit + " days",
                contract -> is(contract, Term.RENEWAL_NOTICE, value -> {
                    int found = days(value);
                    return less ? found < limit || equal && found == limit : found > limit || equal && found == limit;
                })));
    }

    private Answer answer(Stock stock) {
        var hits = new ArrayList<Hit>();
        int unknown = 0;
        for (var contract : stock.contracts()) {
            var facts = new ArrayList<Fact>();
            boolean all = true;
            boolean known = true;
            for (var condition : conditions) {
                switch (condition.test().of(contract)) {
                    case Outcome.Yes(var proved) -> facts.addAll(proved);
                    case Outcome.No() -> all = false;
                    case Outcome.Unknown() -> known = false;
                }
            }
            if (all && known) hits.add(new Hit(contract.id(), contract.file(), facts));
            else if (all) unknown++;
        }
        return new Answer(
                conditions.stream().map(Condition::said).toList(),
                hits,
                stock.contracts().size(),
                unknown);
    }

    private interface Fits {
        boolean test(String value);
    }

    private static Outcome is(Stock.Contract contract, String term, Fits fits) {
        var known = contract.terms().get(term);
        if (known == null) return new Outcome.Unknown();
        return fits.test(known.value()) ? new Outcome.Yes(List.of(fact(term, known))) : new Outcome.No();
    }

    private static Outcome has(Stock.Contract contract, String term) {
        var known = contract.terms().get(term);
        return known == null ? new Outcome.No() : new Outcome.Yes(List.of(fact(term, known)));
    }

    private static Outcome contains(Stock.Contract contract, String term, String wanted) {
        return is(contract, term, value -> value.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
    }

    private static Outcome dated(Stock.Contract contract, String term, Time time) {
        return is(contract, term, value -> day(value).filter(time::has).isPresent());
    }

    /** A contract that renews itself goes on after its first end; the next one counts. */
    private static Outcome renews(Stock.Contract contract, Time time, LocalDate today) {
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
    }

    private static LocalDate next(LocalDate end, String renewal, LocalDate today) {
        var length = Pattern.compile("(\\d+) (day|week|month|year)").matcher(renewal);
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

    private static Fact fact(String term, Known known) {
        return new Fact(term, known.value(), known.page(), known.quote());
    }

    private static int days(String value) {
        var length = Pattern.compile("(\\d+) (day|week|month|year)").matcher(value);
        return length.find() ? days(Integer.parseInt(length.group(1)), length.group(2)) : 0;
    }

    private static int days(int count, String unit) {
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
            return Optional.empty();
        }
    }
}
