package docket.model.guard;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Masks what tells of a person before a text may reach a log: mail addresses, account and card numbers (by their check
 * digits), phone numbers. Names and addresses are not found by a pattern: a log of texts stays personal data.
 */
public final class PersonalData {

    private static final Pattern MAIL = Pattern.compile("[\\p{L}0-9._%+-]{1,64}@[\\p{L}0-9.-]{1,255}\\.\\p{L}{2,}");
    private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}\\d{2}(?:[ ]?[A-Z0-9]){11,30}\\b");
    private static final Pattern CARD = Pattern.compile("\\b(?:\\d[ -]?){12,18}\\d\\b");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w/])(?:\\+|00)\\d[\\d ()/.-]{6,18}\\d\\b");

    private PersonalData() {}

    public static String mask(String text) {
        var masked = MAIL.matcher(text).replaceAll("[mail]");
        masked = IBAN.matcher(masked).replaceAll(found -> isIban(found) ? "[account]" : quoted(found));
        masked = CARD.matcher(masked).replaceAll(found -> isCard(found) ? "[card]" : quoted(found));
        return PHONE.matcher(masked).replaceAll("[phone]");
    }

    private static String quoted(MatchResult found) {
        return java.util.regex.Matcher.quoteReplacement(found.group());
    }

    /** ISO 13616: the rest by 97 is 1. */
    private static boolean isIban(MatchResult found) {
        var iban = found.group().replace(" ", "").toUpperCase(Locale.ROOT);
        var digits = new StringBuilder();
        for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray())
            digits.append(Character.getNumericValue(c));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
    }

    /** ISO 7812: the sum with every second digit doubled ends in 0. */
    private static boolean isCard(MatchResult found) {
        int sum = 0;
        boolean doubled = false;
        var digits = found.group().replaceAll("\\D", "");
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (doubled) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
