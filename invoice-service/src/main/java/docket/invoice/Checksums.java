package docket.invoice;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Identifiers that prove themselves. */
public final class Checksums {

    /** Lengths of the IBANs of the SEPA area and its neighbours (SWIFT IBAN registry). */
    private static final Map<String, Integer> IBAN_LENGTHS = Map.ofEntries(
            Map.entry("AD", 24),
            Map.entry("AE", 23),
            Map.entry("AT", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22),
            Map.entry("CH", 21),
            Map.entry("CY", 28),
            Map.entry("CZ", 24),
            Map.entry("DE", 22),
            Map.entry("DK", 18),
            Map.entry("EE", 20),
            Map.entry("ES", 24),
            Map.entry("FI", 18),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("GI", 23),
            Map.entry("GR", 27),
            Map.entry("HR", 21),
            Map.entry("HU", 28),
            Map.entry("IE", 22),
            Map.entry("IS", 26),
            Map.entry("IT", 27),
            Map.entry("LI", 21),
            Map.entry("LT", 20),
            Map.entry("LU", 20),
            Map.entry("LV", 21),
            Map.entry("MC", 27),
            Map.entry("MT", 31),
            Map.entry("NL", 18),
            Map.entry("NO", 15),
            Map.entry("PL", 28),
            Map.entry("PT", 25),
            Map.entry("RO", 24),
            Map.entry("SE", 24),
            Map.entry("SI", 19),
            Map.entry("SK", 24),
            Map.entry("SM", 27),
            Map.entry("TR", 26),
            Map.entry("SA", 24),
            Map.entry("RS", 22));

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

    /** VAT identification numbers as the Member States spell them (VIES), and GB, XI, CH, NO beside them. */
    private static final Pattern VAT_ID = Pattern.compile("ATU\\d{8}|BE[01]\\d{9}|BG\\d{9,10}|CY\\d{8}[A-Z]|CZ\\d{8,10}"
            + "|DE\\d{9}|DK\\d{8}|EE\\d{9}|(EL|GR)\\d{9}|ES[A-Z0-9]\\d{7}[A-Z0-9]|FI\\d{8}|FR[A-HJ-NP-Z0-9]{2}\\d{9}|HR\\d{11}"
            + "|HU\\d{8}|IE\\d[A-Z0-9+*]\\d{5}[A-Z]{1,2}|IT\\d{11}|LT(\\d{9}|\\d{12})|LU\\d{8}|LV\\d{11}|MT\\d{8}"
            + "|NL\\d{9}B\\d{2}|PL\\d{10}|PT\\d{9}|RO\\d{2,10}|SE\\d{12}|SI\\d{8}|SK\\d{10}"
            + "|(GB|XI)(\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3})|CHE\\d{9}(MWST|TVA|IVA)?|NO\\d{9}(MVA)?");

    private Checksums() {}

    /** ISO 13616: the country's length, and the number modulo 97 is 1. Spaces do not count. */
    public static boolean isIban(String text) {
        var iban = compact(text);
        if (!IBAN.matcher(iban).matches()) return false;
        var length = IBAN_LENGTHS.get(iban.substring(0, 2));
        return (length == null || length == iban.length()) && remainder(iban) == 1;
    }

    /** Looks like an IBAN, right or wrong. */
    public static boolean hasIbanShape(String text) {
        var iban = compact(text);
        return IBAN.matcher(iban).matches();
    }

    private static int remainder(String iban) {
        int remainder = 0;
        for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
            int value = Character.digit(c, 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    public static boolean isVatId(String text) {
        return VAT_ID.matcher(compact(text)).matches();
    }

    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** ISO 9362: bank, country, place, and a branch if there is one. */
    public static boolean isBic(String text) {
        var bic = compact(text);
        return BIC.matcher(bic).matches() && (COUNTRIES.contains(bic.substring(4, 6)) || bic.startsWith("XK", 4));
    }

    /** Whether a rightly formatted VAT number proves itself; one of a country without check digits does. */
    public static boolean vatCheckDigitsHold(String text) {
        return VatIds.checkDigitsHold(compact(text));
    }

    /** Upper case, letters and digits only. */
    public static String compact(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9+*]", "");
    }
}
