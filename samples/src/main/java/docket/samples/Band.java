package docket.samples;

import docket.samples.ItemTable.Rules;
import docket.samples.ItemTable.Spot;
import java.io.IOException;
import java.util.List;

/** A coloured band across the head, a striped table, and a coloured box for the total. */
final class Band implements InvoiceLayout {

    private static final float LEFT = 40;
    private static final float RIGHT = 555;
    private static final float BOTTOM = 770;

    @Override
    public void draw(Press press, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = press.sheet();
        var seller = invoice.seller();
        sheet.fill(0, 0, sheet.width(), 92, look.accent());
        sheet.fill(LEFT, 24, 44, 44, Ink.WHITE);
        look.logo().draw(sheet, LEFT + 7, 31, 30, look.accent());
        var title = look.strong(20).in(Ink.WHITE);
        float room = RIGHT - LEFT - 78 - sheet.measure(title, words.get("title"));
        sheet.text(LEFT + 58, 44, sheet.fit(look.strong(16).in(Ink.WHITE), seller.name(), room), seller.name());
        sheet.text(LEFT + 58, 60, look.plain(8.5f).in(Ink.WHITE), seller.place());
        sheet.right(RIGHT, 54, title, words.get("title"));

        sheet.text(LEFT, 122, look.strong(8.5f).in(look.accent()), words.get("bill_to"));
        float y = sheet.lines(LEFT, 138, look.plain(10), invoice.buyer().address());
        if (!invoice.buyer().vatId().isEmpty())
            sheet.text(
                    LEFT,
                    y,
                    look.plain(9).in(Ink.GREY),
                    words.get("vat_id") + " " + invoice.buyer().vatId());
        float row = 122;
        for (var fact : InvoiceLayout.facts(invoice, words)) {
            sheet.text(345, row, look.plain(9).in(Ink.GREY), fact.label());
            sheet.right(RIGHT, row, look.strong(9.5f), fact.value());
            sheet.rule(345, row + 4, RIGHT, row + 4, 0.3f, Ink.LINE);
            row += 17;
        }

        ItemTable.NextSheet next = () -> {
            var turned = press.sheet();
            turned.fill(0, 0, turned.width(), 26, look.accent());
            turned.text(LEFT, 17, look.plain(9).in(Ink.WHITE), seller.name());
            turned.right(RIGHT, 17, look.plain(9).in(Ink.WHITE), words.get("number") + " " + invoice.number());
            return new Spot(turned, 48);
        };
        var style = new ItemTable.Style(
                look.strong(8.5f).in(Ink.WHITE), look.plain(9), Rules.ZEBRA, look.accent(), Ink.LINE, 9, 6);
        var spot = new ItemTable(style, LEFT, RIGHT - LEFT, BOTTOM, next)
                .draw(new Spot(sheet, 224), invoice, words, look.columns())
                .with(135, BOTTOM, next);
        foot(spot, invoice, words, look);
        InvoiceLayout.numberPages(press, words, look.plain(8).in(Ink.GREY), 820);
    }

    private static void foot(Spot spot, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = spot.sheet();
        float y = spot.y() + 20;
        var sums = InvoiceLayout.sums(invoice, words);
        for (var sum : sums.subList(0, sums.size() - 1)) {
            sheet.text(345, y, look.plain(9.5f), sum.label());
            sheet.right(RIGHT - 6, y, look.plain(9.5f), sum.value());
            y += 16;
        }
        var total = sums.getLast();
        sheet.fill(335, y - 8, RIGHT - 335, 24, look.accent());
        sheet.text(345, y + 8, look.strong(10.5f).in(Ink.WHITE), total.label());
        sheet.right(RIGHT - 6, y + 8, look.strong(11).in(Ink.WHITE), total.value());

        float left = spot.y() + 20;
        var seller = invoice.seller();
        sheet.text(LEFT, left, look.strong(8.5f).in(look.accent()), words.get("pay_to"));
        var label = look.plain(8.5f).in(Ink.GREY);
        var account = InvoiceLayout.account(invoice, words);
        float valueX = LEFT + InvoiceLayout.labels(sheet, label, account) + 10;
        left = InvoiceLayout.beside(sheet, LEFT, valueX, left + 15, label, look.plain(8.5f), account);
        left = sheet.paragraph(LEFT, left + 8, 270, look.plain(8.5f), words.get("terms", words.date(invoice.due())));
        left = sheet.lines(
                LEFT,
                left + 2,
                label,
                List.of(
                        words.get("vat_id") + " " + seller.vatId(),
                        words.get("phone") + " " + seller.phone() + "   " + seller.mail()));
        sheet.text(LEFT, left + 6, look.plain(9).in(look.accent()), words.get("thanks"));
    }
}
