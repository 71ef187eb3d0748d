package docket.samples;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** A slip from a till: a narrow page, one fixed-width face, prices that include the tax. */
final class TillReceipt {

    private static final float WIDTH = 212; // a roll of 80 mm less its edges
    private static final float LEFT = 12;
    private static final float RIGHT = WIDTH - 12;
    private static final BigDecimal RATE = new BigDecimal("20");

    private record Sold(int count, String what, BigDecimal each) {
        BigDecimal total() {
            return each.multiply(BigDecimal.valueOf(count));
        }
    }

    private static final List<Sold> SOLD = List.of(
            new Sold(2, "Flat white", new BigDecimal("3.40")),
            new Sold(1, "Pot of tea", new BigDecimal("2.95")),
            new Sold(2, "Cheese toastie", new BigDecimal("6.25")),
            new Sold(1, "Soup of the day", new BigDecimal("5.80")),
            new Sold(3, "Lemon cake, slice", new BigDecimal("3.10")),
            new Sold(1, "Sparkling water 0.5 l", new BigDecimal("1.90")));

    private TillReceipt() {}

    static BigDecimal total() {
        return SOLD.stream().map(Sold::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static byte[] pdf() throws IOException {
        var day = LocalDate.of(2026, 6, 18);
        var words = Words.first("en");
        try (var press = new Press("Receipt 004417", "Specimen Corner Café", day)) {
            var sheet = press.sheet(WIDTH, 430);
            draw(sheet, words);
            return press.bytes();
        }
    }

    private static void draw(Sheet sheet, Words words) throws IOException {
        var text = Type.mono(8);
        var bold = Type.monoBold(8);
        float centre = WIDTH / 2;
        Logo.SQUARES.draw(sheet, centre - 13, 14, 26, Ink.BLACK);
        float y = 58;
        sheet.centre(centre, y, Type.monoBold(11), "SPECIMEN CORNER CAFÉ");
        y += 14;
        for (var line : List.of(
                "22 Example Road, Leeds LS1 4AP", "Tel 0113 496 0199", "VAT no. " + CheckDigits.british("4567891"))) {
            sheet.centre(centre, y, text, line);
            y += 11;
        }
        y = dashes(sheet, y + 2);
        sheet.text(LEFT, y, text, "18/06/2026 13:27");
        sheet.right(RIGHT, y, text, "Till 2");
        y += 11;
        sheet.text(LEFT, y, text, "Receipt 004417");
        sheet.right(RIGHT, y, text, "Table 9");
        y = dashes(sheet, y + 13);
        for (var sold : SOLD) {
            sheet.text(LEFT, y, text, sold.count() + " x " + sold.what());
            sheet.right(RIGHT, y, text, words.amount(sold.total()));
            y += 12;
        }
        y = dashes(sheet, y + 1);
        y = sums(sheet, y + 4, words, text, bold);
        y = dashes(sheet, y + 2);
        sheet.text(LEFT, y, text, "Card ************0042");
        sheet.right(RIGHT, y, text, "Approved");
        y += 22;
        sheet.centre(centre, y, text, "Thank you, see you soon!");
        barcode(sheet, centre - 62, y + 14);
        sheet.centre(centre, y + 58, Type.mono(7), "0044 1726 0618 1327");
    }

    private static float sums(Sheet sheet, float y, Words words, Type text, Type bold) throws IOException {
        var total = total();
        var net = total.divide(BigDecimal.ONE.add(RATE.movePointLeft(2)), 2, RoundingMode.HALF_UP);
        sheet.text(LEFT, y, Type.monoBold(11), "TOTAL GBP");
        sheet.right(RIGHT, y, Type.monoBold(11), words.amount(total));
        y += 15;
        sheet.text(LEFT, y, bold, "Paid by card");
        sheet.right(RIGHT, y, bold, words.amount(total));
        y += 15;
        sheet.text(LEFT, y, text, "Net");
        sheet.right(RIGHT, y, text, words.amount(net));
        y += 11;
        sheet.text(LEFT, y, text, "incl. VAT " + words.number(RATE) + "%");
        sheet.right(RIGHT, y, text, words.amount(total.subtract(net)));
        return y + 12;
    }

    private static float dashes(Sheet sheet, float y) throws IOException {
        sheet.text(LEFT, y, Type.mono(8), "-".repeat(39));
        return y + 12;
    }

    /** Bars that mean nothing; they look the part. */
    private static void barcode(Sheet sheet, float x, float y) throws IOException {
        int pattern = 0x5ad3;
        for (int i = 0; i < 62; i++) {
            pattern = pattern * 1103515245 + 12345;
            if ((pattern >>> 16 & 1) == 1) sheet.fill(x + i * 2, y, 1.6f, 32, Ink.BLACK);
        }
    }
}
