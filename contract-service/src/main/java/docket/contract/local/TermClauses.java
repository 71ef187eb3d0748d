package docket.contract.local;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a contract runs, before any renewal. */
final class TermClauses {

    /** @param expiration end of the first term; computed ones are proved by the sentence that says how long */
    record Terms(@Nullable Found term, @Nullable Found expiration) {}

    private static final Pattern SUBJECT = Pattern.compile(
            "(?i)\\b(?:this|the|initial)\\s+(?:\\w+\\s+){0,4}?(?:agreement|contract|term|period|franchise|OMA|JSMA|amendment|engagement|licen[cs]e|lease)\\b|\"(?:initial\\s+)?term\"|\"(?:contract|initial|agreement)\\s+(?:period|term)\"|"
                    + "\\bterms?\\s+of\\b|\\bterm\\s*:|vertrag|laufzeit|contrat|durée|contrato|duración|vigencia");
    private static final Pattern RUNS = Pattern.compile(
            "(?i)\\b(?:commenc\\w*|begin\\w*|become\\s+effective|be\\s+effective|is\\s+effective|remain\\w*|continu\\w*|in\\s+(?:full\\s+)?(?:force|effect)|expir\\w*|extend\\w*|"
                    + "shall\\s+be\\s+(?:for|valid)|will\\s+be\\s+for|(?:shall|will)\\s+be\\s+[a-z]+|is\\s+for|term\\s+of|terms?\\s+of|period\\s+of|ending|ends?|conclud\\w*|terminate\\s+on|means|valid|runs?|lasts?|duration|laufzeit|dauer|läuft|endet|beginnt|geschlossen|"
                    + "conclu|durée|prend\\s+fin|duración|vigencia|finaliza)\\b");
    private static final Pattern END_BEFORE = Pattern.compile(
            "(?i)\\b(?:until|through|thru|expir\\w*(?:\\s+(?:on|as\\s+of|at))?|end(?:s|ing)?(?:\\s+(?:on|at|as\\s+of))?|conclud\\w+(?:\\s+on)?|terminat\\w+\\s+on|to|till|bis(?:\\s+zum)?|endet(?:\\s+am)?|jusqu'au|prend\\s+fin|expire|hasta\\s+el|al)\\b"
                    + "(?:\\s+(?:am|zum|mit\\s+Ablauf\\s+des|le|el|and\\s+including|the\\s+(?:close|end)\\s+of\\s+(?:business\\s+on\\s+)?|midnight|on|at|\\d+:\\d+\\s*[ap]\\.?m\\.?|,|the|day|end|of))*\\s*$");
    private static final Pattern LENGTH_BEFORE = Pattern.compile(
            "(?i)(?:\\bfor\\b|\\bterm\\b|\\bperiod\\b|\\bbe\\b|\\bremain\\w*|\\bcontinue\\w*|\\beffect\\b|\\bextend\\w*|\\bto\\s+a\\b|\\bend(?:s|ing)\\b|\\bexpire\\w*|\\bvon\\b|\\bdauer\\b|\\bfür\\b|\\bbeträgt\\b|\\bde\\b|\\bpour\\b|\\bpor\\b|\\bis\\b|\\bday\\s+that\\b)"
                    + "[^.;]{0,60}$");
    private static final Pattern LENGTH_AFTER = Pattern.compile(
            "(?i)^[\\s,)]*(?:from|after|following|commencing|beginning|thereafter|term|period|engagement|later|unless|\\(|until|\"|\\.|;|,|and\\b|or\\b|und\\b|et\\b|y\\b|ab\\b|à compter|desde|a partir|$)");
    private static final Pattern NOT_THE_TERM = Pattern.compile(
            "(?i)\\b(?:surviv\\w*|notice|prior\\s+written|cure[ds]?|breach|warrant\\w*|confidential\\w*|invoice|payment|pay\\b|insurance|records?|non-?compet\\w*|following\\s+(?:the\\s+)?(?:expiration|termination)|after\\s+(?:the\\s+)?(?:expiration|termination)|force\\s+majeure|trading\\s+days?|inspection)");
    private static final Pattern TERM_RUNS = Pattern.compile(
            "(?i)\\bterm\"?\\s+(?:of\\s+(?:this|the)\\s+[\\w-]+(?:\\s+[\\w-]+)?\\s*|hereof\\s+)?(?:\\([^)]{0,80}\\)\\s*)?(?:and\\s+[^.;]{0,60})?(?:shall|will|is|are|means|commences?|begins?|runs?|:)|"
                    + "\\b(?:a|the)\\s+(?:initial\\s+)?term\\s+of\\s+(?!this|the)|\"(?:contract|initial|agreement)\\s+(?:period|term)\"|laufzeit|durée|duración|vigencia|\\bläuft\\b|\\bduration\\s+of\\s+(?:this|the)\\b");
    private static final Pattern CONTRACT_RUNS = Pattern.compile(
            "(?i)\\b(?:this|the)\\s+(?:\\w+\\s+){0,2}(?:agreement|contract|OMA|JSMA|lease|amendment|franchise|joint\\s+venture)\\s+(?:\\([^)]{0,60}\\)\\s*)?(?:shall|will|is|may|commences?|becomes?|remains?|continues?)\\s+(?:[\\w,]+\\s+){0,6}?"
                    + "(?:commence|begin|effective|remain|continue|come\\s+into|take\\s+effect|expire|for|valid|have\\s+a\\s+term|force|terminate\\s+on|extend|start)|\\b(?:agreement|contract)\\s+(?:continues|remains|runs|lasts|ends|expires|terminates\\s+on)\\b|\\bvertrag\\w*\\s+(?:beginnt|läuft|gilt|tritt|endet|wird)|\\bcontrat\\s+(?:prend|est)|\\bcontrato\\s+(?:tendrá|entra)");
    private static final Pattern INITIAL =
            Pattern.compile("(?i)\\binitial\\s+(?:term|period)|\"term\"|\"contract\\s+period\"");
    private static final Pattern FROM_THE_START = Pattern.compile(
            "(?i)\\b(?:commenc|begin|effective\\s+date|date\\s+hereof|date\\s+of\\s+(?:this|execution|signature)|first\\s+(?:written\\s+)?above|beginnt|ab\\s+dem|prend\\s+effet|à\\s+compter|desde)");
    private static final Pattern UNLESS = Pattern.compile(
            "(?is)\\bunless\\b.*\\b(?:terminat|extend|renew)|(?:subject\\s+to|unless)[^.]{0,40}\\b(?:earlier|sooner)");
    private static final Pattern DURING = Pattern.compile(
            "(?i)^\\W*(?:\\(?[a-z0-9.]{1,6}\\)?\\s+)?(?:\\w+\\.\\s+)?(?:during|throughout|upon|following|after|within|if|in\\s+the\\s+event|for\\s+purposes)\\b");
    private static final Pattern DEFINED_END = Pattern.compile(
            "(?i)\\b(?:termination|expiration|expiry|end)\\s+date\"?\\s*(?:is|shall\\s+be|means|:|-)?\\s*$");
    private static final Pattern PERPETUAL = Pattern.compile(
            "(?i)\\b(?:perpetu\\w+|indefinite\\w*|until\\s+(?:it\\s+is\\s+)?terminated|unbefristet\\w*|auf\\s+unbestimmte\\s+(?:Zeit|Dauer)|durée\\s+indéterminée|(?:tiempo|duración)\\s+indefinid[ao])\\b");
    private static final Pattern HEADING = Pattern.compile(
            "(?i)\\b(?:term(?:\\s+and\\s+termination|\\s+of\\s+(?:this\\s+)?agreement)?|duration|initial\\s+term|term\\s+of\\s+agreement|laufzeit|vertragsdauer|durée|duración|vigencia)\\b");
    static final Pattern NOTICE = Pattern.compile(
            "(?i)\\b(?:notice|notif\\w+|notification|advis\\w+|cancel\\w*|intention|election|kündig\\w*|gekündigt|préavis|preaviso|dénonc\\w*)\\b");

    private TermClauses() {}

    static Terms in(ContractText contract, List<Span> sentences, Optional<Found> effective, Optional<Found> made) {
        var text = contract.text();
        var start = effective.or(() -> made).map(found -> LocalDate.parse(found.value()));
        var signed = made.map(found -> LocalDate.parse(found.value()));
        Candidate best = null;
        for (int i = 0; i < sentences.size(); i++) {
            var candidate = candidate(text, sentences, i, start, signed);
            if (candidate != null && (best == null || candidate.score > best.score + 0.001)) best = candidate;
        }
        if (best == null) return new Terms(null, null);
        var term = best.term == null ? null : Found.at(best.term, best.sentence, Math.min(0.9, best.score));
        var expiration = best.end == null
                ? null
                : Found.at(best.end.toString(), best.sentence, Math.min(0.92, best.score - (best.computed ? 0.1 : 0)));
        return new Terms(term, expiration);
    }

    private record Candidate(
            Span sentence,
            double score,
            @Nullable String term,
            @Nullable LocalDate end,
            boolean computed) {}

    private static @Nullable Candidate candidate(
            String text, List<Span> sentences, int index, Optional<LocalDate> start, Optional<LocalDate> made) {
        var sentence = sentences.get(index);
        if (sentence.length() < 15) return null;
        var words = sentence.of(text);
        if (!SUBJECT.matcher(words).find() || !RUNS.matcher(words).find()) return null;
        double score = score(text, sentences, index);
        if (score < 0.35) return null;

        var end = endDate(text, sentence);
        if (end != null && start.map(end.date()::isAfter).orElse(true)) {
            var begin = firstDateBefore(text, sentence, end).or(() -> start);
            var length = firstLength(text, sentence);
            return new Candidate(
                    sentence,
                    score + 0.15,
                    length != null
                            ? length.length().words()
                            : begin.map(b -> between(b, end.date())).orElse(null),
                    end.date(),
                    false);
        }
        var length = firstLength(text, sentence);
        if (length != null) {
            var begin = ofTheAgreement(text, length)
                    ? made.or(() -> start)
                    : commencing(text, sentence).or(() -> start);
            return new Candidate(
                    sentence,
                    score + 0.1,
                    length.length().words(),
                    begin.map(length.length()::after).orElse(null),
                    true);
        }
        if (PERPETUAL.matcher(words).find() && score >= 0.45)
            return new Candidate(sentence, score - 0.05, "perpetual", null, false);
        return null;
    }

    private static double score(String text, List<Span> sentences, int index) {
        var words = sentences.get(index).of(text);
        double score = 0.2;
        if (TERM_RUNS.matcher(words).find()) score += 0.3;
        if (CONTRACT_RUNS.matcher(words).find()) score += 0.25;
        if (INITIAL.matcher(words).find()) score += 0.15;
        if (FROM_THE_START.matcher(words).find()) score += 0.1;
        if (UNLESS.matcher(words).find()) score += 0.1;
        if (headed(text, sentences, index)) score += 0.2;
        var opening = words.substring(0, Math.min(words.length(), 160));
        if (NOT_THE_TERM.matcher(opening).find() && !PERPETUAL.matcher(opening).find()) score -= 0.25;
        if (DURING.matcher(opening).find()) score -= 0.2;
        return score;
    }

    private static boolean headed(String text, List<Span> sentences, int index) {
        var sentence = sentences.get(index);
        var opening = text.substring(sentence.start(), Math.min(sentence.end(), sentence.start() + 40));
        if (opening.matches("(?is)[\\d.\\s()a-z]{0,10}\\b(?:initial\\s+)?term\\b.*")) return true;
        for (int back = 1; back <= 3 && index - back >= 0; back++) {
            var previous = sentences.get(index - back);
            if (previous.length() <= 60)
                return HEADING.matcher(previous.of(text)).find();
        }
        return false;
    }

    private static Dates.@Nullable Mention endDate(String text, Span sentence) {
        for (var date : Dates.in(text, sentence)) {
            var before = text.substring(
                    Math.max(sentence.start(), date.span().start() - 70),
                    date.span().start());
            if (END_BEFORE.matcher(before).find() || DEFINED_END.matcher(before).find()) return date;
        }
        return null;
    }

    private static Optional<LocalDate> firstDateBefore(String text, Span sentence, Dates.Mention end) {
        return Dates.in(text, sentence).stream()
                .filter(date ->
                        date.span().start() < end.span().start() && date.date().isBefore(end.date()))
                .findFirst()
                .map(Dates.Mention::date);
    }

    private static Optional<LocalDate> commencing(String text, Span sentence) {
        for (var date : Dates.in(text, sentence)) {
            var before = text.substring(
                    Math.max(sentence.start(), date.span().start() - 50),
                    date.span().start());
            if (before.matches("(?is).*\\b(?:commenc\\w*|begin\\w*|start\\w*|effective|from|ab|desde|compter)\\b.*"))
                return Optional.of(date.date());
        }
        return Optional.empty();
    }

    private static Durations.@Nullable Mention firstLength(String text, Span sentence) {
        for (var length : Durations.in(text, sentence)) {
            var before = text.substring(
                    Math.max(sentence.start(), length.span().start() - 80),
                    length.span().start());
            var after = text.substring(
                    length.span().end(), Math.min(text.length(), length.span().end() + 40));
            if (length.length().days() < 28) continue;
            if (NOTICE.matcher(text.substring(
                            Math.max(sentence.start(), length.span().start() - 30),
                            Math.min(sentence.end(), length.span().end() + 30)))
                    .find()) continue;
            if (before.matches("(?is).*\\brenew\\w*.*")) continue;
            if (before.matches("(?is).*\\b(?:additional|renewal|successive|further)\\b[^,;]{0,30}")) continue;
            if (LENGTH_BEFORE.matcher(before).find()
                    && LENGTH_AFTER.matcher(after).find()) return length;
        }
        for (var anniversary : Durations.anniversaries(text, sentence)) {
            var before = text.substring(
                    Math.max(sentence.start(), anniversary.span().start() - 60),
                    anniversary.span().start());
            if (before.matches("(?is).*\\b(?:until|through|end\\w*|expir\\w*|terminat\\w*|earlier|of)\\b.*"))
                return anniversary;
        }
        return null;
    }

    /** "The first anniversary of the date of this Agreement" counts from its date, whenever it takes effect. */
    private static boolean ofTheAgreement(String text, Durations.Mention length) {
        int end = length.span().end();
        var after = text.substring(end, Math.min(text.length(), end + 60));
        return after.matches(
                "(?is)\\s*(?:of|from|after)\\s+the\\s+(?:execution\\s+)?date\\s+(?:of\\s+(?:this|the)\\s+(?:agreement|contract)|hereof).*");
    }

    /** In whole years or months where it is that, the last day in it or not; else in days. */
    private static String between(LocalDate begin, LocalDate end) {
        int months = (int) ChronoUnit.MONTHS.between(begin, end.plusDays(1));
        var monthsLater = begin.plusMonths(months);
        boolean whole = months > 0 && (monthsLater.equals(end) || monthsLater.equals(end.plusDays(1)));
        if (!whole) return new Durations.Length((int) ChronoUnit.DAYS.between(begin, end), Durations.Unit.DAY).words();
        return months % 12 == 0
                ? new Durations.Length(months / 12, Durations.Unit.YEAR).words()
                : new Durations.Length(months, Durations.Unit.MONTH).words();
    }
}
