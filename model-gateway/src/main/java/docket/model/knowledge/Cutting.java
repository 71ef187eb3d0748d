package docket.model.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a page into passages of about a paragraph, at the best place there is: an empty line, a line that ends a
 * sentence, a sentence, a line, a space. Every passage is a piece of the page as it stands, so a quote from it is one
 * from the page.
 */
public final class Cutting {

    private static final int LONG = 900;
    private static final int SHORT = 350;

    private Cutting() {}

    public static List<String> passages(String page) {
        var passages = new ArrayList<String>();
        int from = 0;
        while (from < page.length()) {
            int to = end(page, from);
            var passage = page.substring(from, to).strip();
            if (!passage.isEmpty()) passages.add(passage);
            from = to;
        }
        return passages;
    }

    private static int end(String page, int from) {
        if (page.length() - from <= LONG) return page.length();
        int least = from + SHORT;
        int most = from + LONG;
        int best = most;
        int worth = 0;
        for (int i = least; i < most; i++) {
            int here = worth(page, i);
            // Of two places as good the later.
            if (here > 0 && here >= worth) {
                worth = here;
                best = i;
            }
        }
        return best > from && best < page.length() && Character.isLowSurrogate(page.charAt(best)) ? best - 1 : best;
    }

    /** How good it is to cut before this character. */
    private static int worth(String page, int i) {
        char before = page.charAt(i - 1);
        if (!Character.isWhitespace(before)) return 0;
        char earlier = page.charAt(i - 2);
        boolean sentence = earlier == '.' || earlier == '!' || earlier == '?' || earlier == ':' || earlier == ';';
        if (before == '\n') return earlier == '\n' ? 5 : sentence ? 4 : 2;
        return sentence && earlier != ':' && earlier != ';' ? 3 : 1;
    }
}
