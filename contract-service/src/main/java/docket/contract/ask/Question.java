package docket.contract.ask;

import docket.contract.Term;
import docket.contract.ask.Answer.Fact;
import docket.contract.ask.Answer.Hit;
import docket.contract.ask.Condition.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question in English words, understood by its words: which contracts renew, end, begin or were made in a time; by when
 * notice is due; whose notice is below or above a length; which law governs, or does not; which party; what is missing or
 * unsigned; or what a term says. Words that are not understood are not guessed at: the answer tells what was, and which
 * figures were left aside.
 */
public final class Question {

    private static final String NOT =
            "(?:\\bnot\\b|n't\\b|\\bnever\\b|\\bno\\b|\\bwithout\\b|\\bnon-)\\s*(?:\\w+\\s+){0,2}?";
    private static final Pattern RENEW = Pattern.compile("\\b(?:auto-?)?(?:renew\\w*|roll(?:s|ing)? over)\\b");
    private static final Pattern NO_RENEWAL = Pattern.compile(NOT + "(?:auto-?)?renew\\w*");
    private static final Pattern DEADLINE = Pattern.compile(
            "\\bcancel\\w*|\\bnotices?\\b[^.?]*\\b(?:due|deadline|given|must be|by)\\b|\\b(?:give|giving|send) notice\\b|\\b(?:deadline|last day)s?\\b[^.?]*\\bnotice");
    private static final Pattern END = Pattern.compile(
            "\\b(?:expir\\w*|end(?:s|ed|ing)?(?!\\s+of)|run(?:s|ning)? out|ran out|terminate\\w*|lapse\\w*|over)\\b");
    private static final Pattern OVER = Pattern.compile(
            "\\b(?:already|have|has|are|were)\\s+(?:already\\s+)?(?:expired|ended|lapsed|run out)|\\bexpired\\b");
    private static final Pattern ENDLESS = Pattern.compile(
            "\\bperpetual\\b|\\bopen-?ended\\b|\\bindefinite\\w*|(?:\\bno|\\bwithout)\\s+(?:an?\\s+)?(?:end|expir\\w+)(?:\\s+date)?\\b|\\bnever\\s+(?:end|expire)s?\\b");
    private static final Pattern BEGIN =
            Pattern.compile("\\b(?:beg[aiu]n\\w*|start(?:s|ed|ing)?|effective|commenc\\w*|came? into force)\\b");
    private static final Pattern MADE =
            Pattern.compile("\\b(?:(?:signed|made|concluded|dated|closed|executed|entered)\\b)(?:\\s+into)?");
    private static final String MORE_OR_LESS =
            "(?<how%1$s>less|fewer|more|under|over|below|above|at least|at most|shorter|longer|exceeding|no more|no less)\\s*(?:than\\s+)?(?:an?\\s+)?";
    private static final Pattern NOTICE = Pattern.compile(
            "\\b" + MORE_OR_LESS.formatted("")
                    + "(?<count>\\d{1,4})[ -]*(?<unit>day|week|month|year)s?'?(?:\\s+of|\\s+prior|\\s+written)*\\s*'?\\s*notice"
                    + "|\\bnotice\\b(?:\\s+(?:periods?|terms?|of|is|are|that|which|longer))*\\s+"
                    + MORE_OR_LESS.formatted("2")
                    + "(?<count2>\\d{1,4})[ -]*(?<unit2>day|week|month|year)s?"
                    + "|\\b(?<count3>\\d{1,4})[ -]*(?<unit3>day|week|month|year)s?'?(?<or>\\s+or\\s+(?<how3>more|less|fewer|longer|shorter))?(?:\\s+of|\\s+prior|\\s+written)*\\s*'?\\s*notice"
                    + "|\\bnotice\\s+(?:periods?\\s+)?(?:of|is)\\s+(?<count4>\\d{1,4})[ -]*(?<unit4>day|week|month|year)s?(?:\\s+or\\s+(?<how4>more|less|fewer|longer|shorter))?");
    private static final Pattern LAW = Pattern.compile(
            "\\b(?<not>not\\s+|n't\\s+)?(?:be\\s+)?(?:governed by|subject to|under)\\s+(?<other>other than\\s+|anything but\\s+)?(?:the\\s+)?(?:laws?\\s+(?:of|in)\\s+)?(?:the\\s+)?(?:(?:state|province)\\s+of\\s+)?(?<law>[\\p{L}][\\p{L} ]*?)(?:\\s+laws?)?(?=[?.,;]|$|\\s+(?:and|that|which|with|or|renew|expire|end)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LAW_OF =
            Pattern.compile("\\b(?<law>\\p{Lu}\\p{L}+(?:\\s+\\p{Lu}\\p{L}+)?)(?:-|\\s+)(?:law\\b|governed)");
    private static final Pattern PARTY = Pattern.compile(
            "\\b(?:with|of|from|for|between|by)\\s+(?<party>\\p{Lu}[\\w&.'-]*(?:\\s+(?:\\p{Lu}|&)[\\w&.'-]*)*)");
    private static final Pattern UNSIGNED = Pattern.compile(
            "\\bunsigned\\b|(?:\\bnot|n't)\\s+(?:yet\\s+|been\\s+|fully\\s+|all\\s+)*signed|\\b(?:lack\\w*|miss\\w*|without|no|await\\w*|waiting for)\\s+(?:an?\\s+|any\\s+|the\\s+)?signatures?");
    private static final Pattern SIGNED = Pattern.compile("\\b(?:fully|are|is|been)\\s+signed\\b");
    private static final Pattern NO_CAP = Pattern.compile(
            "\\b(?:no|without|missing|lack\\w*|not have)\\s+(?:an?\\s+|any\\s+)?(?:liability cap|cap\\b|(?:limit\\w*|cap) (?:of|on|to) liability|liability limit)|\\b(?:unlimited|uncapped)\\s+liability|\\bliability\\s+(?:is\\s+)?(?:not limited|unlimited|uncapped)");
    private static final Pattern CAP =
            Pattern.compile("\\b(?:liability cap|cap on liability|limit\\w* (?:of|on) liability|liability limit\\w*)");

    /** Terms that are asked for by themselves, by their words; the first that fits. */
    private static final Map<Pattern, String> ASKED = new LinkedHashMap<>();

    static {
        ASKED.put(Pattern.compile("\\b(?:last day|deadline)s?\\b[^?]*\\bnotice|notice deadline"), Term.NOTICE_DEADLINE);
        ASKED.put(Pattern.compile("\\bnotice\\b"), Term.RENEWAL_NOTICE);
        ASKED.put(Pattern.compile("\\b(?:law|jurisdiction|governing)\\b"), Term.GOVERNING_LAW);
        ASKED.put(Pattern.compile("\\b(?:venue|courts?|arbitrat\\w+|disputes?)\\b"), Term.VENUE);
        ASKED.put(CAP, Term.LIABILITY_CAP);
        ASKED.put(Pattern.compile("\\b(?:who|parties|party|between whom|with whom)\\b"), Term.PARTIES);
        ASKED.put(Pattern.compile("\\brenew\\w*"), Term.RENEWAL_TERM);
        ASKED.put(Pattern.compile("\\b(?:expir\\w*|ends?|ending|run out|over)\\b"), Term.EXPIRATION_DATE);
        ASKED.put(Pattern.compile("\\b(?:start|begin|effective|commence)\\w*"), Term.EFFECTIVE_DATE);
        ASKED.put(Pattern.compile("\\b(?:dated|made|concluded)\\b"), Term.AGREEMENT_DATE);
        ASKED.put(Pattern.compile("\\bsign\\w*"), Term.SIGNATURE_STATUS);
        ASKED.put(Pattern.compile("\\b(?:how long|duration|terms?)\\b"), Term.TERM);
    }

    /** Kinds of contracts people name, with what their titles say. */
    private static final Map<Pattern, String> KINDS = Map.of(
            Pattern.compile("\\b(?:ndas?|(?:non-?disclosure|confidentiality) (?:agreement|contract)s?)\\b"),
            "disclosure|confidential|\\bnda\\b",
            Pattern.compile("\\b(?:saas|subscription|hosting|cloud) (?:agreement|contract)s?\\b"),
            "saas|as a service|subscription|hosting|cloud",
            Pattern.compile("\\blicen[cs](?:es?|ing)(?: (?:agreement|contract)s?)?\\b"),
            "licen[cs]",
            Pattern.compile("\\b(?:supply|distribution|purchase|reseller) (?:agreement|contract)s?\\b"),
            "suppl|distribut|purchase|resell",
            Pattern.compile("\\b(?:services?|maintenance|consulting|support) (?:agreement|contract)s?\\b"),
            "service|maintenance|consult|support",
            Pattern.compile("\\bamendments?\\b"),
            "amend",
            Pattern.compile("\\b(?:leases?|rental (?:agreement|contract)s?)\\b"),
            "lease|rental");

    private static final Pattern TELL = Pattern.compile(
            "^\\s*(?:and\\s+)?(?:what|when|who|how|whose|where|tell|show me the|is|does|until when|which (?:law|court|parties))\\b");

    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** People say whose law it is; contracts name the country. */
    private static final Map<String, String> PEOPLES = Map.ofEntries(
            Map.entry("german", "Germany"),
            Map.entry("english", "England"),
            Map.entry("french", "France"),
            Map.entry("swiss", "Switzerland"),
            Map.entry("austrian", "Austria"),
            Map.entry("dutch", "Netherlands"),
            Map.entry("spanish", "Spain"),
            Map.entry("italian", "Italy"),
            Map.entry("irish", "Ireland"),
            Map.entry("scottish", "Scotland"),
            Map.entry("scots", "Scotland"),
            Map.entry("belgian", "Belgium"),
            Map.entry("polish", "Poland"),
            Map.entry("swedish", "Sweden"),
            Map.entry("danish", "Denmark"),
            Map.entry("indian", "India"),
            Map.entry("chinese", "China"),
            Map.entry("japanese", "Japan"),
            Map.entry("canadian", "Canada"),
            Map.entry("australian", "Australia"),
            Map.entry("californian", "California"));

    private static final Pattern NO_PARTY = Pattern.compile(
            "(?i)(?:" + Time.MONTHS + "|q[1-4]|i|we|which|what|contracts?|agreements?|notice|liability).*");

    private final String words;
    private final String lower;
    private final Stock stock;
    private final LocalDate today;
    private final List<Condition> conditions = new ArrayList<>();
    private String rest;

    private Question(String words, Stock stock, LocalDate today) {
        this.words = words.replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replaceAll("\\s+", " ")
                .strip();
        this.lower = figures(this.words.toLowerCase(Locale.ROOT));
        this.rest = lower;
        this.stock = stock;
        this.today = today;
    }

    private static String figures(String lower) {
        var figures = lower.replaceAll(
                        "\\b(?:a|one) (?=(?:day|week|month|quarter|year)s?'? (?:of |prior |written )*notice)", "1 ")
                .replaceAll("\\bhalf a year\\b", "6 months")
                .replaceAll("\\ba fortnight\\b", "14 days");
        for (int i = 1; i < NUMBERS.size(); i++)
            figures = figures.replaceAll(
                    "\\b" + NUMBERS.get(i) + "(?=[ -](?:day|week|month|quarter|year))", Integer.toString(i));
        return figures.replaceAll("\\bthirty(?=[ -]day)", "30")
                .replaceAll("\\bsixty(?=[ -]day)", "60")
                .replaceAll("\\bninety(?=[ -]day)", "90");
    }

    /**
     * @param today from which "next quarter" counts
     * @return empty if no word of the question was understood
     */
    public static Optional<Answer> ask(String words, Stock stock, LocalDate today) {
        var question = new Question(words, stock, today);
        question.understand();
        if (question.conditions.isEmpty()) return Optional.empty();
        return Optional.of(question.answer());
    }

    private void understand() {
        var notice = notice();
        var time = Time.in(rest, today);
        time.ifPresent(named -> rest = rest.replace(named.words(), " "));
        dates(time);
        notice.ifPresent(conditions::add);
        KINDS.forEach((asked, title) -> {
            var kind = asked.matcher(lower);
            if (kind.find()) {
                var says = Pattern.compile(title);
                conditions.add(Condition.is(
                        "its title is that of " + kind.group(),
                        Term.DOCUMENT_TITLE,
                        value -> says.matcher(value.toLowerCase(Locale.ROOT)).find()));
            }
        });
        law();
        parties();
        if (UNSIGNED.matcher(lower).find())
            conditions.add(Condition.is("not signed by all", Term.SIGNATURE_STATUS, value -> !value.equals("signed")));
        else if (SIGNED.matcher(lower).find() && time.isEmpty())
            conditions.add(Condition.is("signed", Term.SIGNATURE_STATUS, value -> value.equals("signed")));
        if (NO_CAP.matcher(lower).find())
            conditions.add(Condition.has("has a limit of liability", Term.LIABILITY_CAP)
                    .not("no limit of liability found"));
        if (TELL.matcher(lower).find() || conditions.isEmpty() && !stockIsMany()) tells();
        else if (conditions.isEmpty() && CAP.matcher(lower).find())
            conditions.add(Condition.has("has a limit of liability", Term.LIABILITY_CAP));
    }

    private boolean stockIsMany() {
        return stock.contracts().size() != 1;
    }

    /** What is asked for itself, where it is no condition already. */
    private void tells() {
        for (var asked : ASKED.entrySet()) {
            if (!asked.getKey().matcher(lower).find()) continue;
            boolean about = conditions.stream()
                    .anyMatch(condition -> condition.said().startsWith("notice period")
                            || condition.said().contains("renew")
                            || condition.said().startsWith("ends")
                            || condition.said().startsWith("begins")
                            || condition.said().startsWith("notice is due")
                            || condition.said().startsWith("governed")
                            || condition.said().contains("sign")
                            || condition.said().contains("limit of liability"));
            if (!about) conditions.add(Condition.tells(asked.getValue()));
            return;
        }
    }

    private void dates(Optional<Time> named) {
        if (NO_RENEWAL.matcher(lower).find()) {
            conditions.add(Condition.has("renews itself", Term.RENEWAL_TERM).not("does not renew itself"));
            named.ifPresent(time -> conditions.add(ends(time)));
        } else if (named.isPresent() && DEADLINE.matcher(rest).find()) {
            var time = named.get();
            conditions.add(Condition.dated("notice is due " + time.said(), Term.NOTICE_DEADLINE, time));
        } else if (RENEW.matcher(rest).find() && !(TELL.matcher(lower).find() && named.isEmpty())) {
            conditions.add(named.map(time -> Condition.renews("renews " + time.said(), time, today))
                    .orElseGet(() -> Condition.has("renews itself", Term.RENEWAL_TERM)));
        } else if (ENDLESS.matcher(lower).find()) {
            conditions.add(Condition.endless());
        } else if (END.matcher(rest).find() && named.isPresent()) {
            conditions.add(ends(named.get()));
        } else if (OVER.matcher(rest).find()) {
            conditions.add(ends(Time.past(today)));
        } else if (BEGIN.matcher(rest).find() && named.isPresent()) {
            var time = named.get();
            conditions.add(Condition.dated("begins " + time.said(), Term.EFFECTIVE_DATE, time));
        } else if (MADE.matcher(rest).find() && named.isPresent()) {
            var time = named.get();
            conditions.add(Condition.dated("made " + time.said(), Term.AGREEMENT_DATE, time));
        } else {
            named.ifPresent(time -> rest += " " + time.words()); // a time of nothing
        }
    }

    private static Condition ends(Time time) {
        return Condition.dated("ends " + time.said(), Term.EXPIRATION_DATE, time);
    }

    private Optional<Condition> notice() {
        var notice = NOTICE.matcher(lower);
        if (!notice.find()) return Optional.empty();
        rest = lower.substring(0, notice.start()) + " " + lower.substring(notice.end());
        var how = firstOf(notice, "how", "how2").orElse("");
        var or = firstOf(notice, "how3", "how4");
        int limit = Condition.days(
                Integer.parseInt(
                        firstOf(notice, "count", "count2", "count3", "count4").orElse("0")),
                firstOf(notice, "unit", "unit2", "unit3", "unit4").orElse("day"));
        boolean less = how.matches("less|fewer|under|below|shorter|at most|no more")
                || or.filter(each -> each.matches("less|fewer|shorter")).isPresent();
        boolean exact = how.isEmpty() && or.isEmpty();
        boolean equal = how.startsWith("at ") || how.startsWith("no ") || or.isPresent();
        IntPredicate fits =
                found -> exact ? found == limit : (less ? found < limit : found > limit) || equal && found == limit;
        var words = exact ? "of" : less ? equal ? "at most" : "below" : equal ? "at least" : "above";
        return Optional.of(Condition.notice("notice period " + words + " " + limit + " days", fits));
    }

    private static Optional<String> firstOf(Matcher matcher, String... groups) {
        for (var group : groups) if (matcher.group(group) != null) return Optional.of(matcher.group(group));
        return Optional.empty();
    }

    private void law() {
        var law = LAW.matcher(words);
        while (law.find()) {
            var wanted = law.group("law").strip();
            if (wanted.matches("(?i)\\d.*|notice.*|which.*|what.*|a|an|review.*|liability.*")) continue;
            boolean not = law.group("not") != null || law.group("other") != null;
            law(wanted, not);
            return;
        }
        var of = LAW_OF.matcher(words);
        if (of.find() && !of.group("law").matches("(?i)which|what|whose|governing|the"))
            law(of.group("law"), lower.matches(".*\\bnot\\b.*"));
    }

    private void law(String wanted, boolean not) {
        var name = PEOPLES.getOrDefault(wanted.toLowerCase(Locale.ROOT), wanted);
        var governed = Condition.contains("governed by the law of " + name, Term.GOVERNING_LAW, name);
        conditions.add(not ? governed.not("not governed by the law of " + name) : governed);
    }

    private void parties() {
        var law = LAW.matcher(words);
        boolean lawThere = law.find();
        var party = PARTY.matcher(words);
        boolean found = false;
        while (party.find()) {
            var wanted = party.group("party").strip().replaceAll("[.?,']+(?:s)?$", "");
            boolean ofLaw = lawThere && party.start("party") >= law.start() && party.end() <= law.end();
            if (ofLaw || wanted.length() < 2 || NO_PARTY.matcher(wanted).matches()) continue;
            conditions.add(Condition.contains("a party is " + wanted, Term.PARTIES, wanted));
            found = true;
        }
        if (!found)
            known().ifPresent(name -> conditions.add(Condition.contains("a party is " + name, Term.PARTIES, name)));
    }

    /** A party of these contracts that is named in small letters, or without "with". */
    private Optional<String> known() {
        return stock.contracts().stream()
                .flatMap(contract -> Optional.ofNullable(contract.terms().get(Term.PARTIES)).stream())
                .flatMap(parties -> List.of(parties.value().split(";")).stream())
                .map(name -> name.strip()
                        .replaceAll(
                                "(?i)[,.]?\\s+(?:inc|ltd|llc|gmbh|ag|corp\\w*|co|limited|s\\.?a\\.?r?\\.?l?|plc|n\\.?v|b\\.?v)\\.?$",
                                ""))
                .filter(name -> name.length() > 3 && name.contains(" "))
                .filter(name -> lower.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private Answer answer() {
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
        var understood =
                new ArrayList<>(conditions.stream().map(Condition::said).toList());
        var figures = Pattern.compile("\\d[\\d.,]*\\d|\\d").matcher(rest);
        while (figures.find()) understood.add("not understood and left aside: " + figures.group());
        return new Answer(understood, hits, stock.contracts().size(), unknown);
    }
}
