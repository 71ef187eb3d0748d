package docket.samples;

import docket.samples.Invoice.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of what is charged, over as many sheets as it takes. Columns are as wide as their widest cell. */
final class ItemTable {

    /** Where to go on drawing. */
    record Spot(Sheet sheet, float y) {

        /** This spot if so much room is left above the bottom, else the top of a new sheet. */
        Spot with(float room, float bottom, NextSheet next) throws IOException {
            return y + room <= bottom ? this : next.turn();
        }
    }

    /** Begins a new sheet and says where its table may begin. */
    interface NextSheet {
        Spot turn() throws IOException;
    }

    /** Which lines are drawn. */
    enum Rules {
        HEAD,
        ROWS,
        DOTS,
        GRID,
        ZEBRA
    }

    /**
     * How it is drawn.
     *
     * @param fill behind the headings, or null
     * @param row the least distance from one row to the next, beyond the text's own
     */
    record Style(
            Type head, Type body, Rules rules, @Nullable Ink fill, Ink line, float row, float padding) {}

    private record Column(String key, String heading, List<String> cells, boolean right, float width) {}

    private static final String DESCRIPTION = "description";

    private final Style style;
    private final float x;
    private final float width;
    private final float bottom;
    private final NextSheet next;
    private List<Column> columns = List.of();

    ItemTable(Style style, float x, float width, float bottom, NextSheet next) {
        this.style = style;
        this.x = x;
        this.width = width;
        this.bottom = bottom;
        this.next = next;
    }

    Spot draw(Spot start, Invoice invoice, Words words, List<String> keys) throws IOException {
        columns = columns(start.sheet(), invoice, words, keys);
        var spot = heading(start);
        float top = start.y();
        for (int row = 0; row < invoice.items().size(); row++) {
            float height = height(spot.sheet(), row);
            if (spot.y() + height > bottom) {
                close(spot, top);
                var turned = next.turn();
                top = turned.y();
                spot = heading(turned);
            }
            row(spot, row, height);
            spot = new Spot(spot.sheet(), spot.y() + height);
        }
        close(spot, top);
        return spot;
    }

    private List<Column> columns(Sheet sheet, Invoice invoice, Words words, List<String> keys) throws IOException {
        var made = new ArrayList<Column>();
        float taken = 0;
        for (var key : keys) {
            var heading = words.get(key);
            var cells = new ArrayList<String>();
            for (int i = 0; i < invoice.items().size(); i++)
                cells.add(cell(key, i, invoice.items().get(i), words));
            float widest = sheet.measure(style.head(), heading);
            if (!key.equals(DESCRIPTION))
                for (var cell : cells) widest = Math.max(widest, sheet.measure(style.body(), cell));
            float wide = key.equals(DESCRIPTION) ? 0 : widest + 2 * style.padding();
            taken += wide;
            made.add(new Column(key, heading, cells, isNumber(key), wide));
        }
        float left = width - taken;
        return made.stream()
                .map(c -> c.width() > 0 ? c : new Column(c.key(), c.heading(), c.cells(), c.right(), left))
                .toList();
    }

    private static boolean isNumber(String key) {
        return switch (key) {
            case "quantity", "price", "rate", "amount" -> true;
            default -> false;
        };
    }

    private static String cell(String key, int index, Item item, Words words) {
        return switch (key) {
            case "pos" -> Integer.toString(index + 1);
            case "code" -> item.code();
            case DESCRIPTION -> item.description();
            case "quantity" -> words.number(item.quantity());
            case "unit" -> item.unit();
            case "price" -> words.amount(item.price());
            case "rate" -> words.number(item.taxRate());
            case "amount" -> words.amount(item.total());
            default -> throw new IllegalArgumentException("no column " + key);
        };
    }

    private Spot heading(Spot spot) throws IOException {
        var sheet = spot.sheet();
        float height = style.head().leading() + style.row() + 2;
        if (style.fill() != null) sheet.fill(x, spot.y(), width, height, style.fill());
        float at = x;
        float baseline = spot.y() + height - style.row() / 2 - style.head().size() * 0.32f;
        for (var column : columns) {
            place(sheet, column, at, baseline, style.head(), column.heading());
            at += column.width();
        }
        float end = spot.y() + height;
        if (style.fill() == null) sheet.rule(x, end, x + width, end, 0.9f, style.line());
        return new Spot(sheet, end);
    }

    private float height(Sheet sheet, int row) throws IOException {
        int lines = 1;
        for (var column : columns)
            if (column.key().equals(DESCRIPTION))
                lines = sheet.broken(style.body(), column.cells().get(row), column.width() - 2 * style.padding())
                        .size();
        return lines * style.body().leading() + style.row();
    }

    private void row(Spot spot, int row, float height) throws IOException {
        var sheet = spot.sheet();
        if (style.rules() == Rules.ZEBRA && row % 2 == 1)
            sheet.fill(x, spot.y(), width, height, style.line().tint(0.35f));
        float at = x;
        float baseline = spot.y() + style.row() / 2 + style.body().size();
        for (var column : columns) {
            var cell = column.cells().get(row);
            if (column.key().equals(DESCRIPTION)) {
                sheet.paragraph(
                        at + style.padding(), baseline, column.width() - 2 * style.padding(), style.body(), cell);
            } else {
                place(sheet, column, at, baseline, style.body(), cell);
            }
            at += column.width();
        }
        float end = spot.y() + height;
        switch (style.rules()) {
            case ROWS, GRID -> sheet.rule(x, end, x + width, end, 0.4f, style.line());
            case DOTS -> sheet.dotted(x, end, x + width, style.line());
            case HEAD, ZEBRA -> {}
        }
    }

    private void place(Sheet sheet, Column column, float at, float baseline, Type type, String text)
            throws IOException {
        if (column.right()) sheet.right(at + column.width() - style.padding(), baseline, type, text);
        else sheet.text(at + style.padding(), baseline, type, text);
    }

    private void close(Spot spot, float top) throws IOException {
        var sheet = spot.sheet();
        if (style.rules() != Rules.GRID) {
            sheet.rule(x, spot.y(), x + width, spot.y(), 0.9f, style.line());
            return;
        }
        sheet.frame(x, top, width, spot.y() - top, 0.7f, style.line());
        float at = x;
        for (var column : columns.subList(0, columns.size() - 1)) {
            at += column.width();
            sheet.rule(at, top, at, spot.y(), 0.4f, style.line());
        }
    }
}
