package docket.contract;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a clause is meant, where that decides what the house thinks of it.
 *
 * @param name empty where there is only one
 * @param facts that a sentence about it may name
 */
record ClauseCase(String name, Map<String, String> facts) {

    /** The cases there are, by clause; others have one only. */
    static final Map<ClauseType, Set<String>> NAMES = Map.of(
            ClauseType.UNCAPPED_LIABILITY, Set.of("outright", "partly"),
            ClauseType.BROAD_INDEMNITY, Set.of("limited", "unlimited"),
            ClauseType.TERMINATION_FOR_CONVENIENCE, Set.of("mutual", "one_sided"),
            ClauseType.AUTOMATIC_RENEWAL, Set.of("without_notice", "long_notice", "short_notice"),
            ClauseType.LATE_PAYMENT_INTEREST, Set.of("high", "usual"));

    private static final ClauseCase ONLY = new ClauseCase("", Map.of());

    private static final Pattern OUTRIGHT = Pattern.compile(
            "(?i)\\b(?:unlimited|uncapped)\\b|\\bwithout\\s+(?:any\\s+)?limit|\\bnot\\s+(?:be\\s+)?limited\\s+in\\b|unbegrenzt|unbe(?:grenzt|schränkt)|illimitée|ilimitada");
    private static final Pattern BOTH_SIDES = Pattern.compile(
            "(?i)\\b(?:either|each|both|any|neither|no)\\s+(?:of\\s+the\\s+)?part(?:y|ies)\\b|\\bby\\s+either\\b|\\bthe\\s+parties\\b|\\bjede\\s+partei|\\bbeide\\s+parteien|"
                    + "\\bvon\\s+beiden|\\bchacune?\\s+des\\s+parties|\\bcada\\s+parte|\\bcualquiera\\s+de\\s+las\\s+partes");
    private static final Pattern RATE = Pattern.compile(
            "(\\d{1,2}(?:[.,]\\d{1,2})?)\\s*(?:%|percent|per\\s+cent)\\)?\\s*(?:interest\\s*)?(?:per|a|each|every|/)?\\s*(month|monthly|annum|year|annually)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAYS = Pattern.compile("(\\d+) (day|week|month|year)s?");

    static ClauseCase of(Clause clause, ContractTerms terms, ContractPolicy policy) {
        var quote = clause.evidence().quote();
        return switch (clause.type()) {
            case UNCAPPED_LIABILITY -> named(OUTRIGHT.matcher(quote).find() ? "outright" : "partly");
            case BROAD_INDEMNITY -> named(terms.has(ClauseType.CAP_ON_LIABILITY) ? "limited" : "unlimited");
            case TERMINATION_FOR_CONVENIENCE -> named(BOTH_SIDES.matcher(quote).find() ? "mutual" : "one_sided");
            case AUTOMATIC_RENEWAL -> renewal(terms, policy);
            case LATE_PAYMENT_INTEREST -> interest(quote, policy);
            default -> ONLY;
        };
    }

    private static ClauseCase named(String name) {
        return new ClauseCase(name, Map.of());
    }

    private static ClauseCase renewal(ContractTerms terms, ContractPolicy policy) {
        return terms.field(Term.RENEWAL_NOTICE)
                .map(notice -> new ClauseCase(
                        days(notice.value()) > policy.longestRenewalNotice() ? "long_notice" : "short_notice",
                        Map.of("notice", notice.value())))
                .orElse(named("without_notice"));
    }

    private static int days(String length) {
        var days = DAYS.matcher(length);
        if (!days.matches()) return 0;
        return Integer.parseInt(days.group(1))
                * switch (days.group(2)) {
                    case "day" -> 1;
                    case "week" -> 7;
                    case "month" -> 30;
                    default -> 365;
                };
    }

    private static ClauseCase interest(String quote, ContractPolicy policy) {
        var rate = RATE.matcher(quote);
        if (!rate.find()) return new ClauseCase("usual", Map.of("rate", "a rate not stated in figures"));
        double percent = Double.parseDouble(rate.group(1).replace(',', '.'));
        var per = rate.group(2);
        boolean monthly = per != null && per.toLowerCase(Locale.ROOT).startsWith("month");
        double yearly = monthly ? 12 * percent : percent;
        return new ClauseCase(
                yearly > policy.highestInterest() ? "high" : "usual",
                Map.of("rate", rate.group(1) + " % a " + (monthly ? "month" : "year")));
    }

    /** A sentence of a playbook with the facts put in. */
    String told(String sentence) {
        var told = sentence;
        for (var fact : facts.entrySet()) told = told.replace("{" + fact.getKey() + "}", fact.getValue());
        return told;
    }
}
