package docket.samples;

import docket.samples.ItemTable.Rules;
import docket.samples.ItemTable.Spot;
import java.io.IOException;

/** Everything stands in a ruled box, as on a printed form. */
final class Ledger implements InvoiceLayout {

    private static final float LEFT = 45;
    private static final float RIGHT = 550;
    private static final float BOTTOM = 765;

    @Override
    public void draw(Press press, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = press.sheet();
        look.logo().draw(sheet, LEFT, 34, 34, look.accent());
        sheet.text(LEFT + 46, 57, look.strong(18), words.get("title"));
        float middle = (LEFT + RIGHT) / 2;
        sheet.frame(LEFT, 82, middle - LEFT, 92, 0.7f, Ink.GREY);
        sheet.frame(middle, 82, RIGHT - middle, 92, 0.7f, Ink.GREY);
        party(sheet, LEFT + 8, words.get("from"), invoice.seller(), words, look);
        party(sheet, middle + 8, words.get("bill_to"), invoice.buyer(), words, look);
        facts(sheet, invoice, words, look);

        ItemTable.NextSheet next = () -> {
            var turned = press.sheet();
            turned.text(LEFT, 46, look.strong(9), words.get("title") + " " + invoice.number());
            return new Spot(turned, 56);
        };
        var style = new ItemTable.Style(
                look.strong(8.5f), look.plain(9), Rules.GRID, look.accent().tint(0.18f), Ink.GREY, 6, 5);
        var spot = new ItemTable(style, LEFT, RIGHT - LEFT, BOTTOM, next)
                .draw(new Spot(sheet, 228), invoice, words, look.columns())
                .with(150, BOTTOM, next);
        sums(spot, invoice, words, look);
        InvoiceLayout.numberPages(press, words, look.plain(8).in(Ink.GREY), 812);
    }

    private static void party(Sheet sheet, float x, String label, Party party, Words words, Look look)
            throws IOException {
        sheet.text(x, 94, look.plain(7).in(Ink.GREY), label);
        var address = party.address();
        sheet.text(x, 109, look.strong(10), address.getFirst());
        float y = sheet.lines(x, 122, look.plain(9), address.subList(1, address.size()));
        if (!party.vatId().isEmpty())
            sheet.text(x, y + 2, look.plain(8.5f), words.get("vat_id") + ": " + party.vatId());
    }

    private static void facts(Sheet sheet, Invoice invoice, Words words, Look look) throws IOException {
        var facts = InvoiceLayout.facts(invoice, words);
        float cell = (RIGHT - LEFT) / facts.size();
        float x = LEFT;
        for (var fact : facts) {
            sheet.frame(x, 182, cell, 34, 0.7f, Ink.GREY);
            sheet.text(x + 5, 193, sheet.fit(look.plain(7).in(Ink.GREY), fact.label(), cell - 8), fact.label());
            sheet.text(x + 5, 208, sheet.fit(look.strong(9), fact.value(), cell - 10), fact.value());
            x += cell;
        }
    }

    private static void sums(Spot spot, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = spot.sheet();
        float y = spot.y();
        var sums = InvoiceLayout.sums(invoice, words);
        for (var sum : sums) {
            boolean last = sum == sums.getLast();
            if (last) sheet.fill(330, y, RIGHT - 330, 19, look.accent().tint(0.18f));
            sheet.frame(330, y, RIGHT - 330, 19, 0.5f, Ink.GREY);
            sheet.text(336, y + 13, last ? look.strong(9.5f) : look.plain(9), sum.label());
            sheet.right(RIGHT - 5, y + 13, last ? look.strong(9.5f) : look.plain(9), sum.value());
            y += 19;
        }
        float left = spot.y() + 16;
        for (var entry : InvoiceLayout.account(invoice, words)) {
            sheet.text(LEFT + 5, left, look.plain(8.5f), entry.label() + ": " + entry.value());
            left += 13;
        }
        var seller = invoice.seller();
        sheet.text(LEFT + 5, left, look.plain(8.5f), words.get("phone") + ": " + seller.phone() + ", " + seller.mail());
        y = Math.max(y, left) + 22;
        y = sheet.paragraph(
                LEFT + 5, y, RIGHT - LEFT - 10, look.plain(9), words.get("terms", words.date(invoice.due())));
        sheet.text(LEFT + 5, y + 3, look.plain(9), words.get("thanks"));
    }
}
