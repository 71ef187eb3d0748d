package docket.invoice.layout;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words of a cell look like: a company's name, an address, a salutation. Each is found out once. */
final class Wording {

    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?i)(?<![\\p{L}])(gmbh|mbh|ag|kg|ohg|gbr|ug|e\\.?\\s?k\\.?|kgaa|ltd|limited|plc|llp|llc|inc|corp|corporation|co\\.|company|sarl|sas|sasu|eurl|s\\.?a\\.?r\\.?l\\.?|s\\.a\\.?|sa|s\\.?l\\.?u?\\.|s\\.l\\.|sl|slu|s\\.r\\.l\\.?|srl|s\\.p\\.a\\.?|spa|s\\.?n\\.?c\\.?|b\\.?v\\.?|n\\.?v\\.?|v\\.?o\\.?f\\.?|lda\\.?|unipessoal|sdn|bhd|pte|pvt|pty|e\\.?v\\.?|a\\.?g\\.?|group|gruppe|oy|ab|a/s|aps|sp\\. z o\\.o\\.|s\\.r\\.o\\.|enterprise|trading)(?![\\p{L}])");
    private static final Pattern BETWEEN_FORMS = Pattern.compile("(?i)(?:[\\s&+.,]|und|and|et)*");
    private static final Openings LEGAL_FORMS = Openings.ofWords(
            LEGAL_FORM,
            "gm mb ag kg oh gb ug e. e_ ek ev lt li pl ll in co s. sa sl sr sn sp sd eu b. bv n. nv v. vo ld un bh pt pv a. gr oy ab a/ ap en tr");
    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\d-])(?:[A-Z]{1,2}-)?\\d{4,5}(?:-\\d{3,4})?(?!\\d)|\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b|\\b\\d{4} ?[A-Z]{2}\\b");
    private static final Pattern STREET = Pattern.compile(
            "(?i)stra(ss|ß)e|str\\.|\\bweg\\b|\\ballee\\b|platz|gasse|\\brue\\b|avenue|\\bave\\b|boulevard|\\bbd\\b|chemin|street|\\bst\\b|\\broad\\b|\\brd\\b|\\blane\\b|drive|\\bcalle\\b|\\bvia\\b|\\bviale\\b|corso|straat|laan\\b|\\bjalan\\b|\\brua\\b|\\bavenida\\b|p\\.?o\\.? box|postfach|\\bfloor\\b|\\bsuite\\b|\\bpraça\\b|plaza|piazza|\\bway\\b|\\bcedex\\b");
    private static final Openings STREETS =
            Openings.anywhere(STREET, "st we al pl ga ru av bo bd ch ro rd la dr ca vi co ja p. po fl su pr pi wa ce");
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—·•|*]\\s+|\\s*[|•·]\\s*|,\\s+(?=.*\\d)|\\s{2,}");
    private static final String PARTING = "-–—·•|*";
    private static final Pattern MORE = Pattern.compile("\\.?,\\s.*");
    private static final Set<String> SALUTATIONS = Set.of(
            "herrn",
            "herr",
            "frau",
            "firma",
            "mr",
            "mrs",
            "ms",
            "messrs",
            "monsieur",
            "madame",
            "mme",
            "m",
            "sr",
            "sra",
            "spett",
            "spettle",
            "dhr",
            "mevr",
            "attn",
            "familie",
            "company");

    private final String text;
    private @Nullable String name;
    private @Nullable Boolean legalForm;
    private @Nullable Boolean street;
    private @Nullable Boolean postcode;
    private @Nullable Boolean address;

    Wording(String text) {
        this.text = text;
    }

    boolean hasLegalForm() {
        if (legalForm == null) legalForm = LEGAL_FORMS.isIn(text);
        return legalForm;
    }

    /** Nothing but a legal form, or several as in {@code GmbH & Co. KG}. */
    boolean isLegalForm() {
        return hasLegalForm()
                && BETWEEN_FORMS
                        .matcher(LEGAL_FORM.matcher(text).replaceAll(""))
                        .matches();
    }

    boolean hasStreet() {
        if (street == null) street = STREETS.isIn(text);
        return street;
    }

    boolean hasPostcode() {
        if (postcode == null) postcode = hasDigit() && POSTCODE.matcher(text).find();
        return postcode;
    }

    boolean isSalutation() {
        return SALUTATIONS.contains(Compact.of(text));
    }

    /** Of a text that was cut to its {@link #name} before. */
    boolean isAddress() {
        if (address == null) {
            address = hasDigit() && (hasStreet() || hasPostcode() || Character.isDigit(text.charAt(0)))
                    || hasStreet() && !hasLegalForm() && text.indexOf(' ') > 0;
        }
        return address;
    }

    private boolean hasDigit() {
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) return true;
        return false;
    }

    String name() {
        if (name == null) name = name(text);
        return name;
    }

    /** The name alone, without the address that may follow on the same line. */
    private static String name(String text) {
        var stripped = text.strip();
        var name = stripped;
        if (mayBeSeparated(stripped)) {
            var parts = SEPARATOR.split(stripped, 2);
            if (parts.length > 0 && parts[0].length() > 1) name = parts[0];
        }
        name = trimmed(name);
        if (name.indexOf(',') >= 0) name = upToLegalForm(name);
        int space = name.indexOf(' ');
        if (space < 0) return name.isEmpty() ? stripped : name;
        var first = name.substring(0, space);
        return SALUTATIONS.contains(Compact.of(first))
                        && !first.equalsIgnoreCase("firma")
                        && !first.equalsIgnoreCase("company")
                        && !first.equalsIgnoreCase("m")
                ? name.substring(space + 1)
                : name;
    }

    private static boolean mayBeSeparated(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || PARTING.indexOf(c) >= 0 || c <= ' ' && text.charAt(i - 1) <= ' ') return true;
        }
        return !text.isEmpty() && PARTING.indexOf(text.charAt(0)) >= 0;
    }

    /** Without the signs around it; a dot at its end may belong to it. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSign(text.charAt(from), ":;,.\u2022\u00b7*-")) from++;
        while (to > from && isSign(text.charAt(to - 1), ":;,\u2022\u00b7*")) to--;
        return text.substring(from, to);
    }

    private static boolean isSign(char c, String signs) {
        return signs.indexOf(c) >= 0 || c == ' ' || c >= '\t' && c <= '\r';
    }

    /** "Sample Supplies Ltd, Leeds": behind the legal form and a comma nothing is the name's. */
    private static String upToLegalForm(String name) {
        if (!LEGAL_FORMS.isIn(name)) return name;
        var legal = LEGAL_FORM.matcher(name);
        while (legal.find()) {
            var rest = name.substring(legal.end());
            if (MORE.matcher(rest).matches() && !LEGAL_FORMS.isIn(rest)) return name.substring(0, legal.end());
        }
        return name;
    }
}
