package docket.contract.local;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a contract runs, how it goes on after that, and how long before the end one must say no. */
final class TermClauses {

    /** @param expiration end of the first term; computed ones are proved by the sentence that says how long */
    record Terms(
            @Nullable Found term,
            @Nullable Found expiration,
            @Nullable Found renewal,
            @Nullable Found notice) {}

    private static final Pattern SUBJECT = Pattern.compile(
            "(?i)\\b(?:this|the|initial)\\s+(?:\\w+\\s+){0,4}?(?:agreement|contract|term|period|franchise|OMA|JSMA|amendment|engagement|licen[cs]e|lease)\\b|\"(?:initial\\s+)?term\"|\"(?:contract|initial|agreement)\\s+(?:period|term)\"|"
                    + "\\bterms?\\s+of\\b|\\bterm\\s*:|vertrag|laufzeit|contrat|durée|contrato|duración|vigencia");
    private static final Pattern RUNS = Pattern.compile(
            "(?i)\\b(?:commenc\\w*|begin\\w*|become\\s+effective|be\\s+effective|is\\s+effective|remain\\w*|continu\\w*|in\\s+(?:full\\s+)?(?:force|effect)|expir\\w*|extend\\w*|"
                    + "shall\\s+be\\s+(?:for|valid)|will\\s+be\\s+for|(?:shall|will)\\s+be\\s+[a-z]+|is\\s+for|term\\s+of|terms?\\s+of|period\\s+of|ending|ends?|conclud\\w*|terminate\\s+on|means|valid|läuft|endet|beginnt|geschlossen|"
                    + "conclu|durée|prend\\s+fin|duración|vigencia|finaliza)\\b");
    private static final Pattern END_BEFORE = Pattern.compile(
            "(?i)\\b(?:until|through|thru|expir\\w*(?:\\s+(?:on|as\\s+of|at))?|end(?:s|ing)?(?:\\s+(?:on|at|as\\s+of))?|conclud\\w+(?:\\s+on)?|terminat\\w+\\s+on|to|till|bis(?:\\s+zum)?|endet\\s+am|jusqu'au|hasta\\s+el|al)\\b"
                    + "(?:\\s+(?:and\\s+including|the\\s+(?:close|end)\\s+of\\s+(?:business\\s+on\\s+)?|midnight|on|at|\\d+:\\d+\\s*[ap]\\.?m\\.?|,|the|day|end|of))*\\s*$");
    private static final Pattern LENGTH_BEFORE = Pattern.compile(
            "(?i)(?:\\bfor\\b|\\bterm\\b|\\bperiod\\b|\\bbe\\b|\\bremain\\w*|\\bcontinue\\w*|\\beffect\\b|\\bextend\\w*|\\bto\\s+a\\b|\\bending\\b|\\bexpire\\w*|\\bvon\\b|\\bdauer\\b|\\bfür\\b|\\bbeträgt\\b|\\bde\\b|\\bpour\\b|\\bpor\\b|\\bis\\b|\\bday\\s+that\\b)"
                    + "[^.;]{0,60}$");
    private static final Pattern LENGTH_AFTER = Pattern.compile(
            "(?i)^[\\s,)]*(?:from|after|following|commencing|beginning|thereafter|term|period|engagement|unless|\\(|until|\"|\\.|;|,|and\\b|or\\b|ab\\b|à compter|desde|a partir|$)");
    private static final Pattern NOT_THE_TERM = Pattern.compile(
            "(?i)\\b(?:surviv\\w*|notice|prior\\s+written|cure[ds]?|breach|warrant\\w*|confidential\\w*|invoice|payment|pay\\b|insurance|records?|non-?compet\\w*|following\\s+(?:the\\s+)?(?:expiration|termination)|after\\s+(?:the\\s+)?(?:expiration|termination)|force\\s+majeure|trading\\s+days?|inspection)");
    private static final Pattern PERPETUAL = Pattern.compile(
            "(?i)\\b(?:perpetu\\w+|indefinite\\w*|until\\s+(?:it\\s+is\\s+)?terminated|unbefristet\\w*|auf\\s+unbestimmte\\s+(?:Zeit|Dauer)|durée\\s+indéterminée|(?:tiempo|duración)\\s+indefinid[ao])\\b");
    private static final Pattern HEADING = Pattern.compile(
            "(?i)\\b(?:term(?:\\s+and\\s+termination|\\s+of\\s+(?:this\\s+)?agreement)?|duration|initial\\s+term|term\\s+of\\s+agreement|laufzeit|vertragsdauer|durée|duración|vigencia)\\b");
    private static final Pattern RENEWS = Pattern.compile(
            "(?i)\\b(?:renew(?:s|ed|al|als|ing|able)?|automatically\\s+(?:be\\s+)?(?:extend\\w*|continue\\w*)|extend(?:ed|s)?\\s+(?:automatically|(?:the|this)\\s+(?:initial\\s+)?(?:term|agreement)\\s+for)|extended\\s+for|may\\s+be\\s+extended|"
                    + "continue\\s+(?:in\\s+(?:full\\s+)?(?:force|effect)\\s+(?:and\\s+effect\\s+)?)?thereafter|verlängert\\s+sich|tacite\\s+reconduction|renouvel\\w+|prorroga\\w*|renova\\w+)\\b");
    private static final Pattern AUTOMATIC = Pattern.compile(
            "(?i)\\bautomatic\\w*|\\bsuccessive|\\bevergreen|\\byear[\\s-]+to[\\s-]+year|\\beach\\s+anniversary|\\bannual\\w*\\s+(?:thereafter|renew)|\\bstillschweigend|\\btacite|\\bautomátic\\w*|\\bjeweils|\\bperiods\\b|\\bterms\\b|\\beach\\b");
    private static final Pattern NOTICE = Pattern.compile(
            "(?i)\\b(?:notice|notif\\w+|notification|advis\\w+|cancel\\w*|intention|election|kündig\\w*|gekündigt|préavis|preaviso|dénonc\\w*)\\b");
    private static final Pattern OBJECT_OF_RENEWAL = Pattern.compile(
            "(?i)\\b(?:agreement|contract|term|OMA|JSMA|vertrag|contrat|contrato|period|licen[cs]e|laufzeit|it)\\b");
    private static final Pattern OTHER_RENEWAL = Pattern.compile(
            "(?i)\\b(?:patent|trademark|insurance|polic(?:y|ies)|registration|domain|permit|license\\s+renewal|option\\s+to\\s+renew\\s+the\\s+lease|registrations?)\\b");

    private TermClauses() {}

    static Terms in(ContractText contract, List<Span> sentences, Optional<Found> effective, Optional<Found> made) {
        var text = contract.text();
        var start = effective.or(() -> made).map(found -> LocalDate.parse(found.value()));
        Candidate best = null;
        for (int i = 0; i < sentences.size(); i++) {
            var candidate = candidate(text, sentences, i, start);
            if (candidate != null && (best == null || candidate.score > best.score + 0.001)) best = candidate;
        }
        var renewal = renewal(text, sentences, best);
        return new Terms(
                best == null || best.term == null
                        ? null
                        : Found.at(best.term, best.sentence, Math.min(0.9, best.score)),
                best == null || best.end == null
                        ? null
                        : new Found(
                                best.end.toString(),
                                best.proof,
                                best.proof.start(),
                                Math.min(0.92, best.score - (best.computed ? 0.1 : 0))),
                renewal == null ? null : renewal.length,
                renewal == null ? null : renewal.notice);
    }

    private record Candidate(
            Span sentence,
            double score,
            @Nullable String term,
            @Nullable LocalDate end,
            Span proof,
            boolean computed) {}

    private static @Nullable Candidate candidate(
            String text, List<Span> sentences, int index, Optional<LocalDate> start) {
        var sentence = sentences.get(index);
        if (sentence.length() < 15) return null;
        var words = sentence.of(text);
        if (!SUBJECT.matcher(words).find() || !RUNS.matcher(words).find()) return null;
        double score = 0.3;
        var lower = words.toLowerCase(Locale.ROOT);
        if (lower.matches(
                "(?s).*\\bterms?\\s+of\\s+(?:this|the)\\s+(?:\\w+\\s+)?(?:agreement|contract|franchise|oma|jsma|engagement).*"))
            score += 0.2;
        if (lower.contains("initial term") || lower.contains("\"term\"")) score += 0.15;
        if (lower.matches(
                "(?s).*\\b(?:commenc|begin|effective\\s+date|date\\s+hereof|first\\s+(?:written\\s+)?above).*"))
            score += 0.15;
        if (lower.matches("(?s).*\\bunless\\b.*(?:terminat|extend|renew).*")) score += 0.1;
        if (lower.matches(
                "(?s)[\"\\s\\d.()a-z]{0,20}\"?(?:term|contract period|initial term)\"?\\s*(?:means|shall mean|:).*"))
            score += 0.2;
        if (lower.matches("(?s).{0,60}this (?:agreement|contract)\\b.{0,30}(?:shall|will|is)\\b.*")) score += 0.1;
        if (headed(text, sentences, index)) score += 0.2;
        if (NOT_THE_TERM
                .matcher(words.substring(0, Math.min(words.length(), 160)))
                .find()) score -= 0.3;

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
                    sentence,
                    false);
        }
        var length = firstLength(text, sentence);
        if (length != null) {
            var begin = commencing(text, sentence).or(() -> start);
            return new Candidate(
                    sentence,
                    score + 0.1,
                    length.length().words(),
                    begin.map(length.length()::after).orElse(null),
                    sentence,
                    true);
        }
        if (PERPETUAL.matcher(words).find() && score >= 0.4)
            return new Candidate(sentence, score - 0.05, "perpetual", null, sentence, false);
        return null;
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
            if (END_BEFORE.matcher(before).find()) return date;
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
            if (RENEWS.matcher(before).find()) continue;
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

    private static String between(LocalDate begin, LocalDate end) {
        var months = java.time.temporal.ChronoUnit.MONTHS.between(begin, end.plusDays(1));
        var whole = months > 0 && months % 12 == 0
                ? new Durations.Length((int) months / 12, Durations.Unit.YEAR)
                : months > 0
                        ? new Durations.Length((int) months, Durations.Unit.MONTH)
                        : new Durations.Length(
                                (int) java.time.temporal.ChronoUnit.DAYS.between(begin, end), Durations.Unit.DAY);
        return whole.words();
    }

    record Renewal(double score, Found length, @Nullable Found notice) {}

    private static @Nullable Renewal renewal(String text, List<Span> sentences, @Nullable Candidate term) {
        Renewal best = null;
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            var words = sentence.of(text);
            var renews = RENEWS.matcher(words);
            if (!renews.find()
                    || !OBJECT_OF_RENEWAL.matcher(words).find()
                    || OTHER_RENEWAL.matcher(words).find()) continue;
            boolean automatic = AUTOMATIC.matcher(words).find();
            double score = 0.35
                    + (automatic ? 0.25 : 0)
                    + (words.toLowerCase(Locale.ROOT).contains("automatic") ? 0.15 : 0);
            if (term != null && (term.sentence.equals(sentence) || i > 0 && near(sentences, i, term.sentence)))
                score += 0.15;
            var length = renewalLength(text, sentence, sentence.start() + renews.start());
            String value;
            if (length != null)
                value = (automatic
                                        || words.matches(
                                                "(?is).*\\b(?:successive|periods|annual\\w*|year\\s+to\\s+year)\\b.*")
                                ? "successive "
                                : "")
                        + length.length().words();
            else if (words.matches("(?is).*(?:until\\s+(?:\\w+\\s+)?terminated|continue[^.]{0,60}thereafter).*"))
                value = "perpetual";
            else continue;
            var notice = notice(text, sentence, sentence.start() + renews.start(), length);
            if (notice == null && i + 1 < sentences.size())
                notice = notice(text, sentences.get(i + 1), sentences.get(i + 1).start(), null);
            if (notice == null
                    && i + 2 < sentences.size()
                    && sentences.get(i + 1).length() < 200)
                notice = notice(text, sentences.get(i + 2), sentences.get(i + 2).start(), null);
            if (notice != null) score += 0.1;
            if (best == null || score > best.score + 0.001)
                best = new Renewal(score, Found.at(value, sentence, Math.min(0.9, score)), notice);
        }
        return best != null && best.score >= 0.5 ? best : null;
    }

    private static boolean near(List<Span> sentences, int index, Span term) {
        for (int back = 1; back <= 3 && index - back >= 0; back++)
            if (sentences.get(index - back).equals(term)) return true;
        return false;
    }

    private static Durations.@Nullable Mention renewalLength(String text, Span sentence, int renews) {
        for (var length : Durations.in(text, new Span(renews, sentence.end()))) {
            if (isNotice(text, sentence, length)) continue;
            if (length.length().days() < 7) continue;
            return length;
        }
        var recurring = Durations.recurring(text, new Span(Math.max(sentence.start(), renews - 60), sentence.end()));
        if (!recurring.isEmpty()) return recurring.getFirst();
        var anniversary =
                Pattern.compile("(?i)each\\s+anniversary").matcher(text).region(sentence.start(), sentence.end());
        if (anniversary.find())
            return new Durations.Mention(
                    new Span(anniversary.start(), anniversary.end()), new Durations.Length(1, Durations.Unit.YEAR));
        return null;
    }

    private static boolean isNotice(String text, Span sentence, Durations.Mention length) {
        var before = text.substring(
                Math.max(sentence.start(), length.span().start() - 45),
                length.span().start());
        var after = text.substring(
                length.span().end(), Math.min(sentence.end(), length.span().end() + 45));
        return after.matches(
                        "(?is)['s]*\\s*,?\\s*(?:advance|prior|written|notice|before|in\\s+advance|or\\s+more|preceding|vor\\b|zum\\b|avant|de\\s+antelación|antes).*")
                || before.matches(
                        "(?is).*(?:at\\s+least|not\\s+less\\s+than|no\\s+less\\s+than|no\\s+later\\s+than|within|minimum\\s+of|mindestens|frist\\s+von|préavis\\s+de|mit\\s+einer\\s+frist)\\s*(?:a\\s+)?");
    }

    private static @Nullable Found notice(String text, Span sentence, int from, Durations.@Nullable Mention renewal) {
        if (!NOTICE.matcher(text).region(sentence.start(), sentence.end()).find()) return null;
        for (var length : Durations.in(text, sentence)) {
            if (renewal != null && length.span().equals(renewal.span())) continue;
            if (!isNotice(text, sentence, length)
                    && !NOTICE.matcher(text.substring(
                                    length.span().end(),
                                    Math.min(sentence.end(), length.span().end() + 40)))
                            .find()) continue;
            if (length.length().days() > 800) continue;
            if (text.substring(
                            Math.max(sentence.start(), length.span().start() - 160),
                            length.span().start())
                    .matches("(?is).*\\b(?:breach|default|cure)\\b.*")) continue;
            return new Found(length.length().words(), sentence, Math.max(from, sentence.start()), 0.8);
        }
        return null;
    }
}
