package docket.samples;

import docket.samples.ItemTable.Rules;
import docket.samples.ItemTable.Spot;
import java.io.IOException;

/** An old-fashioned sheet: the name in the middle, facts as sentences of label and value, thin lines. */
final class Letterhead implements InvoiceLayout {

    private static final float LEFT = 72;
    private static final float RIGHT = 523;
    private static final float BOTTOM = 760;

    @Override
    public void draw(Press press, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = press.sheet();
        var seller = invoice.seller();
        float centre = sheet.width() / 2;
        look.logo().draw(sheet, centre - 17, 34, 34, look.accent());
        sheet.centre(centre, 92, look.strong(17), seller.name());
        sheet.centre(centre, 107, look.plain(9), seller.place());
        sheet.centre(centre, 119, look.plain(9), words.get("phone") + " " + seller.phone() + " · " + seller.mail());
        sheet.rule(LEFT, 130, RIGHT, 130, 1.2f, look.accent());
        sheet.rule(LEFT, 133, RIGHT, 133, 0.4f, look.accent());

        sheet.lines(LEFT, 162, look.plain(10.5f), invoice.buyer().address());
        float y = 246;
        sheet.text(LEFT, y, look.strong(14), words.get("title"));
        y += 20;
        for (var fact : InvoiceLayout.facts(invoice, words)) {
            sheet.text(LEFT, y, look.plain(10), fact.label() + ": " + fact.value());
            y += 14;
        }
        sheet.text(LEFT, y, look.plain(10), words.get("vat_id") + ": " + seller.vatId());
        y += 22;
        sheet.text(LEFT, y, look.plain(10), words.get("intro"));

        ItemTable.NextSheet next = () -> {
            var turned = press.sheet();
            turned.centre(centre, 50, look.plain(9), seller.name() + " · " + invoice.number());
            return new Spot(turned, 66);
        };
        var style = new ItemTable.Style(look.strong(9), look.plain(9.5f), Rules.HEAD, null, Ink.BLACK, 4, 3);
        var spot = new ItemTable(style, LEFT, RIGHT - LEFT, BOTTOM, next)
                .draw(new Spot(sheet, y + 10), invoice, words, look.columns())
                .with(140, BOTTOM, next);
        var last = spot.sheet();
        y = spot.y() + 16;
        for (var sum : InvoiceLayout.sums(invoice, words)) {
            last.right(430, y, look.strong(9.5f), sum.label());
            last.right(RIGHT - 3, y, look.strong(9.5f), sum.value());
            y += 14;
        }
        y = last.paragraph(LEFT, y + 16, RIGHT - LEFT, look.plain(10), words.get("terms", words.date(invoice.due())));
        var account = invoice.account();
        last.text(LEFT, y + 2, look.plain(10), account.bank() + ", " + words.get("iban") + " " + account.spacedIban());
        last.text(LEFT, y + 16, look.plain(10), words.get("bic") + " " + account.bic());
        last.text(LEFT, y + 38, look.plain(10), words.get("thanks"));
        InvoiceLayout.numberPages(press, words, look.plain(8.5f), 805);
    }
}
