package docket.contract.local;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a contract goes on after its term, and how long before the end one must say no. */
final class Renewals {

    /**
     * @param length as in {@code successive 1 year}
     * @param notice as in {@code 90 days}
     */
    record Renewal(double score, Found length, @Nullable Found notice) {}

    private static final Pattern RENEWS = Pattern.compile(
            "(?i)\\b(?:renew(?:s|ed|al|als|ing|able)?|automatically\\s+(?:be\\s+)?(?:extend\\w*|continue\\w*)|extend(?:ed|s)?\\s+(?:automatically|(?:the|this)\\s+(?:initial\\s+)?(?:term|agreement)\\s+for)|extended\\s+for|may\\s+be\\s+extended|"
                    + "(?:continue|effect)\\s+(?:in\\s+(?:full\\s+)?(?:force|effect)\\s+(?:and\\s+effect\\s+)?)?thereafter|verlängert\\s+sich|tacite\\s+reconduction|renouvel\\w+|prorroga\\w*|renova\\w+)\\b");
    private static final Pattern AUTOMATIC = Pattern.compile(
            "(?i)\\bautomatic\\w*|\\bsuccessive|\\bevergreen|\\byear[\\s-]+to[\\s-]+year|\\beach\\s+anniversary|\\bannual\\w*\\s+(?:thereafter|renew)|\\bstillschweigend|\\btacite|\\bautomátic\\w*|\\bjeweils|\\beach\\b|\\bperiods\\b");
    private static final Pattern AGAIN_AND_AGAIN = Pattern.compile(
            "(?i)\\bsuccessive|\\bperiods\\b|\\b(?:additional|renewal|year|month|subsequent)\\s+terms\\b|\\bannual|\\byear[\\s-]+to[\\s-]+year|\\beach\\b|\\bany\\s+renew\\w+\\s+term|\\bthen-?\\s?current|\\bautomatic\\w*\\s+renew\\w*\\s+(?:every|for\\s+(?:one|1|\\()|under|upon)|\\brenewals\\b|\\bjeweils|\\bannée\\s+en\\s+année|\\btacite|\\bsucesiv");
    private static final Pattern OBJECT = Pattern.compile(
            "(?i)\\b(?:agreement|contract|term|OMA|JSMA|vertrag|contrat|contrato|period|licen[cs]e|laufzeit|it|er|il|elle)\\b");
    private static final Pattern OTHER_OBJECT = Pattern.compile(
            "(?i)\\b(?:patent|trademark|insurance|polic(?:y|ies)|registrations?|domain|permit|license\\s+renewal|option\\s+to\\s+renew\\s+the\\s+lease)\\b");
    private static final Pattern BY_AGREEMENT = Pattern.compile("(?i)\\bmutual\\w*|\\bdiscuss\\w*|\\bnegotiat\\w*");
    private static final Pattern WITHOUT_END =
            Pattern.compile("(?is)until\\s+(?:\\w+\\s+){0,2}terminated|(?:continue|effect)[^.]{0,60}thereafter");
    private static final Pattern ONE_MORE = Pattern.compile(
            "(?i)\\b(?:an?|one|each|another)\\s+(?:additional|further|successive|renewal)?\\s*(?<unit>year|month)\\b");
    private static final Pattern FIRST_TERM = Pattern.compile(
            "(?is).*\\b(?:initial|first)\\s+(?:term|period)\\s+(?:of|is|shall\\s+be)\\s+(?:\\w+\\s+)?$");
    private static final Pattern NOTICE_AFTER = Pattern.compile(
            "(?is)^['s]*\\s*,?\\s*(?:advance|prior|written|notice|before|in\\s+advance|or\\s+more|preceding|vor\\b|zum\\b|avant|de\\s+antelación|antes).*");
    private static final Pattern NOTICE_BEFORE = Pattern.compile(
            "(?is).*(?:at\\s+least|not\\s+less\\s+than|no\\s+less\\s+than|not?\\s+later\\s+than|within|minimum\\s+of|mindestens|frist\\s+von|préavis\\s+de|mit\\s+einer\\s+frist)\\s*(?:a\\s+)?$");
    private static final Pattern BREACH = Pattern.compile("(?i)\\b(?:breach|default|cure)\\b");

    private static final int SHORTEST_RENEWAL_DAYS = 7;
    private static final int LONGEST_NOTICE_DAYS = 800;

    private Renewals() {}

    /** @param term what says how long the contract runs at first */
    static @Nullable Renewal in(ContractText contract, List<Span> sentences, @Nullable Found term) {
        var text = contract.text();
        Renewal best = null;
        for (int i = 0; i < sentences.size(); i++) {
            var renewal = renewal(text, sentences, i, term);
            if (renewal != null && (best == null || renewal.score > best.score + 0.001)) best = renewal;
        }
        return best != null && best.score >= 0.5 ? best : null;
    }

    private static @Nullable Renewal renewal(String text, List<Span> sentences, int index, @Nullable Found term) {
        var sentence = sentences.get(index);
        var words = sentence.of(text);
        var renews = RENEWS.matcher(words);
        if (!renews.find()
                || !OBJECT.matcher(words).find()
                || OTHER_OBJECT.matcher(words).find()) return null;
        boolean automatic = AUTOMATIC.matcher(words).find();
        double score = 0.35
                + (automatic ? 0.2 : 0)
                + (words.matches("(?is).*\\b(?:automatic|stillschweigend|tacite|automátic).*") ? 0.2 : 0);
        if (BY_AGREEMENT.matcher(words).find()) score -= 0.1;
        if (term != null && near(sentences, index, term.span())) score += 0.15;
        int at = sentence.start() + renews.start();
        var length = length(text, sentence, at);
        var value = value(words, length, automatic, term);
        if (value == null) return null;
        var notice = notice(text, sentence, at, length);
        for (int next = index + 1; notice == null && next <= index + 2 && next < sentences.size(); next++) {
            notice = notice(text, sentences.get(next), sentences.get(next).start(), null);
        }
        if (notice != null) score += 0.1;
        return new Renewal(score, Found.at(value, sentence, Math.min(0.9, score)), notice);
    }

    private static @Nullable String value(
            String words, Durations.@Nullable Mention length, boolean automatic, @Nullable Found term) {
        boolean again = AGAIN_AND_AGAIN.matcher(words).find();
        if (length != null)
            return (again ? "successive " : "") + length.length().words();
        if (WITHOUT_END.matcher(words).find()) return "perpetual";
        if (!automatic || term == null || term.value().equals("perpetual")) return null;
        return "successive " + term.value();
    }

    private static boolean near(List<Span> sentences, int index, Span term) {
        for (int back = 0; back <= 3 && index - back >= 0; back++) {
            if (sentences.get(index - back).equals(term)) return true;
        }
        return false;
    }

    private static Durations.@Nullable Mention length(String text, Span sentence, int renews) {
        for (var length : Durations.in(text, new Span(renews, sentence.end()))) {
            var before = text.substring(
                    Math.max(sentence.start(), length.span().start() - 40),
                    length.span().start());
            boolean fits = length.length().days() >= SHORTEST_RENEWAL_DAYS && !isNotice(text, sentence, length);
            if (fits && !FIRST_TERM.matcher(before).matches()) return length;
        }
        var recurring = Durations.recurring(text, new Span(Math.max(sentence.start(), renews - 60), sentence.end()));
        if (!recurring.isEmpty()) return recurring.getFirst();
        var more = ONE_MORE.matcher(text).region(renews, sentence.end());
        if (more.find()) return one(more.start(), more.end(), more.group("unit").equalsIgnoreCase("year"));
        var anniversary =
                Pattern.compile("(?i)each\\s+anniversary").matcher(text).region(sentence.start(), sentence.end());
        return anniversary.find() ? one(anniversary.start(), anniversary.end(), true) : null;
    }

    private static Durations.Mention one(int start, int end, boolean year) {
        return new Durations.Mention(
                new Span(start, end), new Durations.Length(1, year ? Durations.Unit.YEAR : Durations.Unit.MONTH));
    }

    private static boolean isNotice(String text, Span sentence, Durations.Mention length) {
        var before = text.substring(
                Math.max(sentence.start(), length.span().start() - 45),
                length.span().start());
        var after = text.substring(
                length.span().end(), Math.min(sentence.end(), length.span().end() + 45));
        return NOTICE_AFTER.matcher(after).matches()
                || NOTICE_BEFORE.matcher(before).matches();
    }

    private static @Nullable Found notice(String text, Span sentence, int from, Durations.@Nullable Mention renewal) {
        if (!TermClauses.NOTICE.matcher(sentence.of(text)).find()) return null;
        for (var length : Durations.in(text, sentence)) {
            if (renewal != null && length.span().equals(renewal.span())) continue;
            var after = text.substring(
                    length.span().end(), Math.min(sentence.end(), length.span().end() + 40));
            var before = text.substring(
                    Math.max(sentence.start(), length.span().start() - 160),
                    length.span().start());
            boolean isNotice = isNotice(text, sentence, length)
                    || TermClauses.NOTICE.matcher(after).find();
            if (isNotice
                    && length.length().days() <= LONGEST_NOTICE_DAYS
                    && !BREACH.matcher(before).find()) {
                return new Found(length.length().words(), sentence, Math.max(from, sentence.start()), 0.8);
            }
        }
        return null;
    }
}
