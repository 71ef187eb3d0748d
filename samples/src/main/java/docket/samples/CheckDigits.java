package docket.samples;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/** Account numbers and VAT ids that belong to nobody we know, with check digits as the registers compute them. */
final class CheckDigits {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private CheckDigits() {}

    /** ISO 13616: country, two check digits (ISO 7064 MOD 97-10), the domestic number. */
    static String iban(String country, String domestic) {
        int check = 98 - mod97(domestic + country + "00");
        return country + two(check) + domestic;
    }

    /** A random account in a country. */
    static String iban(String country, RandomGenerator random) {
        return iban(
                country,
                switch (country) {
                    case "DE" -> digits(random, 18);
                    case "GB" -> "TEST" + digits(random, 14);
                    case "FR" -> digits(random, 23);
                    case "ES" -> digits(random, 20);
                    case "IT" -> "X" + digits(random, 22);
                    case "NL" -> "TEST" + digits(random, 10);
                    case "PT" -> digits(random, 21);
                    default -> throw new IllegalArgumentException("no account numbers for " + country);
                });
    }

    private static int mod97(String text) {
        var digits = new StringBuilder();
        for (char c : text.toCharArray()) digits.append(Character.getNumericValue(c));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
    }

    /** A random VAT id in a country. */
    static String vatId(String country, RandomGenerator random) {
        return switch (country) {
            case "DE" -> german((1 + random.nextInt(9)) + digits(random, 7));
            case "GB" -> british((1 + random.nextInt(8)) + digits(random, 6));
            case "FR" -> french((3 + random.nextInt(6)) + digits(random, 7));
            case "ES" -> spanish(digits(random, 7));
            case "IT" -> "IT" + withLuhn("0" + digits(random, 9));
            case "NL" -> dutch(random);
            case "PT" -> portuguese("5" + digits(random, 7));
            default -> throw new IllegalArgumentException("no VAT ids for " + country);
        };
    }

    /** @param eight digits; the ninth is ISO 7064 MOD 11,10 */
    static String german(String eight) {
        int product = 10;
        for (char c : eight.toCharArray()) {
            int sum = (c - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return "DE" + eight + (11 - product) % 10;
    }

    /** @param seven digits; weights 8 to 2, the rest to a multiple of 97 */
    static String british(String seven) {
        int sum = 0;
        for (int i = 0; i < 7; i++) sum += (seven.charAt(i) - '0') * (8 - i);
        return "GB" + seven + two(97 - sum % 97);
    }

    /** @param eight digits of the SIREN; its ninth is Luhn's, the key before it (12 + 3 SIREN) mod 97 */
    static String french(String eight) {
        var siren = withLuhn(eight);
        return "FR" + two((int) ((12 + 3 * (Long.parseLong(siren) % 97)) % 97)) + siren;
    }

    /** A company's number: B, seven digits, Luhn's digit. */
    private static String spanish(String seven) {
        return "ESB" + withLuhn(seven);
    }

    /** Eight digits with weights 9 to 2 modulo 11; remainder 10 has no digit, so draw again. */
    private static String dutch(RandomGenerator random) {
        while (true) {
            var eight = digits(random, 8);
            int check = weighted(eight) % 11;
            if (check < 10) return "NL" + eight + check + "B01";
        }
    }

    private static String portuguese(String eight) {
        int check = 11 - weighted(eight) % 11;
        return "PT" + eight + (check > 9 ? 0 : check);
    }

    private static int weighted(String eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) sum += (eight.charAt(i) - '0') * (9 - i);
        return sum;
    }

    /** With the digit that makes the Luhn sum a multiple of ten. */
    private static String withLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String digits(RandomGenerator random, int count) {
        var digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) digits.append((char) ('0' + random.nextInt(10)));
        return digits.toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
