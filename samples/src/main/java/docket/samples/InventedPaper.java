package docket.samples;

import docket.samples.Manuscript.Style;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes up contracts, requests for proposal and letters from {@link TextBank}s. */
final class InventedPaper {

    private static final int[] COLOURS = {0x1f3a5f, 0x5a2a2a, 0x22543d, 0x3b3b58, 0x6b4a16, 0x111827};
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 2, 1);

    private final RandomGenerator random;
    private final String country;
    private final TextBank bank;
    private final Words words;
    private final Party sender;
    private final Party recipient;
    private final LocalDate date;
    private final String title;

    private InventedPaper(String kind, List<String> languages, RandomGenerator random) {
        this.random = random;
        var language = languages.get(random.nextInt(languages.size()));
        this.country = language.equals("en") ? "GB" : language.toUpperCase(Locale.ROOT);
        this.bank = TextBank.of(kind + "-" + language + ".txt");
        this.words = Words.some(language, random);
        this.sender = InventedInvoice.party(words, country, random);
        this.recipient = InventedInvoice.party(words, country, random);
        this.date = FIRST_DAY.plusDays(random.nextInt(800));
        this.title = bank.one("title", random);
    }

    static byte[] contract(RandomGenerator random) throws IOException {
        return new InventedPaper("contract", List.of("en", "en", "de"), random).contract();
    }

    /** One English contract of so many pages at least: sections go on with new numbers until they are full. */
    static byte[] longContract(int pages, RandomGenerator random) throws IOException {
        return new InventedPaper("contract", List.of("en"), random).longContract(pages);
    }

    static byte[] request(RandomGenerator random) throws IOException {
        return new InventedPaper("request", List.of("en", "en", "de"), random).request();
    }

    static byte[] letter(RandomGenerator random) throws IOException {
        return new InventedPaper("letter", List.of("en", "de", "fr"), random).letter();
    }

    private Map<String, String> terms() {
        return Map.of(
                "title", title,
                "date", words.date(date),
                "months", Integer.toString(6 * (1 + random.nextInt(10))),
                "years", Integer.toString(2 + random.nextInt(6)),
                "fee", words.amount(BigDecimal.valueOf(400 + random.nextInt(180) * 50L)),
                "currency", country.equals("GB") ? "GBP" : "EUR");
    }

    private byte[] longContract(int pages) throws IOException {
        var style = new Style(Typeface.SERIF, Typeface.SERIF_BOLD, 10.5f, 72, 70, 84, Ink.BLACK);
        try (var press = new Press(title, sender.name(), date)) {
            var text = new Manuscript(press, style);
            text.set(List.of("# " + title, filled(bank.one("opening", random), terms())));
            for (int section = 1; press.sheets().size() < pages; section++) {
                var heading =
                        bank.headings().get((section - 1) % bank.headings().size());
                text.set(List.of("## " + section + ". " + heading));
                for (int clause = 1; clause <= 6; clause++) {
                    var drawn = String.join(" ", bank.draw(heading, random)) + " Section "
                            + (1 + random.nextInt(section)) + " applies to it, and " + bank.one("General", random);
                    text.set(List.of(section + "." + clause + " " + filled(drawn, terms())));
                }
            }
            text.set(List.of("SIGN " + sender.name() + "||" + recipient.name()));
            text.feet(title, words.get("page"));
            return press.bytes();
        }
    }

    private byte[] contract() throws IOException {
        var values = terms();
        var lines = new ArrayList<String>();
        lines.add("# " + title);
        lines.add(filled(bank.one("opening", random), values));
        int section = 1;
        for (var heading : bank.headings()) {
            lines.add("## " + section + ". " + heading);
            int clause = 1;
            for (var text : bank.draw(heading, random))
                lines.add(section + "." + clause++ + " " + filled(text, values));
            section++;
        }
        lines.add("SIGN " + sender.name() + "||" + recipient.name());
        return paper(lines, 84, title);
    }

    private byte[] request() throws IOException {
        var values = Map.of(
                "date", words.date(date),
                "months", Integer.toString(2 + random.nextInt(8)),
                "object", bank.one("object", random),
                "mail", sender.mail());
        var lines = new ArrayList<String>();
        lines.add("# " + title);
        lines.add("> " + sender.name());
        lines.add(filled(bank.one("opening", random), values));
        int section = 1;
        int requirement = 1;
        for (var heading : bank.headings()) {
            lines.add("## " + section++ + ". " + heading);
            var texts = bank.draw(heading, random);
            boolean numbered = texts.size() > 3;
            for (var text : texts) lines.add((numbered ? "R" + requirement++ + " " : "• ") + filled(text, values));
        }
        return paper(lines, 84, title);
    }

    private byte[] letter() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("## " + title);
        lines.add("GAP 8");
        lines.add(bank.one("opening", random));
        for (var text : bank.draw("body", random))
            lines.add(filled(text, Map.of("date", words.date(date.plusDays(30)))));
        lines.add(bank.one("closing", random));
        lines.add("GAP 30");
        lines.add(sender.name());
        return paper(lines, 270, "");
    }

    private byte[] paper(List<String> lines, float firstTop, String foot) throws IOException {
        boolean serif = random.nextBoolean();
        var ink = Ink.rgb(COLOURS[random.nextInt(COLOURS.length)]);
        var style = new Style(
                serif ? Typeface.SERIF : Typeface.SANS,
                serif ? Typeface.SERIF_BOLD : Typeface.SANS_BOLD,
                9.5f + random.nextInt(4) * 0.5f,
                56 + random.nextInt(4) * 8,
                70,
                firstTop,
                ink);
        try (var press = new Press(title, sender.name(), date)) {
            var text = new Manuscript(press, style);
            if (firstTop > 200) letterhead(text.sheet(), style);
            text.set(lines);
            text.feet(foot.isEmpty() ? sender.name() + ", " + sender.place() : foot, words.get("page"));
            return press.bytes();
        }
    }

    private void letterhead(Sheet sheet, Style style) throws IOException {
        float x = style.margin();
        Logo.values()[random.nextInt(Logo.values().length)].draw(sheet, x, 42, 34, style.accent());
        sheet.text(x + 46, 58, style.bold(13).in(style.accent()), sender.name());
        sheet.text(x + 46, 72, style.body().in(Ink.GREY), sender.place());
        sheet.lines(x, 132, style.body(), recipient.address());
        sheet.right(sheet.width() - x, 222, style.body(), sender.city() + ", " + words.date(date));
    }

    private String filled(String text, Map<String, String> values) {
        var filled = text.replace("{a}", sender.name())
                .replace("{b}", recipient.name())
                .replace("{a_place}", sender.place())
                .replace("{b_place}", recipient.place())
                .replace("{a_city}", sender.city());
        for (var value : values.entrySet()) filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        return filled;
    }
}
