package docket.invoice;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Check digits of VAT identification numbers of the EU, GB, CH and NO. The algorithms are those that the Member States
 * publish. Numbers that carry none (French keys with letters, Czech ones of people born before 1954, Latvian ones of
 * people registered since 2017, British departments) count as right when their format is ({@link Checksums#isVatId}).
 */
final class VatIds {

    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            entry("AT", VatIds::austria),
            entry("BE", number -> 97 - number(number, 0, 8) % 97 == number(number, 8, 10)),
            entry("BG", VatIds::bulgaria),
            entry("CHE", VatIds::switzerland),
            entry("CY", VatIds::cyprus),
            entry("CZ", VatIds::czechia),
            entry("DE", VatIds::pure),
            entry("DK", number -> weighted(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("EE", number -> complement(weighted(number, 3, 7, 1, 3, 7, 1, 3, 7)) == digit(number, 8)),
            entry("EL", VatIds::greece),
            entry("ES", VatIds::spain),
            entry("FI", VatIds::finland),
            entry("FR", VatIds::france),
            entry("GB", VatIds::britain),
            entry("GR", VatIds::greece),
            entry("HR", VatIds::pure),
            entry("HU", number -> complement(weighted(number, 9, 7, 3, 1, 9, 7, 3)) == digit(number, 7)),
            entry("IE", VatIds::ireland),
            entry("IT", VatIds::luhn),
            entry("LT", VatIds::lithuania),
            entry("LU", number -> number(number, 0, 6) % 89 == number(number, 6, 8)),
            entry("LV", VatIds::latvia),
            entry("MT", number -> weighted(number, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0),
            entry("NL", VatIds::netherlands),
            entry("NO", number -> weighted(number, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("PL", number -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9)),
            entry("PT", VatIds::portugal),
            entry("RO", VatIds::romania),
            entry("SE", number -> luhn(number.substring(0, 10)) && number(number, 10, 12) > 0),
            entry("SI", VatIds::slovenia),
            entry("SK", number -> Long.parseLong(number) % 11 == 0),
            entry("XI", VatIds::britain));

    private VatIds() {}

    /** @param country as numbers begin: {@code EL} and {@code GR} are one */
    static boolean isChecked(String country) {
        return CHECKS.containsKey(country);
    }

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

    /** ISO 7064, MOD 11,10: Germany and Croatia. */
    private static boolean pure(String number) {
        int last = number.length() - 1;
        int product = 10;
        for (int i = 0; i < last; i++) {
            int sum = (digit(number, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(number, last);
    }

    /** What is missing to the next ten. */
    private static int complement(int sum) {
        return (10 - sum % 10) % 10;
    }

    /** Companies have nine digits; of ten are citizens, foreigners and others, each with weights of their own. */
    private static boolean bulgaria(String number) {
        if (number.length() == 9) {
            int check = weighted(number, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
            if (check == 10) check = weighted(number, 3, 4, 5, 6, 7, 8, 9, 10) % 11;
            return check % 10 == digit(number, 8);
        }
        int last = digit(number, 9);
        return weighted(number, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last
                || weighted(number, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == last
                || 11 - weighted(number, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11 == (last == 0 ? 11 : last);
    }

    private static boolean cyprus(String number) {
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        int sum = 0;
        for (int i = 0; i < 8; i++) sum += i % 2 == 0 ? odd[digit(number, i)] : digit(number, i);
        return (char) ('A' + sum % 26) == number.charAt(8);
    }

    /** Companies have eight digits, people ten, those born before 1954 nine and no check. */
    private static boolean czechia(String number) {
        return switch (number.length()) {
            case 8 -> (11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(number, 7);
            case 10 -> number(number, 0, 9) % 11 % 10 == digit(number, 9);
            default -> true;
        };
    }

    private static boolean greece(String number) {
        return weighted(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(number, 8);
    }

    /** Since 2010 the remainder may also be 55 less; branches carry three digits more. */
    private static boolean britain(String number) {
        if (!Character.isDigit(number.charAt(0))) return true;
        int rest = weighted(number, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97;
        return rest == 0 || rest == 42;
    }

    /** Seven digits and a letter, since 2013 two; before that the second place may hold a letter or a sign. */
    private static boolean ireland(String number) {
        var letters = "WABCDEFGHIJKLMNOPQRSTUV";
        var digits = Character.isDigit(number.charAt(1))
                ? number.substring(0, 7)
                : "0" + number.substring(2, 7) + number.charAt(0);
        int sum = weighted(digits, 8, 7, 6, 5, 4, 3, 2);
        if (number.length() == 9) sum += 9 * Math.max(0, letters.indexOf(number.charAt(8)));
        return letters.charAt(sum % 23) == number.charAt(7);
    }

    private static boolean lithuania(String number) {
        int last = number.length() - 1;
        int check = turning(number, last, 1) % 11;
        if (check == 10) check = turning(number, last, 3) % 11;
        return check % 10 == digit(number, last);
    }

    /** Weights from this one on, beginning with 1 again after 9. */
    private static int turning(String number, int digits, int first) {
        int sum = 0;
        for (int i = 0; i < digits; i++) sum += digit(number, i) * (1 + (i + first - 1) % 9);
        return sum;
    }

    private static boolean latvia(String number) {
        if (digit(number, 0) > 3) return weighted(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
        return number.startsWith("32")
                || (1 + weighted(number, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == digit(number, 10);
    }

    private static boolean romania(String number) {
        var digits = "0".repeat(10 - number.length()) + number;
        return 10 * weighted(digits, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == digit(digits, 9);
    }

    private static boolean slovenia(String number) {
        int check = 11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 11 && check % 10 == digit(number, 7);
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
