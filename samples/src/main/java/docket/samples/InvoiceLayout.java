package docket.samples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws an invoice on as many sheets as it needs. */
interface InvoiceLayout {

    void draw(Press press, Invoice invoice, Words words, Look look) throws IOException;

    static byte[] print(InvoiceLayout layout, Invoice invoice, Words words, Look look) throws IOException {
        var title = words.get("title") + " " + invoice.number();
        try (var press = new Press(title, invoice.seller().name(), invoice.date())) {
            layout.draw(press, invoice, words, look);
            return press.bytes();
        }
    }

    /** A label and what stands beside or below it. */
    record Entry(String label, String value) {}

    /** What every invoice says about itself. */
    static List<Entry> facts(Invoice invoice, Words words) {
        var facts = new ArrayList<Entry>();
        facts.add(new Entry(words.get("number"), invoice.number()));
        facts.add(new Entry(words.get("date"), words.date(invoice.date())));
        facts.add(new Entry(words.get("due"), words.date(invoice.due())));
        if (invoice.purchaseOrder() != null) facts.add(new Entry(words.get("order"), invoice.purchaseOrder()));
        facts.add(new Entry(words.get("customer"), invoice.customerNumber()));
        return facts;
    }

    /** Net, one line per tax rate, and the total last. */
    static List<Entry> sums(Invoice invoice, Words words) {
        var sums = new ArrayList<Entry>();
        var totals = invoice.totals();
        sums.add(new Entry(words.get("net"), words.amount(totals.net())));
        for (var tax : totals.taxes()) {
            var label = words.get("tax", words.number(tax.rate()), words.amount(tax.base()));
            sums.add(new Entry(label, words.amount(tax.amount())));
        }
        sums.add(new Entry(words.get("total"), words.money(totals.total(), invoice.currency())));
        return sums;
    }

    /** Where to pay. */
    static List<Entry> account(Invoice invoice, Words words) {
        return List.of(
                new Entry(words.get("bank"), invoice.account().bank()),
                new Entry(words.get("iban"), invoice.account().spacedIban()),
                new Entry(words.get("bic"), invoice.account().bic()));
    }

    /** Labels at x, values at valueX. @return the baseline after the last */
    static float beside(Sheet sheet, float x, float valueX, float y, Type label, Type value, List<Entry> entries)
            throws IOException {
        for (var entry : entries) {
            sheet.text(x, y, label, entry.label());
            sheet.text(valueX, y, value, entry.value());
            y += Math.max(label.leading(), value.leading()) + 1.5f;
        }
        return y;
    }

    /** How wide the widest label is. */
    static float labels(Sheet sheet, Type type, List<Entry> entries) throws IOException {
        float widest = 0;
        for (var entry : entries) widest = Math.max(widest, sheet.measure(type, entry.label()));
        return widest;
    }

    /** Numbers every page at its foot, when there are several. */
    static void numberPages(Press press, Words words, Type type, float y) throws IOException {
        var sheets = press.sheets();
        if (sheets.size() < 2) return;
        for (int i = 0; i < sheets.size(); i++) {
            var sheet = sheets.get(i);
            sheet.right(sheet.width() - 56, y, type, words.get("page", i + 1, sheets.size()));
        }
    }
}
