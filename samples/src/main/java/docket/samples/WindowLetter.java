package docket.samples;

import docket.samples.InvoiceLayout.Entry;
import docket.samples.ItemTable.Rules;
import docket.samples.ItemTable.Spot;
import java.io.IOException;
import java.util.List;

/** A letter for an envelope with a window: address left, facts in a block on the right, the company's data at the foot. */
final class WindowLetter implements InvoiceLayout {

    private static final float LEFT = 62;
    private static final float RIGHT = 540;
    private static final float BOTTOM = 740;

    @Override
    public void draw(Press press, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = press.sheet();
        letterhead(sheet, invoice, look);
        address(sheet, invoice, look);
        var facts = InvoiceLayout.facts(invoice, words);
        var label = look.plain(9).in(Ink.GREY);
        float valueX = 345 + InvoiceLayout.labels(sheet, label, facts) + 12;
        InvoiceLayout.beside(sheet, 345, valueX, 142, label, look.plain(9), facts);
        sheet.text(LEFT, 278, look.strong(15), words.get("title") + " " + invoice.number());
        sheet.text(LEFT, 300, look.plain(9.5f), words.get("intro"));

        ItemTable.NextSheet next = () -> {
            var turned = press.sheet();
            turned.text(LEFT, 60, look.plain(9).in(Ink.GREY), invoice.seller().name() + ", " + invoice.number());
            return new Spot(turned, 78);
        };
        var style = new ItemTable.Style(look.strong(8.5f), look.plain(9), Rules.ROWS, null, Ink.LINE, 7, 4);
        var spot = new ItemTable(style, LEFT, RIGHT - LEFT, BOTTOM, next)
                .draw(new Spot(sheet, 314), invoice, words, look.columns())
                .with(120, BOTTOM, next);
        sums(spot, invoice, words, look);
        for (var page : press.sheets()) foot(page, invoice, words, look);
        InvoiceLayout.numberPages(press, words, look.plain(8).in(Ink.GREY), 752);
    }

    private static void letterhead(Sheet sheet, Invoice invoice, Look look) throws IOException {
        look.logo().draw(sheet, 500, 40, 40, look.accent());
        sheet.right(490, 58, look.strong(14).in(look.accent()), invoice.seller().name());
        sheet.right(490, 73, look.plain(8.5f).in(Ink.GREY), invoice.seller().place());
    }

    private static void address(Sheet sheet, Invoice invoice, Look look) throws IOException {
        var seller = invoice.seller();
        sheet.text(LEFT, 135, look.plain(6.5f).in(Ink.GREY), seller.name() + " · " + seller.place());
        sheet.rule(LEFT, 138, LEFT + 230, 138, 0.3f, Ink.LINE);
        sheet.lines(LEFT, 154, look.plain(10), invoice.buyer().address());
    }

    private static void sums(Spot spot, Invoice invoice, Words words, Look look) throws IOException {
        var sheet = spot.sheet();
        float y = spot.y() + 18;
        var sums = InvoiceLayout.sums(invoice, words);
        for (var sum : sums.subList(0, sums.size() - 1)) {
            sheet.text(330, y, look.plain(9.5f), sum.label());
            sheet.right(RIGHT - 4, y, look.plain(9.5f), sum.value());
            y += 15;
        }
        sheet.rule(330, y - 9, RIGHT, y - 9, 0.8f, Ink.BLACK);
        var total = sums.getLast();
        y += 5;
        sheet.text(330, y, look.strong(10.5f), total.label());
        sheet.right(RIGHT - 4, y, look.strong(10.5f), total.value());
        sheet.rule(330, y + 5, RIGHT, y + 5, 0.8f, Ink.BLACK);
        y += 32;
        y = sheet.paragraph(LEFT, y, RIGHT - LEFT, look.plain(9.5f), words.get("terms", words.date(invoice.due())));
        sheet.text(LEFT, y + 4, look.plain(9.5f), words.get("thanks"));
    }

    private static void foot(Sheet sheet, Invoice invoice, Words words, Look look) throws IOException {
        var seller = invoice.seller();
        var small = look.plain(7.5f).in(Ink.GREY);
        sheet.rule(LEFT, 762, RIGHT, 762, 0.5f, look.accent());
        sheet.lines(LEFT, 775, small, seller.address());
        var contact = List.of(
                words.get("phone") + " " + seller.phone(), seller.mail(), words.get("vat_id") + " " + seller.vatId());
        sheet.lines(LEFT + 165, 775, small, contact);
        var bank = InvoiceLayout.account(invoice, words);
        sheet.lines(
                LEFT + 320, 775, small, bank.stream().map(WindowLetter::inOne).toList());
    }

    private static String inOne(Entry entry) {
        return entry.label() + " " + entry.value();
    }
}
