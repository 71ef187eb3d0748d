package docket.contract.local;

import java.util.ArrayList;
import java.util.regex.Pattern;

/** Leaves of what was taken for a title the line that is one: without the heading above it and the date below it. */
final class TitleTrim {

    private static final Pattern GAP = Pattern.compile("\\s*\\n\\s*|\\s{2,}");
    private static final Pattern NOUN = Pattern.compile(
            "(?i)\\b(?:agreements?|contracts?|licen[cs]es?|lease|amendment|addendum|guarant(?:ees?|y)|terms and conditions|\\p{L}*vertrag|\\p{L}*vereinbarung|contrat|convention|accord|contrato|acuerdo|convenio)\\b");
    private static final Pattern JOINED = Pattern.compile("(?i)(?:\\b(?:of|for|to|and|the|or|with|#\\d+)|[,&-])\\s*$");
    private static final Pattern JOINS = Pattern.compile("(?i)^(?:of|for|to|and)\\b");
    private static final Pattern PLACE = Pattern.compile("(?i)^(?:attachment|exhibit|schedule|annex|appendix)\\b");
    private static final Pattern AFTER = Pattern.compile(
            "(?i)\\s+(?:dated|between|by and|page|this|effective|january|february|march|april|may|june|july|august|september|october|november|december|\\d).*$",
            Pattern.DOTALL);

    private TitleTrim() {}

    /** The whole span where no part of it is clearly the title. */
    static Span of(String raw, Span found) {
        var text = found.of(raw);
        var parts = new ArrayList<Span>();
        int from = 0;
        for (var gap = GAP.matcher(text); gap.find(); from = gap.end()) {
            if (gap.start() > from) parts.add(new Span(from, gap.start()));
        }
        if (from < text.length()) parts.add(new Span(from, text.length()));
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i).of(text);
            if (!NOUN.matcher(part).find() || PLACE.matcher(part).find()) continue;
            int first = i;
            while (first > 0 && JOINED.matcher(parts.get(first - 1).of(text)).find()) first--;
            int last = i;
            while (last + 1 < parts.size()
                    && (JOINED.matcher(parts.get(last).of(text)).find()
                            || JOINS.matcher(parts.get(last + 1).of(text)).find())) {
                last++;
            }
            int start = parts.get(first).start();
            var title = text.substring(start, parts.get(last).end());
            var noun = NOUN.matcher(title);
            int end = title.length();
            while (noun.find()) {
                var after = AFTER.matcher(title).region(noun.end(), title.length());
                if (after.lookingAt()) {
                    end = noun.end();
                    break;
                }
            }
            return new Span(found.start() + start, found.start() + start + end);
        }
        return found;
    }
}
