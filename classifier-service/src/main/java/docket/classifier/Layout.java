package docket.classifier;

import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the first pages look, in any language: columns of amounts, prose, numbered sections, blanks to sign on. */
final class Layout {

    private static final int PAGES = 4;
    private static final int LINES = 260;

    private final List<Feature> features = new ArrayList<>();
    private final Map<Integer, Integer> amountsByRightEdge = new HashMap<>();
    private long[] amounts = new long[64];
    private int amountCount;
    private int lines;
    private int words;
    private int letters;
    private int foreignLetters;
    private int numbers;
    private int capitals;
    private int currencies;
    private int dates;
    private int times;
    private int percents;
    private int ibans;
    private int vatNumbers;
    private int maskedCards;
    private int amountLines;
    private int proseWords;
    private int sentences;
    private int questions;
    private int bullets;
    private int sections;
    private int subsections;
    private int paragraphsNamed;
    private int lettered;
    private int blanks;
    private int leaders;
    private int mails;

    private Layout() {}

    static List<Feature> of(Pages pages) {
        var layout = new Layout();
        for (Page page : pages.pages().subList(0, Math.min(PAGES, pages.pages().size()))) {
            for (Line line : page.lines()) {
                if (layout.lines == LINES) break;
                layout.see(line);
            }
        }
        if (layout.words > 0) layout.conclude(pages);
        return layout.features;
    }

    private void see(Line line) {
        lines++;
        var texts = line.words();
        int numbersHere = 0;
        boolean blankHere = false;
        for (Word word : texts) {
            if (see(word)) numbersHere++;
            blankHere |= word.text().contains("____") || word.text().contains("......");
        }
        words += texts.size();
        if (blankHere) blanks++;
        var last = texts.getLast().text();
        if (Amounts.parse(last) != Amounts.NONE || texts.size() > 1 && isCurrency(last)) amountLines++;
        if (texts.size() >= 8 && numbersHere * 4 <= texts.size()) proseWords += texts.size();
        char end = last.charAt(last.length() - 1);
        if (end == '.' && texts.size() >= 4) sentences++;
        if (end == '?') questions++;
        beginning(texts);
    }

    private void beginning(List<Word> texts) {
        var first = texts.getFirst().text();
        if (isBullet(first)) bullets++;
        else if (isLettered(first)) lettered++;
        else if (first.startsWith("§")) paragraphsNamed++;
        else if (texts.size() > 1) {
            int depth = numbering(first);
            if (depth == 1 && startsUpper(texts.get(1).text())) sections++;
            if (depth >= 2) subsections++;
            if (isSectionWord(first)
                    && Character.isLetterOrDigit(texts.get(1).text().charAt(0))
                    && (Character.isDigit(texts.get(1).text().charAt(0))
                            || isRoman(texts.get(1).text()))) {
                paragraphsNamed++;
            }
        }
        if (texts.size() > 2
                && numbering(texts.getLast().text()) == 0
                && isLeader(texts.get(texts.size() - 2).text())) {
            leaders++;
        }
    }

    /** @return whether the word is a number */
    private boolean see(Word word) {
        var text = word.text();
        int digits = 0;
        int upper = 0;
        int lettersHere = 0;
        int stars = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (Character.isLetter(c)) {
                lettersHere++;
                if (c > 0x24f) foreignLetters++;
                else if (Character.isUpperCase(c)) upper++;
            } else if (c == '*') stars++;
            else if (c == '€' || c == '$' || c == '£') currencies++;
            else if (c == '%' && i > 0) percents++;
            else if (c == '@' && i > 0) mails++;
        }
        letters += lettersHere;
        if (lettersHere > 2 && upper == lettersHere) capitals++;
        if (stars >= 4) maskedCards++;
        if (lettersHere == 3 && isCurrency(text)) currencies++;
        if (digits == 0) return false;
        number(word, text, digits, lettersHere);
        return digits > lettersHere;
    }

    private void number(Word word, String text, int digits, int lettersHere) {
        if (digits > lettersHere) numbers++;
        long amount = Amounts.parse(text);
        if (amount != Amounts.NONE) {
            if (amountCount == amounts.length) amounts = Arrays.copyOf(amounts, amountCount * 2);
            amounts[amountCount++] = amount;
            amountsByRightEdge.merge((int) Math.round(word.right() / 3), 1, Integer::sum);
        } else if (lettersHere == 0 && isDate(text)) {
            dates++;
        } else if (isTime(text)) {
            times++;
        } else if (lettersHere >= 2 && lettersHere <= 6 && digits >= 2) {
            if (isIban(text)) ibans++;
            else if (isVatNumber(text)) vatNumbers++;
        }
    }

    private void conclude(Pages pages) {
        add("narrow", 1 - ramp(charactersAcross(pages), 44, 66), "narrow as a till roll");
        add("one page", pages.pages().size() == 1 ? 1 : 0, "");
        add("long", ramp(Math.log(wordsOverall(pages)), Math.log(400), Math.log(6000)), "");
        add("few words", 1 - ramp(words, 30, 120), "");
        int column = amountsByRightEdge.values().stream()
                .mapToInt(count -> count)
                .max()
                .orElse(0);
        add("amount column", ramp(column, 1, 6), "a column of amounts");
        add("amounts", ramp(share(amountCount, words), 0, 0.12), "many amounts");
        add("any amount", amountCount > 0 ? 1 : 0, "");
        add("amount lines", ramp(share(amountLines, lines), 0, 0.35), "lines that end in an amount");
        add("sum", Amounts.addUp(Arrays.copyOf(amounts, amountCount)) ? 1 : 0, "amounts that add up");
        add("currency", ramp(share(currencies, words), 0, 0.05), "amounts in a currency");
        add("numbers", ramp(share(numbers, words), 0.03, 0.4), "many numbers");
        add("dates", ramp(dates, 0, 3), "dates");
        add("time", times > 0 && times < 4 ? 1 : 0, "time of day");
        add("percent", ramp(percents, 0, 3), "");
        add("iban", ibans > 0 ? 1 : 0, "IBAN");
        add("vat number", vatNumbers > 0 ? 1 : 0, "VAT identification number");
        add("masked card", maskedCards > 0 ? 1 : 0, "masked card number");
        add("prose", ramp(share(proseWords, words), 0.1, 0.85), "running text");
        add("sentences", ramp(share(sentences, lines), 0, 0.25), "whole sentences");
        add("words a line", ramp(share(words, lines), 3, 13), "");
        add("sections", ramp(sections, 1, 8), "numbered sections");
        add("subsections", ramp(subsections, 1, 10), "numbered subsections");
        add("named paragraphs", ramp(paragraphsNamed, 0, 5), "articles or paragraphs by number");
        add("lettered", ramp(lettered, 0, 6), "lettered clauses");
        add("blanks", ramp(blanks, 0, 4), "blanks to fill in");
        add("questions", ramp(questions, 0, 5), "questions");
        add("bullets", ramp(share(bullets, lines), 0.02, 0.25), "lists");
        add("capitals", ramp(share(capitals, words), 0.05, 0.4), "");
        add("leaders", ramp(leaders, 0, 5), "table of contents");
        add("mail addresses", ramp(mails, 0, 3), "");
        add("foreign script", ramp(share(foreignLetters, Math.max(1, letters)), 0.1, 0.5), "another script");
    }

    private void add(String name, double value, String shown) {
        if (value > 0) features.add(new Feature("l:" + name, value, shown));
    }

    private static double ramp(double value, double from, double to) {
        return Math.clamp((value - from) / (to - from), 0, 1);
    }

    private static double share(double part, double whole) {
        return part / whole;
    }

    private static int wordsOverall(Pages pages) {
        int sum = 0;
        for (Page page : pages.pages()) {
            for (Line line : page.lines()) sum += line.words().size();
        }
        return sum;
    }

    /** How many characters the widest usual line has room for; holds for points, pixels and plain text alike. */
    private static double charactersAcross(Pages pages) {
        var page = pages.pages().getFirst();
        if (page.lines().size() < 5) return Double.MAX_VALUE;
        double width = 0;
        long characters = 0;
        double left = Double.MAX_VALUE;
        var rights = new double[page.lines().size()];
        for (int l = 0; l < rights.length; l++) {
            var line = page.lines().get(l).words();
            for (Word word : line) {
                width += word.width();
                characters += word.text().length();
            }
            left = Math.min(left, line.getFirst().x());
            rights[l] = line.getLast().right();
        }
        Arrays.sort(rights);
        return (rights[(int) (rights.length * 0.95)] - left) / Math.max(0.1, width / Math.max(1, characters));
    }

    private static boolean isCurrency(String text) {
        return switch (text) {
            case "EUR", "USD", "GBP", "CHF", "€", "$", "£", "RM", "DKK", "NOK", "SEK", "PLN", "CAD", "AUD", "BRL" ->
                true;
            default -> false;
        };
    }

    private static boolean isBullet(String text) {
        return text.length() == 1 && "•▪●◦-–*·■□☐✓➢".indexOf(text.charAt(0)) >= 0;
    }

    private static boolean isLettered(String text) {
        int begin = text.startsWith("(") ? 1 : 0;
        int close = text.indexOf(')');
        if (close <= begin || close > begin + 4 || close != text.length() - 1) return false;
        for (int i = begin; i < close; i++) if (!Character.isLetterOrDigit(text.charAt(i))) return false;
        return true;
    }

    /** How many levels a section number has: 1 for "3." and "3)", 2 for "3.1", 0 if it is none. */
    private static int numbering(String text) {
        int depth = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (digits == 0) depth++;
                if (++digits > 2) return 0;
            } else if ((c == '.' || c == ')' && i == text.length() - 1) && digits > 0) {
                digits = 0;
            } else {
                return 0;
            }
        }
        boolean bare = depth == 1 && digits > 0;
        return bare || depth > 4 ? 0 : depth;
    }

    private static boolean isSectionWord(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "article",
                    "artikel",
                    "articolo",
                    "artículo",
                    "artigo",
                    "section",
                    "clause",
                    "cláusula",
                    "paragraph",
                    "art.",
                    "sec.",
                    "ziffer",
                    "exhibit",
                    "schedule",
                    "anlage",
                    "annexe" -> true;
            default -> false;
        };
    }

    private static boolean isRoman(String text) {
        return text.chars().allMatch(c -> "IVXLC.:".indexOf(c) >= 0);
    }

    private static boolean isLeader(String text) {
        return text.length() > 3 && text.chars().allMatch(c -> c == '.' || c == '…');
    }

    private static boolean startsUpper(String text) {
        return Character.isUpperCase(text.charAt(0));
    }

    private static boolean isDate(String text) {
        int separators = 0;
        char separator = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (c == '.' || c == '/' || c == '-') {
                if (separator != 0 && c != separator) return false;
                separator = c;
                separators++;
            } else if (i < text.length() - 1) {
                return false;
            }
        }
        return separators == 2 && digits >= 4 && digits <= 8 && Character.isDigit(text.charAt(0));
    }

    private static boolean isTime(String text) {
        int colon = text.indexOf(':');
        return colon >= 1
                && colon <= 2
                && text.length() >= colon + 3
                && text.length() <= colon + 8
                && Character.isDigit(text.charAt(0))
                && Character.isDigit(text.charAt(colon + 1))
                && Character.isDigit(text.charAt(colon + 2));
    }

    /** The beginning of an IBAN is enough: the rest may stand in words of its own. */
    private static boolean isIban(String text) {
        int begin = Character.isLetterOrDigit(text.charAt(0)) ? 0 : 1;
        if (text.length() < begin + 4) return false;
        return isCountry(text, begin)
                && Character.isDigit(text.charAt(begin + 2))
                && Character.isDigit(text.charAt(begin + 3))
                && (text.length() == begin + 4 || text.length() >= begin + 15);
    }

    private static boolean isVatNumber(String text) {
        int begin = text.indexOf(':') + 1;
        if (text.length() < begin + 9 || text.length() > begin + 16 || !isCountry(text, begin)) return false;
        int digits = 0;
        for (int i = begin + 2; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) digits++;
        return digits >= 7 && digits <= 12;
    }

    private static boolean isCountry(String text, int begin) {
        var country = text.substring(begin, Math.min(text.length(), begin + 2));
        return switch (country) {
            case "AT",
                    "BE",
                    "BG",
                    "CH",
                    "CY",
                    "CZ",
                    "DE",
                    "DK",
                    "EE",
                    "EL",
                    "ES",
                    "FI",
                    "FR",
                    "GB",
                    "GR",
                    "HR",
                    "HU",
                    "IE",
                    "IT",
                    "LI",
                    "LT",
                    "LU",
                    "LV",
                    "MT",
                    "NL",
                    "NO",
                    "PL",
                    "PT",
                    "RO",
                    "SE",
                    "SI",
                    "SK" -> true;
            default -> false;
        };
    }
}
