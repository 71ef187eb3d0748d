package docket.invoice.layout;

import docket.documents.Evidence;
import docket.invoice.Terms;
import docket.reader.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who wrote a till receipt: its first lines are the shop's name and address, whatever they are called. */
final class TillHead {

    private static final int HEAD = 9;
    private static final int MOST_ADDRESS_LINES = 6;

    private static final Pattern NUMBER_IN_BRACKETS = Pattern.compile("[({\\[][^)}\\]]*\\d[^)}\\]]*[)}\\]]?");
    private static final Pattern NOISE = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d.)]+$");
    private static final Pattern COMPANY = Pattern.compile(
            "(?i)\\b(s[do0]n\\.? ?b[hw]?[do0]|s/b|plt|pte|ltd|llc|inc|gmbh|ag|kg|sarl|sas|s\\.?r\\.?l|s\\.?p\\.?a|s\\.?l|b\\.?v|co|corp|enterprise|trading)\\b\\.?");
    private static final Pattern SHOP = Pattern.compile(
            "(?i)restaurant|ristorante|caf[eé]|coffee|bakery|boulangerie|b[äa]ckerei|pharma|apothek|farmacia|hotel|super|market|markt|mart\\b|store|shop|book|hardware|kitchen|bar\\b|bistro|pizz|food|house|station|electric|machinery|enterprise|trading|marketing|resources|venture|holding|industr|suppl");
    private static final Pattern NOT_A_NAME = Pattern.compile(
            "(?i)invoice|receipt|cash ?bill|\\btel\\b|phone|\\bfax\\b|gst|\\bvat\\b|\\breg\\b|\\breg\\.|welcome|thank|date|cashier|table|member|www\\.|@|customer|copy|rechnung|quittung|beleg|facture|scontrino|ticket|recibo");
    private static final Pattern ENDS_ADDRESS = Pattern.compile(
            "(?i)invoice|receipt|bill\\b|\\btel\\b|tel[.:]|phone|\\bfax\\b|gst|\\bvat\\b|\\bust|\\breg\\b|\\breg\\.|www\\.|@|date|datum|cashier|table|kasse|rechnung|quittung|beleg|facture|scontrino|recibo|\\d\\d:\\d\\d");
    private static final Pattern PLACE = Pattern.compile(
            "(?i)\\d|,|jalan|\\bjln|\\blot\\b|taman|street|road|stra(ss|ß)e|str\\.|\\brue\\b|\\bvia\\b|calle|floor|level|mall|city|plaza");

    private final List<Row> head;

    TillHead(Sheet sheet) {
        head = sheet.rows().stream().filter(row -> row.page() == 1).limit(24).toList();
    }

    Map<String, Found> read() {
        var found = new LinkedHashMap<String, Found>();
        Row best = null;
        double most = 0;
        int seen = 0;
        for (Row row : head) {
            var name = clean(row);
            if (name.length() < 2) continue;
            if (seen++ == HEAD) break;
            double score = score(row, name, seen - 1);
            if (score > most) {
                most = score;
                best = row;
            }
            if (ENDS_ADDRESS.matcher(row.text()).find() && seen > 3) break;
        }
        if (best == null || most < 0.8) return found;
        var name = clean(best);
        int next = head.indexOf(best) + 1;
        var rows = new ArrayList<>(List.of(best));
        if (next < head.size() && isOnlyLegalForm(head.get(next))) {
            name = name + " " + clean(head.get(next));
            rows.add(head.get(next++));
        }
        int at = head.indexOf(best);
        if (at > 0 && isShort(name)) {
            var before = clean(head.get(at - 1));
            if (!before.isEmpty() && !NOT_A_NAME.matcher(before).find() && !isAddress(head.get(at - 1))) {
                name = before + " " + name;
                rows.addFirst(head.get(at - 1));
            }
        }
        // Half a name: the other half was not recognised.
        if (isShort(name)) most = Math.min(most, 1);
        double sure = Math.clamp(0.35 + 0.14 * most, 0.3, 0.9) * (0.6 + 0.4 * confidence(best));
        found.put(Terms.VENDOR_NAME, new Found(name, sure, evidence(rows)));
        var address = address(next);
        if (!address.isEmpty()) {
            var text = address.stream().map(TillHead::clean).collect(Collectors.joining(" "));
            found.put(Terms.VENDOR_ADDRESS, new Found(text, 0.7 * confidence(address.getFirst()), evidence(address)));
        }
        return found;
    }

    private double score(Row row, String name, int place) {
        long letters = name.chars().filter(Character::isLetter).count();
        if (letters < 3 || NOT_A_NAME.matcher(name).find()) return 0;
        double score = 1.6 - 0.16 * place;
        if (COMPANY.matcher(name).find()) score += 1.3;
        if (SHOP.matcher(name).find()) score += 0.7;
        if (letters < 0.6 * name.length()) score -= 0.8;
        if (letters < 5) score -= 0.4;
        // Handwriting and stamps come before the print, in small letters or as noise.
        if (name.equals(name.toLowerCase(Locale.ROOT))) score -= 1;
        if (PLACE.matcher(name).find()) score -= COMPANY.matcher(name).find() ? 0.2 : 0.7;
        score -= 1.6 * Math.max(0, 0.75 - confidence(row));
        // Before the address stands the name; after it, somebody else.
        if (place > 0 && addressBefore(row)) score -= 1.5;
        if (addressFollows(row)) score += 0.4;
        return score;
    }

    private boolean addressBefore(Row row) {
        int lines = 0;
        for (Row each : head) {
            if (each == row) break;
            if (isAddress(each)) lines++;
        }
        return lines > 0;
    }

    private boolean addressFollows(Row row) {
        int at = head.indexOf(row);
        return at + 1 < head.size() && isAddress(head.get(at + 1))
                || at + 2 < head.size() && isAddress(head.get(at + 2));
    }

    private static boolean isAddress(Row row) {
        var text = NUMBER_IN_BRACKETS.matcher(row.text()).replaceAll("");
        return new Wording(text).isAddress() || PLACE.matcher(text).find() && text.contains(",");
    }

    private boolean isOnlyLegalForm(Row row) {
        var name = clean(row);
        return !name.isEmpty() && COMPANY.matcher(name).replaceAll("").isBlank();
    }

    /** Nothing but a legal form: the name itself stands above. */
    private static boolean isShort(String name) {
        var rest = COMPANY.matcher(name).replaceAll("");
        return rest.chars().filter(Character::isLetter).count() < 3;
    }

    private List<Row> address(int from) {
        var rows = new ArrayList<Row>();
        for (int i = from; i < head.size() && rows.size() < MOST_ADDRESS_LINES; i++) {
            var row = head.get(i);
            var text = NUMBER_IN_BRACKETS.matcher(row.text()).replaceAll("").strip();
            if (ENDS_ADDRESS.matcher(row.text()).find()) break;
            boolean first = rows.isEmpty();
            // A registration number or a second name may stand between name and address.
            if (first && !isAddress(row)) {
                if (i > from + 1) break;
                continue;
            }
            if (text.chars().filter(Character::isLetter).count() < 3) continue;
            rows.add(row);
        }
        return rows;
    }

    private static String clean(Row row) {
        var text = NUMBER_IN_BRACKETS
                .matcher(row.text())
                .replaceAll(match ->
                        hasLetterWord(match.group()) ? java.util.regex.Matcher.quoteReplacement(match.group()) : "");
        return NOISE.matcher(text.strip()).replaceAll("").strip();
    }

    /** A branch in brackets belongs to the name, a registration number does not. */
    private static boolean hasLetterWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isLetter(text.charAt(i)) ? run + 1 : 0;
            if (run == 4) return true;
        }
        return false;
    }

    private static double confidence(Row row) {
        double sum = 0;
        int letters = 0;
        for (Word word : row.words()) {
            sum += word.confidence() * word.text().length();
            letters += word.text().length();
        }
        return letters == 0 ? 0 : sum / letters;
    }

    private static Evidence evidence(List<Row> rows) {
        var box =
                rows.stream().map(Row::box).reduce(docket.documents.Box::around).orElseThrow();
        var quote = rows.stream().map(Row::text).collect(Collectors.joining(" "));
        return new Evidence.OnPage(rows.getFirst().page(), box, quote);
    }
}
