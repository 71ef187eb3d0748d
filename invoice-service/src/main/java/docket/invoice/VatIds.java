package docket.invoice;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Check digits of VAT identification numbers. The algorithms are those that the Member States publish; a country
 * without one here counts as right when its format is ({@link Checksums#isVatId}).
 */
final class VatIds {

    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            entry("AT", VatIds::austria),
            entry("BE", number -> 97 - number(number, 0, 8) % 97 == number(number, 8, 10)),
            entry("CHE", VatIds::switzerland),
            entry("DE", VatIds::germany),
            entry("DK", number -> weighted(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("ES", VatIds::spain),
            entry("FI", VatIds::finland),
            entry("FR", VatIds::france),
            entry("IT", VatIds::luhn),
            entry("LU", number -> number(number, 0, 6) % 89 == number(number, 6, 8)),
            entry("NL", VatIds::netherlands),
            entry("PL", number -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9)),
            entry("PT", VatIds::portugal),
            entry("SE", number -> luhn(number.substring(0, 10)) && number(number, 10, 12) > 0));

    private VatIds() {}

    /** @param vatId rightly formatted, compact, with its country */
    static boolean checkDigitsHold(String vatId) {
        var country = vatId.startsWith("CHE") ? "CHE" : vatId.substring(0, 2);
        var check = CHECKS.get(country);
        return check == null || check.test(vatId.substring(country.length()));
    }

    private static int digit(String number, int at) {
        return Character.digit(number.charAt(at), 10);
    }

    private static long number(String text, int from, int to) {
        return Long.parseLong(text.substring(from, to));
    }

    private static int weighted(String number, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) sum += digit(number, i) * weights[i];
        return sum;
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = digit(number, number.length() - 1 - i) * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    private static boolean austria(String number) {
        int sum = 4;
        for (int i = 1; i <= 7; i++) {
            int digit = digit(number, i) * (i % 2 == 0 ? 2 : 1);
            sum += digit / 10 + digit % 10;
        }
        return (10 - sum % 10) % 10 == digit(number, 8);
    }

    private static boolean switzerland(String number) {
        int check = 11 - weighted(number, 5, 4, 3, 2, 7, 6, 5, 4) % 11;
        return check % 11 == digit(number, 8);
    }

    /** ISO 7064, MOD 11,10. */
    private static boolean germany(String number) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (digit(number, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(number, 8);
    }

    private static boolean spain(String number) {
        char first = number.charAt(0);
        char last = number.charAt(8);
        var middle = number.substring(1, 8);
        if (!middle.chars().allMatch(Character::isDigit)) return false;
        if (Character.isDigit(first)) return DNI_LETTERS.charAt((int) (number(number, 0, 8) % 23)) == last;
        int foreigner = "XYZ".indexOf(first);
        if (foreigner >= 0) return DNI_LETTERS.charAt((int) (Long.parseLong(foreigner + middle) % 23)) == last;
        if ("KLM".indexOf(first) >= 0) return DNI_LETTERS.charAt((int) (Long.parseLong(middle) % 23)) == last;
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            int digit = digit(middle, i) * (i % 2 == 0 ? 2 : 1);
            sum += digit / 10 + digit % 10;
        }
        int check = (10 - sum % 10) % 10;
        return last == (char) ('0' + check) || last == "JABCDEFGHI".charAt(check);
    }

    private static boolean finland(String number) {
        int rest = weighted(number, 7, 9, 10, 5, 8, 4, 2) % 11;
        return rest == 0 ? digit(number, 7) == 0 : rest != 1 && 11 - rest == digit(number, 7);
    }

    /** Keys of letters follow rules that nobody published. */
    private static boolean france(String number) {
        if (!number.chars().allMatch(Character::isDigit)) return true;
        return (12 + 3 * (number(number, 2, 11) % 97)) % 97 == number(number, 0, 2);
    }

    /** Companies by weights, sole traders since 2020 by the remainder of 97. */
    private static boolean netherlands(String number) {
        if (weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(number, 8)) return true;
        var digits = new StringBuilder();
        ("NL" + number).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static boolean portugal(String number) {
        int check = 11 - weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check > 9 ? 0 : check) == digit(number, 8);
    }
}
