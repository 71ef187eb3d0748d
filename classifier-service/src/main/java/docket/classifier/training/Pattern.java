package docket.classifier.training;

import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A document with gaps. {@code {a|b}} is one of several wordings, {@code $gross} and the like are filled so that the
 * sums are right, a line beginning with {@code %} stands once per item, a tab parts columns (the last one set to the
 * right), {@code #} makes a heading, {@code @narrow} a till roll.
 */
final class Pattern {

    private static final double LEFT_OUT = 0.14;
    private static final double LETTER = 0.5;

    private final String pattern;
    private final String language;
    private final SampleWords words;
    private final Random random;
    private final List<long[]> items = new ArrayList<>();
    private final int rate;
    private final long net;
    private final long tax;
    private final boolean pointDecimals;
    private boolean narrow;

    Pattern(String pattern, String language, SampleWords words, Random random) {
        this.pattern = pattern;
        this.language = language;
        this.words = words;
        this.random = random;
        this.rate = List.of(5, 7, 10, 19, 20, 21, 22, 23).get(random.nextInt(8));
        this.pointDecimals = language.equals("en") || random.nextInt(12) == 0;
        boolean small = pattern.contains("@narrow");
        long sum = 0;
        int count = 1 + random.nextInt(small ? 9 : 7);
        for (int i = 0; i < count; i++) {
            long quantity = random.nextInt(3) > 0 ? 1 + random.nextInt(small ? 3 : 20) : 1;
            long price = small ? 49 + random.nextInt(2900) : 500 + random.nextInt(90_000);
            items.add(new long[] {quantity, price, quantity * price});
            sum += quantity * price;
        }
        this.net = sum;
        this.tax = Math.round(sum * rate / 100.0);
    }

    Pages fill() {
        var lines = new ArrayList<Line>();
        double y = 40;
        double size = 9 + random.nextInt(4);
        narrow = pattern.contains("@narrow");
        for (String line : pattern.split("\\R")) {
            if (line.startsWith("@") || line.isBlank()) continue;
            boolean item = line.startsWith("%");
            if (!item && !line.startsWith("#") && random.nextDouble() < LEFT_OUT) continue;
            for (int i = 0; i < (item ? items.size() : 1); i++) {
                boolean heading = line.startsWith("#");
                var text = gaps(choices(line.substring(heading || item ? 1 : 0).strip()), items.get(i % items.size()));
                for (String wrapped : text.contains("\t") ? List.of(text) : wrap(text)) {
                    double height = heading ? size * (1.3 + random.nextDouble()) : size;
                    line(wrapped, y, height).ifPresent(lines::add);
                    y += height * 1.3;
                }
            }
        }
        double width = narrow ? 226 : 595;
        return new Pages(Pages.PDF, List.of(new Page(1, width, Math.max(842, y + 40), lines)), List.of(), Map.of());
    }

    private List<String> wrap(String text) {
        int most = narrow ? 38 : 80 + random.nextInt(20);
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + word.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private Optional<Line> line(String text, double y, double size) {
        var columns = text.split("\t");
        double margin = narrow ? 8 : 55;
        double across = (narrow ? 226 : 595) - 2 * margin;
        var words = new ArrayList<Word>();
        for (int c = 0; c < columns.length; c++) {
            var column = columns[c].strip();
            if (column.isEmpty()) continue;
            double width = column.length() * size * LETTER;
            double x =
                    c > 0 && c == columns.length - 1 ? margin + across - width : margin + across * c / columns.length;
            for (String word : column.split(" +")) {
                words.add(new Word(word, x, y, word.length() * size * LETTER, size, size, false));
                x += (word.length() + 1) * size * LETTER;
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Line(words));
    }

    private String choices(String text) {
        var chosen = new StringBuilder(text);
        int open = chosen.lastIndexOf("{");
        while (open >= 0) {
            int close = chosen.indexOf("}", open);
            var options = chosen.substring(open + 1, close).split("\\|", -1);
            chosen.replace(open, close + 1, options[random.nextInt(options.length)]);
            open = chosen.lastIndexOf("{");
        }
        return chosen.toString();
    }

    private String gaps(String text, long[] item) {
        var filled = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '$' || i == text.length() || !Character.isLetter(text.charAt(i))) {
                filled.append(c);
                continue;
            }
            int end = i;
            while (end < text.length() && Character.isLetter(text.charAt(end))) end++;
            filled.append(gap(text.substring(i, end), item));
            i = end;
        }
        return filled.toString();
    }

    private String gap(String name, long[] item) {
        long gross = net + tax;
        return switch (name) {
            case "qty" -> Long.toString(item[0]);
            case "price" -> amount(item[1]);
            case "line" -> amount(item[2]);
            case "net" -> amount(net);
            case "tax" -> amount(tax);
            case "gross" -> amount(gross);
            case "rate" -> Integer.toString(rate);
            case "cash" -> amount((gross / 1000 + 1) * 1000);
            case "change" -> amount((gross / 1000 + 1) * 1000 - gross);
            case "amount" -> amount(10_000 + random.nextInt(9_000_000));
            case "date" -> date();
            case "time" -> String.format(Locale.ROOT, "%02d:%02d", 7 + random.nextInt(15), random.nextInt(60));
            case "digits" -> Integer.toString(1000 + random.nextInt(900_000));
            case "n" -> Integer.toString(2 + random.nextInt(60));
            case "number" -> number();
            case "iban" ->
                country() + (10 + random.nextInt(89)) + " " + fourDigits() + " " + fourDigits() + " " + fourDigits();
            case "vat" -> country() + (100_000_000 + random.nextInt(899_999_999));
            case "phone" ->
                "+" + (30 + random.nextInt(20)) + " " + (10 + random.nextInt(800)) + " "
                        + (100_000 + random.nextInt(800_000));
            case "email" -> "office@example.com";
            default -> words.one(name, language, random);
        };
    }

    private String number() {
        return switch (random.nextInt(4)) {
            case 0 -> "" + (10_000 + random.nextInt(90_000));
            case 1 -> "R" + fourDigits();
            case 2 -> "2024-" + fourDigits();
            default -> "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26)) + "-" + fourDigits();
        };
    }

    private String fourDigits() {
        return Integer.toString(1000 + random.nextInt(9000));
    }

    private String country() {
        return switch (language) {
            case "en" -> "GB";
            default -> language.toUpperCase(Locale.ROOT);
        };
    }

    private String date() {
        int day = 1 + random.nextInt(28);
        int month = 1 + random.nextInt(12);
        int year = 2014 + random.nextInt(13);
        return switch (random.nextInt(4)) {
            case 0 -> String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
            case 1 -> day + " " + words.one("month", language, random) + " " + year;
            default ->
                language.equals("de")
                        ? String.format(Locale.ROOT, "%02d.%02d.%04d", day, month, year)
                        : String.format(
                                Locale.ROOT,
                                language.equals("nl") ? "%02d-%02d-%04d" : "%02d/%02d/%04d",
                                day,
                                month,
                                year);
        };
    }

    private String amount(long hundredths) {
        var whole = Long.toString(hundredths / 100);
        boolean grouped = whole.length() > 3 && random.nextBoolean();
        if (grouped) {
            whole = whole.substring(0, whole.length() - 3)
                    + (pointDecimals ? "," : ".")
                    + whole.substring(whole.length() - 3);
        }
        return whole + (pointDecimals ? "." : ",") + String.format(Locale.ROOT, "%02d", hundredths % 100);
    }
}
