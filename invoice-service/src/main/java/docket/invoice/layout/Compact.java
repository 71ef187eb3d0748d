package docket.invoice.layout;

import java.text.Normalizer;
import java.util.Locale;

/** Text without what varies between printers: lower case, no accents, letters and digits only. */
final class Compact {

    private Compact() {}

    static String of(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) plain = text.charAt(i) < 0x80;
        var simple =
                plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKD).replace("\u00df", "ss");
        var compact = new StringBuilder(simple.length());
        for (int i = 0; i < simple.length(); i++) {
            char c = simple.charAt(i);
            if (Character.isLetterOrDigit(c)) compact.append(Character.toLowerCase(c));
        }
        return compact.toString();
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
