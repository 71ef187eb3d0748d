package docket.pipeline.reading;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** How much of one text is in another, whatever the order. */
final class Agreement {

    private long common;
    private long all;

    /** What the two share, counted by token, twice over the number of tokens of both. */
    double share() {
        return all == 0 ? 1 : 2.0 * common / all;
    }

    void tokens(String one, String other) {
        add(bag(one.split("[\\s\\u00a0]+", -1)), bag(other.split("[\\s\\u00a0]+", -1)));
    }

    void letters(String one, String other) {
        add(bag(letters(one)), bag(letters(other)));
    }

    /** Counts only the tokens that two others both have: how many of them this one has. */
    void heldBy(String one, String other, String third) {
        var mine = bag(one.split("[\\s\\u00a0]+", -1));
        var second = bag(third.split("[\\s\\u00a0]+", -1));
        bag(other.split("[\\s\\u00a0]+", -1)).forEach((token, count) -> {
            int both = Math.min(count, second.getOrDefault(token, 0));
            common += Math.min(both, mine.getOrDefault(token, 0));
            all += 2L * both;
        });
    }

    private static String[] letters(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .mapToObj(Character::toString)
                .toArray(String[]::new);
    }

    private void add(Map<String, Integer> one, Map<String, Integer> other) {
        one.forEach((token, count) -> common += Math.min(count, other.getOrDefault(token, 0)));
        all += size(one) + size(other);
    }

    private static long size(Map<String, Integer> bag) {
        return bag.values().stream().mapToLong(count -> count).sum();
    }

    private static Map<String, Integer> bag(String[] tokens) {
        var bag = new HashMap<String, Integer>();
        for (String token : tokens) {
            var plain = Normalizer.normalize(token, Normalizer.Form.NFKC).replaceAll("[\\u00ad\\u200b\\ufeff]", "");
            if (!plain.isBlank()) bag.merge(plain, 1, Integer::sum);
        }
        return bag;
    }
}
