package docket.invoice.layout;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words of a cell look like: a company's name, an address, a salutation. Each is found out once. */
final class Wording {

    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?i)(?<![\\p{L}])(gmbh|mbh|ag|kg|ohg|gbr|ug|e\\.?\\s?k\\.?|kgaa|ltd|limited|plc|llp|llc|inc|corp|corporation|co\\.|company|sarl|sas|sasu|eurl|s\\.?a\\.?r\\.?l\\.?|s\\.a\\.?|sa|s\\.?l\\.?u?\\.|s\\.l\\.|sl|slu|s\\.r\\.l\\.?|srl|s\\.p\\.a\\.?|spa|s\\.?n\\.?c\\.?|b\\.?v\\.?|n\\.?v\\.?|v\\.?o\\.?f\\.?|lda\\.?|unipessoal|sdn|bhd|pte|pvt|pty|e\\.?v\\.?|a\\.?g\\.?|group|gruppe|oy|ab|a/s|aps|sp\\. z o\\.o\\.|s\\.r\\.o\\.|enterprise|trading)(?![\\p{L}])");
    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\d-])(?:[A-Z]{1,2}-)?\\d{4,5}(?:-\\d{3,4})?(?!\\d)|\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b|\\b\\d{4} ?[A-Z]{2}\\b");
    private static final Pattern STREET = Pattern.compile(
            "(?i)stra(ss|ß)e|str\\.|\\bweg\\b|\\ballee\\b|platz|gasse|\\brue\\b|avenue|\\bave\\b|boulevard|\\bbd\\b|chemin|street|\\bst\\b|\\broad\\b|\\brd\\b|\\blane\\b|drive|\\bcalle\\b|\\bvia\\b|\\bviale\\b|corso|straat|laan\\b|\\bjalan\\b|\\brua\\b|\\bavenida\\b|p\\.?o\\.? box|postfach|\\bfloor\\b|\\bsuite\\b|\\bpraça\\b|plaza|piazza|\\bway\\b|\\bcedex\\b");
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—·•|*]\\s+|\\s*[|•·]\\s*|,\\s+(?=.*\\d)|\\s{2,}");
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
        if (legalForm == null) legalForm = LEGAL_FORM.matcher(text).find();
        return legalForm;
    }

    /** Nothing but a legal form. */
    boolean isLegalForm() {
        return hasLegalForm() && LEGAL_FORM.matcher(text.strip()).matches();
    }

    boolean hasStreet() {
        if (street == null) street = STREET.matcher(text).find();
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
        var parts = SEPARATOR.split(text.strip(), 2);
        var name = parts.length > 0 && parts[0].length() > 1 ? parts[0] : text.strip();
        name = name.replaceAll("^[\\s:;,.•·*-]+", "").replaceAll("[\\s:;,•·*]+$", "");
        var legal = LEGAL_FORM.matcher(name);
        // "Sample Supplies Ltd, Leeds": behind the legal form and a comma nothing is the name's.
        while (legal.find()) {
            var rest = name.substring(legal.end());
            if (rest.matches("\\.?,\\s.*") && !LEGAL_FORM.matcher(rest).find()) {
                name = name.substring(0, legal.end());
                break;
            }
        }
        var words = name.split(" ", 2);
        return words.length == 2
                        && SALUTATIONS.contains(Compact.of(words[0]))
                        && !words[0].equalsIgnoreCase("firma")
                        && !words[0].equalsIgnoreCase("company")
                        && !words[0].equalsIgnoreCase("m")
                ? words[1]
                : name.isEmpty() ? text.strip() : name;
    }
}
