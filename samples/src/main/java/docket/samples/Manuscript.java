package docket.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Running text set on pages: contracts, requests, letters. One paragraph a line; a line may begin with {@code #},
 * {@code ##} or {@code ###} (headings), {@code >} (centred note), a number or letter that hangs left of the text,
 * {@code |} (a row of a table; {@code |:} gives the widths), {@code SIGN}, {@code PAGE}, {@code GAP n} or {@code KEEP n}
 * (begin a new page unless n points are left).
 */
final class Manuscript {

    /** How it is set. @param firstTop where the text of the first page begins, below a letterhead if there is one */
    record Style(Typeface plain, Typeface strong, float size, float margin, float top, float firstTop, Ink accent) {
        Type body() {
            return new Type(plain, size, Ink.BLACK);
        }

        Type bold(float points) {
            return new Type(strong, points, Ink.BLACK);
        }
    }

    private static final float BOTTOM = 772;
    private static final float HANG = 32;
    private static final Pattern HANGING =
            Pattern.compile("(\\d+\\.\\d+|\\([0-9a-zA-Z]{1,3}\\)|R\\d+|[•–§]\\s?\\d*)\\s+(.+)");

    private final Press press;
    private final Style style;
    private final float width;
    private Sheet sheet;
    private float y;
    private float[] shares = {1};
    private boolean[] numbers = {false};
    private boolean headRow = true;

    Manuscript(Press press, Style style) throws IOException {
        this.press = press;
        this.style = style;
        this.sheet = press.sheet();
        this.width = sheet.width() - 2 * style.margin();
        this.y = style.firstTop();
    }

    Sheet sheet() {
        return sheet;
    }

    /** The text of a resource, line by line. */
    static List<String> resource(String name) {
        try (var in = Manuscript.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no text on the class path: " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    void set(List<String> lines) throws IOException {
        for (var line : lines) set(line);
    }

    private void set(String line) throws IOException {
        if (line.isBlank()) return;
        if (line.startsWith("### ")) heading(line.substring(4), style.size() + 0.3f, Ink.GREY);
        else if (line.startsWith("## ")) heading(line.substring(3), style.size() + 1.4f, style.accent());
        else if (line.startsWith("# ")) title(line.substring(2));
        else if (line.startsWith("> ")) note(line.substring(2));
        else if (line.startsWith("|: ")) widths(line.substring(3).split(" "));
        else if (line.startsWith("| ")) row(line.substring(2).split("\\|\\|", -1));
        else if (line.startsWith("SIGN ")) signatures(line.substring(5).split("\\|\\|"));
        else if (line.equals("PAGE")) turn();
        else if (line.startsWith("GAP ")) y += Float.parseFloat(line.substring(4));
        else if (line.startsWith("KEEP ")) keep(Float.parseFloat(line.substring(5)));
        else paragraph(line);
    }

    private void paragraph(String line) throws IOException {
        var hanging = HANGING.matcher(line);
        var type = style.body();
        if (hanging.matches()) {
            keep(type.leading());
            sheet.text(style.margin(), y, type, hanging.group(1));
            flow(hanging.group(2), HANG);
        } else {
            flow(line, 0);
        }
        y += style.size() * 0.45f;
    }

    private void flow(String text, float indent) throws IOException {
        var type = style.body();
        for (var line : sheet.broken(type, text, width - indent)) {
            keep(0);
            sheet.text(style.margin() + indent, y, type, line);
            y += type.leading();
        }
    }

    private void title(String text) throws IOException {
        keep(60);
        sheet.centre(sheet.width() / 2, y, style.bold(style.size() + 6).in(style.accent()), text);
        y += style.size() + 16;
    }

    private void note(String text) throws IOException {
        sheet.centre(sheet.width() / 2, y, style.body().in(Ink.GREY), text);
        y += style.body().leading() * 1.7f;
    }

    private void heading(String text, float size, Ink ink) throws IOException {
        y += style.size() * 0.7f;
        keep(style.body().leading() * 3);
        sheet.text(style.margin(), y, style.bold(size).in(ink), text);
        y += style.body().leading() * 1.15f;
    }

    private void widths(String[] parts) {
        shares = new float[parts.length];
        numbers = new boolean[parts.length];
        float sum = 0;
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = parts[i].startsWith(">");
            shares[i] = Float.parseFloat(numbers[i] ? parts[i].substring(1) : parts[i]);
            sum += shares[i];
        }
        for (int i = 0; i < parts.length; i++) shares[i] /= sum;
        headRow = true;
    }

    private void row(String[] cells) throws IOException {
        var type = headRow ? style.bold(style.size() - 0.5f) : new Type(style.plain(), style.size() - 0.5f, Ink.BLACK);
        var broken = new ArrayList<List<String>>();
        int most = 1;
        for (int i = 0; i < cells.length; i++) {
            broken.add(sheet.broken(type, cells[i].strip(), width * shares[i] - 12));
            most = Math.max(most, broken.getLast().size());
        }
        float height = most * type.leading() + 6;
        keep(headRow ? height * 2 : height);
        float top = y - style.size();
        if (headRow)
            sheet.fill(style.margin(), top, width, height, style.accent().tint(0.14f));
        float x = style.margin();
        for (int i = 0; i < cells.length; i++) {
            float wide = width * shares[i];
            float baseline = top + 3 + type.size();
            for (var line : broken.get(i)) {
                if (numbers[i]) sheet.right(x + wide - 6, baseline, type, line);
                else sheet.text(x + 6, baseline, type, line);
                baseline += type.leading();
            }
            sheet.frame(x, top, wide, height, 0.5f, Ink.LINE);
            x += wide;
        }
        y += height;
        headRow = false;
    }

    private void signatures(String[] parties) throws IOException {
        keep(110);
        y += 18;
        float column = width / parties.length;
        for (int i = 0; i < parties.length; i++) {
            float x = style.margin() + i * column;
            sheet.text(x, y, style.bold(style.size()), parties[i].strip());
            sheet.rule(x, y + 48, x + column - 30, y + 48, 0.6f, Ink.GREY);
            sheet.text(x, y + 60, style.body().in(Ink.GREY), "Name, position, date");
        }
        y += 84;
    }

    private void keep(float room) throws IOException {
        if (y + room > BOTTOM) turn();
    }

    private void turn() throws IOException {
        sheet = press.sheet();
        y = style.top();
    }

    /** A rule, a text and the page number at the foot of every page. */
    void feet(String text, String pageOf) throws IOException {
        var type = new Type(style.plain(), 8, Ink.GREY);
        var sheets = press.sheets();
        for (int i = 0; i < sheets.size(); i++) {
            var page = sheets.get(i);
            page.rule(style.margin(), 796, style.margin() + width, 796, 0.4f, Ink.LINE);
            page.text(style.margin(), 808, type, text);
            var number = pageOf.replace("{0}", Integer.toString(i + 1)).replace("{1}", Integer.toString(sheets.size()));
            page.right(style.margin() + width, 808, type, number);
        }
    }
}
