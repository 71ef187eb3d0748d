package docket.samples;

import docket.samples.ItemTable.Rules;
import docket.samples.ItemTable.Spot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What an old order system prints: one fixed-width face, dashes, no colour. */
final class Printout implements InvoiceLayout {

    private static final float LEFT = 36;
    private static final float RIGHT = 559;
    private static final float BOTTOM = 775;

    @Override
    public void draw(Press press, Invoice invoice, Words words, Look look) throws IOException {
        var text = Type.mono(8.5f);
        var bold = Type.monoBold(8.5f);
        var sheet = press.sheet();
        var seller = invoice.seller();
        look.logo().draw(sheet, RIGHT - 30, 30, 30, Ink.GREY);
        float y = sheet.lines(LEFT, 42, bold, seller.address());
        y = sheet.lines(
                LEFT,
                y,
                text,
                List.of(words.get("phone") + ": " + seller.phone(), words.get("vat_id") + ": " + seller.vatId()));
        y = dashes(sheet, y + 4, text);
        float top = y;
        sheet.text(LEFT, y, text, words.get("bill_to") + ":");
        y = sheet.lines(LEFT, y + text.leading(), text, invoice.buyer().address());
        float right = top;
        sheet.text(310, right, Type.monoBold(10), words.get("title").toUpperCase(Locale.ROOT));
        right += 16;
        var facts = InvoiceLayout.facts(invoice, words);
        float valueX = 310 + InvoiceLayout.labels(sheet, text, facts) + 14;
        right = InvoiceLayout.beside(sheet, 310, valueX, right, text, text, facts);
        y = dashes(sheet, Math.max(y, right) + 2, text);

        ItemTable.NextSheet next = () -> {
            var turned = press.sheet();
            turned.text(LEFT, 40, text, seller.name() + "  " + invoice.number());
            return new Spot(turned, 50);
        };
        var style = new ItemTable.Style(Type.monoBold(8), Type.mono(8), Rules.HEAD, null, Ink.BLACK, 2, 3);
        var spot = new ItemTable(style, LEFT, RIGHT - LEFT, BOTTOM, next)
                .draw(new Spot(sheet, y - 6), invoice, words, look.columns())
                .with(150, BOTTOM, next);
        var last = spot.sheet();
        y = spot.y() + 16;
        var sums = InvoiceLayout.sums(invoice, words);
        for (var sum : sums) {
            var type = sum == sums.getLast() ? bold : text;
            last.text(300, y, type, sum.label());
            last.right(RIGHT - 3, y, type, sum.value());
            y += 13;
        }
        y = dashes(last, y, text);
        for (var entry : InvoiceLayout.account(invoice, words)) {
            last.text(LEFT, y, text, entry.label() + ": " + entry.value());
            y += text.leading();
        }
        last.paragraph(LEFT, y + 6, RIGHT - LEFT, text, words.get("terms", words.date(invoice.due())));
        InvoiceLayout.numberPages(press, words, text, 815);
    }

    private static float dashes(Sheet sheet, float y, Type type) throws IOException {
        int count = (int) ((RIGHT - LEFT) / sheet.measure(type, "-"));
        sheet.text(LEFT, y, type, "-".repeat(count));
        return y + type.leading() + 2;
    }
}
