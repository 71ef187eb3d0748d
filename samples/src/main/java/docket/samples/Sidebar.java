package docket.samples;

import docket.samples.ItemTable.Rules;
import docket.samples.ItemTable.Spot;
import java.io.IOException;
import java.util.List;

/** The seller stands in a tinted column on the left; labels stand above their values. */
final class Sidebar implements InvoiceLayout {

    private static final float BAR = 158;
    private static final float LEFT = 178;
    private static final float RIGHT = 563;
    private static final float BOTTOM = 780;

    @Override
    public void draw(Press press, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = press.sheet();
        bar(sheet, look);
        seller(sheet, invoice, words, look);
        sheet.text(LEFT, 66, look.plain(26).in(look.accent()), words.get("title"));
        float y = facts(sheet, invoice, words, look);
        sheet.text(LEFT, y, look.plain(7.5f).in(Ink.GREY), words.get("bill_to"));
        var buyer = invoice.buyer();
        y = sheet.lines(LEFT, y + 14, look.plain(10), buyer.address());
        if (!buyer.vatId().isEmpty()) {
            sheet.text(LEFT, y, look.plain(8.5f).in(Ink.GREY), words.get("vat_id") + " : " + buyer.vatId());
            y += 14;
        }
        ItemTable.NextSheet next = () -> {
            var turned = press.sheet();
            bar(turned, look);
            turned.text(LEFT, 50, look.plain(9).in(Ink.GREY), words.get("title") + " " + invoice.number());
            return new Spot(turned, 66);
        };
        var style = new ItemTable.Style(
                look.strong(8).in(look.accent()), look.plain(8.5f), Rules.DOTS, null, look.accent(), 8, 3);
        var spot = new ItemTable(style, LEFT, RIGHT - LEFT, BOTTOM, next)
                .draw(new Spot(sheet, y + 8), invoice, words, look.columns())
                .with(110, BOTTOM, next);
        sums(spot, invoice, words, look);
        InvoiceLayout.numberPages(press, words, look.plain(8).in(Ink.GREY), 815);
    }

    private static void bar(Sheet sheet, Look look) throws IOException {
        sheet.fill(0, 0, BAR, sheet.height(), look.accent().tint(0.12f));
        sheet.fill(BAR - 3, 0, 3, sheet.height(), look.accent());
    }

    private static void seller(Sheet sheet, Invoice invoice, Words words, Look look) throws IOException {
        look.logo().draw(sheet, 24, 40, 52, look.accent());
        var seller = invoice.seller();
        float y = sheet.paragraph(24, 118, BAR - 36, look.strong(12), seller.name());
        var address = seller.address();
        y = sheet.lines(24, y + 4, look.plain(8.5f), address.subList(1, address.size()));
        y = above(sheet, y + 12, look, words.get("phone"), seller.phone());
        y = sheet.lines(24, y, look.plain(8.5f), List.of(seller.mail()));
        y = above(sheet, y + 12, look, words.get("vat_id"), seller.vatId());
        y += 16;
        var account = invoice.account();
        sheet.text(24, y, look.strong(8.5f), words.get("pay_to"));
        y = sheet.lines(24, y + 13, look.plain(8.5f), List.of(account.bank()));
        var iban = account.spacedIban();
        y += 6;
        sheet.text(24, y, look.plain(7).in(Ink.GREY), words.get("iban"));
        sheet.text(24, y + 11, sheet.fit(look.plain(8.5f), iban, BAR - 34), iban);
        above(sheet, y + 22, look, words.get("bic"), account.bic());
    }

    private static float above(Sheet sheet, float y, Look look, String label, String value) throws IOException {
        sheet.text(24, y, look.plain(7).in(Ink.GREY), label);
        sheet.text(24, y + 11, look.plain(8.5f), value);
        return y + 22;
    }

    private static float facts(Sheet sheet, Invoice invoice, Words words, Look look) throws IOException {
        float column = (RIGHT - LEFT) / 3;
        float y = 96;
        int cell = 0;
        for (var fact : InvoiceLayout.facts(invoice, words)) {
            float x = LEFT + cell % 3 * column;
            sheet.text(x, y, look.plain(7.5f).in(Ink.GREY), fact.label());
            sheet.text(x, y + 13, look.strong(9.5f), fact.value());
            if (++cell % 3 == 0) y += 34;
        }
        return (cell % 3 == 0 ? y : y + 34) + 6;
    }

    private static void sums(Spot spot, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = spot.sheet();
        float y = spot.y() + 20;
        var sums = InvoiceLayout.sums(invoice, words);
        for (var sum : sums.subList(0, sums.size() - 1)) {
            sheet.right(470, y, look.plain(9), sum.label());
            sheet.right(RIGHT - 3, y, look.plain(9), sum.value());
            y += 15;
        }
        var total = sums.getLast();
        sheet.right(470, y + 6, look.strong(11).in(look.accent()), total.label());
        sheet.right(RIGHT - 3, y + 6, look.strong(11).in(look.accent()), total.value());
        sheet.paragraph(LEFT, y + 36, RIGHT - LEFT, look.plain(8.5f), words.get("terms", words.date(invoice.due())));
        sheet.text(LEFT, y + 62, look.plain(8.5f).in(Ink.GREY), words.get("thanks"));
    }
}
