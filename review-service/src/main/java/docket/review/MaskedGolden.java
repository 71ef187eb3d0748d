package docket.review;

import docket.documents.Field;
import docket.documents.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A test case made of a decided invoice: the values as people left them, masked. The same name always becomes the same
 * other name, account numbers keep valid check digits, dates move by the same days, and amounts are scaled by one whole
 * number, so that every sum still holds. It hides who it was from whoever reads it; it is no anonymisation for somebody
 * who has the paper.
 */
public record MaskedGolden(String kind, Map<String, String> fields, List<Map<String, String>> lineItems) {

    private static final Pattern ITEM = Pattern.compile("line_items\\[(\\d{1,4})]\\.(\\w+)");
    private static final Pattern KEPT = Pattern.compile(
            ".*(?:rate|percent|quantity|currency|country|language|unit|unit_code|category|line_number|type)(?:_?\\d+)?$");
    private static final Pattern MONEY =
            Pattern.compile(".*(?:total|amount|price|charge|allowance|discount|due|net|gross|prepaid|rounding|paid).*");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final int MOST_DAYS = 400;
    private static final int SMALLEST = 2;
    private static final int LARGEST = 10;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigInteger CHECK = BigInteger.valueOf(97);
    private static final int CHECK_FROM = 98;
    private static final int DIGITS = 10;
    private static final int LETTERS = 26;

    /** @param corrections what people changed, by field; parts of line items as the workbench names them */
    public static MaskedGolden of(Reading reading, Map<String, String> corrections, RandomGenerator random) {
        var fields = values(reading.fields());
        var items =
                reading.lineItems().stream().map(MaskedGolden::values).collect(Collectors.toCollection(ArrayList::new));
        corrections.forEach((name, value) -> correct(fields, items, name, value));
        var masking = new Masking(random, scale(fields, items, random));
        return new MaskedGolden(
                reading.kind().label(),
                masking.mask(fields),
                items.stream().map(masking::mask).toList());
    }

    private static Map<String, String> values(Map<String, Field> fields) {
        var values = new LinkedHashMap<String, String>();
        fields.forEach((name, field) -> values.put(name, field.value()));
        return values;
    }

    private static void correct(
            Map<String, String> fields, List<Map<String, String>> items, String name, String value) {
        var part = ITEM.matcher(name);
        if (!part.matches()) {
            fields.put(name, value);
            return;
        }
        int row = Integer.parseInt(part.group(1));
        if (row < items.size()) items.get(row).put(part.group(2), value);
    }

    /** A whole number keeps every sum; products that were rounded to cents must still come out within one. */
    private static BigDecimal scale(
            Map<String, String> fields, List<Map<String, String>> items, RandomGenerator random) {
        var candidates = IntStream.range(SMALLEST, LARGEST).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(candidates, java.util.Random.from(random));
        return candidates.stream()
                .map(BigDecimal::valueOf)
                .filter(scale -> holds(fields, scale) && items.stream().allMatch(item -> holds(item, scale)))
                .findFirst()
                .orElse(BigDecimal.valueOf(SMALLEST));
    }

    private static boolean holds(Map<String, String> values, BigDecimal scale) {
        return comesOut(values, "quantity", "unit_price", "line_total", BigDecimal.ONE, scale)
                && comesOut(values, "tax_rate", "net_total", "tax_total", HUNDRED, scale);
    }

    /** Whether factor times amount over divisor still is the result, if it was before. */
    private static boolean comesOut(
            Map<String, String> values,
            String factor,
            String amount,
            String result,
            BigDecimal divisor,
            BigDecimal scale) {
        var one = number(values.get(factor));
        var other = number(values.get(amount));
        var known = number(values.get(result));
        if (one.isEmpty() || other.isEmpty() || known.isEmpty()) return true;
        var off = one.get()
                .multiply(other.get())
                .subtract(known.get().multiply(divisor))
                .abs();
        var most = CENT.multiply(divisor);
        return off.compareTo(most) > 0 || off.multiply(scale).compareTo(most) <= 0;
    }

    private static Optional<BigDecimal> number(@org.jspecify.annotations.Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The same every time for the same words, within one document. */
    private static final class Masking {

        private final RandomGenerator random;
        private final BigDecimal scale;
        private final long days;
        private final Map<String, String> known = new HashMap<>();
        private int names;

        Masking(RandomGenerator random, BigDecimal scale) {
            this.random = random;
            this.scale = scale;
            this.days = -random.nextInt(1, MOST_DAYS);
        }

        Map<String, String> mask(Map<String, String> values) {
            var masked = new LinkedHashMap<String, String>();
            values.forEach((name, value) -> masked.put(name, value.isBlank() ? value : mask(name, value.strip())));
            return masked;
        }

        private String mask(String name, String value) {
            if (DATE.matcher(value).matches()) return date(value);
            var plain = value.replace(" ", "");
            if (IBAN.matcher(plain).matches()) return known.computeIfAbsent(plain, this::iban);
            if (KEPT.matcher(name).matches()) return value;
            if (MONEY.matcher(name).matches() && NUMBER.matcher(value).matches()) {
                return new BigDecimal(value).multiply(scale).toPlainString();
            }
            return known.computeIfAbsent(value, this::other);
        }

        private String date(String value) {
            try {
                return LocalDate.parse(value).plusDays(days).toString();
            } catch (java.time.DateTimeException e) {
                return known.computeIfAbsent(value, this::other);
            }
        }

        /** With check digits that fit, after ISO 13616. */
        private String iban(String iban) {
            var country = iban.substring(0, 2);
            var account = shaped(iban.substring(4));
            var rest =
                    new BigInteger(digits(account + country + "00")).mod(CHECK).intValue();
            return country + "%02d".formatted(CHECK_FROM - rest) + account;
        }

        private static String digits(String text) {
            return text.chars()
                    .mapToObj(each -> Integer.toString(Character.getNumericValue(each)))
                    .collect(Collectors.joining());
        }

        /** A number of some kind keeps its shape; words become a name that says nothing. */
        private String other(String value) {
            boolean number = value.chars().anyMatch(Character::isDigit) && !value.contains(" ");
            if (value.contains("@")) return "person" + ++names + "@example.com";
            return number ? shaped(value) : "Name " + ++names;
        }

        private String shaped(String text) {
            var shaped = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char each = text.charAt(i);
                if (Character.isDigit(each)) shaped.append((char) ('0' + random.nextInt(DIGITS)));
                else if (Character.isUpperCase(each)) shaped.append((char) ('A' + random.nextInt(LETTERS)));
                else if (Character.isLowerCase(each)) shaped.append((char) ('a' + random.nextInt(LETTERS)));
                else shaped.append(each);
            }
            return shaped.toString();
        }
    }
}
