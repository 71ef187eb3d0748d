package docket.contract.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where notices go: the addresses in the section on notices, as they are written there. */
final class NoticeAddresses {

    private static final int MOST = 6;
    private static final int LONGEST = 320;
    private static final int SECTION = 3_000;
    private static final Pattern NOTICES = Pattern.compile(
            "(?i)\\bnotices?\\b[^.]{0,200}\\b(?:address|sent|delivered|given|writing)|\\bif\\s+to\\s+(?:the\\s+)?\\w+\\s*:");
    private static final Pattern TO = Pattern.compile(
            "(?i)\\b(?:if|as)\\s+to\\s+(?:the\\s+)?[\\w&.,' -]{2,50}?\\s*(?:,\\s*to)?\\s*:|(?m)^[ \\t]*To\\s+[\\w&.,' -]{2,50}:");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)\\b(?:\\d{5}|[A-Z]{1,2}\\d{1,2}\\s?\\d[A-Z]{2}|street|avenue|road|suite|floor|straße|strasse|p\\.?\\s?o\\.?\\s+box|attn|attention|boulevard|drive|lane|way|court)\\b");

    private NoticeAddresses() {}

    static List<Found> in(ContractText contract) {
        var text = contract.text();
        var found = new ArrayList<Found>();
        var notices = NOTICES.matcher(text);
        if (!notices.find()) return found;
        int from = notices.start();
        var places = new ArrayList<Integer>();
        for (var to = TO.matcher(text).region(from, text.length()); to.find() && places.size() <= MOST; ) {
            if (!places.isEmpty() && to.start() - places.getLast() > SECTION) break;
            places.add(to.start());
        }
        for (int i = 0; i < places.size() && found.size() < MOST; i++) {
            int start = places.get(i);
            int end = Math.min(text.length(), i + 1 < places.size() ? places.get(i + 1) : start + LONGEST);
            end = Math.min(end, start + LONGEST);
            int gap = text.indexOf("    ", start + 40);
            if (gap > 0 && i + 1 == places.size()) end = Math.min(end, Math.max(gap, start + 80));
            var words = contract.words(start, end);
            if (!ADDRESS.matcher(words).find() && !MAIL.matcher(words).find()) continue;
            found.add(Found.at(words, new Span(start, end), 0.65));
        }
        return found;
    }
}
