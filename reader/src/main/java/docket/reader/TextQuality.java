package docket.reader;

import java.util.List;

/**
 * Whether the letters a page states are what a person sees. Fonts without a usable mapping state anything: private
 * characters, or each letter as another one.
 */
final class TextQuality {

    private static final int FEWEST_LETTERS = 20;
    private static final int FEWEST_WORDS = 12;

    private TextQuality() {}

    static boolean isGarbage(List<Word> words) {
        int all = 0;
        int strange = 0;
        int latin = 0;
        int other = 0;
        int long4 = 0;
        int unspeakable = 0;
        for (Word word : words) {
            var text = word.text();
            int letters = 0;
            boolean vowel = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                all++;
                if (isStrange(c)) strange++;
                if (!Character.isLetter(c)) continue;
                if (c < 0x250) {
                    latin++;
                    letters++;
                    vowel |= isVowel(c);
                } else {
                    other++;
                }
            }
            // Codes and abbreviations have digits or few letters; words people write do not.
            if (letters >= 4 && letters >= 0.6 * text.length()) {
                long4++;
                if (!vowel) unspeakable++;
            }
        }
        if (all < FEWEST_LETTERS) return false;
        if (strange > 0.15 * all) return true;
        return latin > other && long4 >= FEWEST_WORDS && unspeakable > 0.4 * long4;
    }

    private static boolean isStrange(char c) {
        return c == '\ufffd' || c >= '\ue000' && c <= '\uf8ff' || Character.isISOControl(c);
    }

    private static boolean isVowel(char c) {
        return "aeiouyAEIOUY".indexOf(c) >= 0 || c >= 0xc0;
    }
}
