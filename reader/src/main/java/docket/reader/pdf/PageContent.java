package docket.reader.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * Follows the content of pages operator by operator and tells a {@link Canvas} what it paints. Nothing is drawn and no
 * font program is unpacked where its dictionary says enough. One document, one thread.
 */
public final class PageContent implements AutoCloseable {

    private static final int DEEPEST = 40;
    private static final int MOST_KEPT_STATES = 2_000;
    private static final double LEAST_ALPHA = 0.05;

    private final Limits limits;
    private final Streams streams;
    private final Fonts fonts;
    private final Layers layers;
    private final Map<COSDictionary, Map<String, Ink.Space>> inkSpaces = new IdentityHashMap<>();

    private Canvas canvas = new Nowhere();
    private State state = new State();
    private Area paper = Area.ALL;
    private double originX;
    private double originY;
    private @Nullable COSDictionary resources;
    private int depth;
    private int switchedOff;
    private double groupAlpha = 1;
    private final Path path = new Path();
    private boolean clipNext;
    private Affine text = Affine.IDENTITY;
    private Affine line = Affine.IDENTITY;

    public PageContent(PDDocument document, Limits limits) {
        this.limits = limits;
        this.streams = new Streams(limits);
        this.fonts = new Fonts(streams, limits);
        this.layers = new Layers(document.getDocumentCatalog().getCOSObject());
    }

    @Override
    public void close() {
        streams.close();
    }

    /** Tells what the page's own content paints. */
    public void paint(PDPage page, Canvas onto) {
        start(page, onto);
        var content = streams.content(page.getCOSObject().getDictionaryObject(COSName.CONTENTS));
        if (content.length > 0) run(content);
    }

    /**
     * Tells what an annotation on the page looks like.
     *
     * @param appearance its form, as {@code AP} names it
     */
    public void paint(PDPage page, PDRectangle place, COSStream appearance, Canvas onto) {
        start(page, onto);
        var box = rectangle(appearance.getDictionaryObject(COSName.BBOX));
        if (box == null || box.isEmpty() || place.getWidth() <= 0 || place.getHeight() <= 0) return;
        var own = matrix(appearance.getDictionaryObject(COSName.MATRIX));
        var shown = Area.of(own, box.left(), box.bottom(), box.right() - box.left(), box.top() - box.bottom());
        if (shown.isEmpty()) return;
        double scaleX = place.getWidth() / (shown.right() - shown.left());
        double scaleY = place.getHeight() / (shown.top() - shown.bottom());
        var onPage = new Affine(
                scaleX,
                0,
                0,
                scaleY,
                place.getLowerLeftX() - shown.left() * scaleX,
                place.getLowerLeftY() - shown.bottom() * scaleY);
        state.matrix = onPage.then(state.matrix);
        form(appearance);
    }

    /** Whether a layer that is switched off hides what names it under {@code OC}. */
    public boolean isSwitchedOff(COSDictionary object) {
        return layers.isOff(object.getDictionaryObject(COSName.OC));
    }

    private void start(PDPage page, Canvas onto) {
        canvas = onto;
        var box = page.getCropBox();
        originX = box.getLowerLeftX();
        originY = box.getLowerLeftY();
        paper = new Area(0, 0, box.getWidth(), box.getHeight());
        state = new State();
        state.clip = paper;
        state.matrix = new Affine(1, 0, 0, 1, -originX, -originY);
        var own = page.getResources();
        resources = own == null ? null : own.getCOSObject();
        depth = 0;
        switchedOff = 0;
        groupAlpha = 1;
        path.clear();
        clipNext = false;
    }

    private void run(byte[] content) {
        var in = new ContentTokens(content, content.length);
        Deque<State> kept = new ArrayDeque<>();
        Deque<Boolean> marks = new ArrayDeque<>();
        for (int operator = in.next(); operator != 0; operator = in.next()) {
            limits.check();
            switch (operator) {
                case 'q' -> {
                    if (kept.size() < MOST_KEPT_STATES) kept.push(state.copy());
                }
                case 'Q' -> {
                    if (!kept.isEmpty()) state = kept.pop();
                }
                case 'B' << 8 | 'I' -> picture(in.skipPicture());
                case 'D' << 8 | 'o' -> draw(in.name(0));
                case 'B' << 16 | 'D' << 8 | 'C' -> mark(in, marks);
                case 'B' << 16 | 'M' << 8 | 'C' -> marks.push(false);
                case 'E' << 16 | 'M' << 8 | 'C' -> {
                    if (!marks.isEmpty() && marks.pop()) switchedOff--;
                }
                default -> {
                    if (!text(operator, in) && !path(operator, in)) setting(operator, in);
                }
            }
        }
        for (boolean hides : marks) if (hides) switchedOff--;
    }

    private boolean text(int operator, ContentTokens in) {
        switch (operator) {
            case 'B' << 8 | 'T' -> text = line = Affine.IDENTITY;
            case 'E' << 8 | 'T' -> {}
            case 'T' << 8 | 'j' -> show(in, 0);
            case 'T' << 8 | 'J' -> showAdjusted(in);
            case '\'' -> {
                nextLine(0, -state.leading);
                show(in, 0);
            }
            case '"' -> {
                state.wordSpacing = in.number(0);
                state.charSpacing = in.number(1);
                nextLine(0, -state.leading);
                show(in, 2);
            }
            case 'T' << 8 | 'f' -> {
                if (in.count() < 2) break;
                state.font = fonts.named(resources, in.name(in.count() - 2));
                state.size = in.number(in.count() - 1);
            }
            case 'T' << 8 | 'm' -> {
                if (in.count() < 6) break;
                text = line = affine(in);
            }
            case 'T' << 8 | 'd' -> nextLine(in.number(0), in.number(1));
            case 'T' << 8 | 'D' -> {
                state.leading = -in.number(1);
                nextLine(in.number(0), in.number(1));
            }
            case 'T' << 8 | '*' -> nextLine(0, -state.leading);
            case 'T' << 8 | 'L' -> state.leading = in.number(0);
            case 'T' << 8 | 'c' -> state.charSpacing = in.number(in.count() - 1);
            case 'T' << 8 | 'w' -> state.wordSpacing = in.number(0);
            case 'T' << 8 | 'z' -> state.stretch = in.number(0) / 100;
            case 'T' << 8 | 's' -> state.rise = in.number(0);
            case 'T' << 8 | 'r' -> state.mode = (int) in.number(0);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void nextLine(double x, double y) {
        line = line.moved(x, y);
        text = line;
    }

    private boolean path(int operator, ContentTokens in) {
        var m = state.matrix;
        switch (operator) {
            case 'r' << 8 | 'e' -> path.rectangle(m, in.number(0), in.number(1), in.number(2), in.number(3));
            case 'm' -> path.move(m.x(in.number(0), in.number(1)), m.y(in.number(0), in.number(1)));
            case 'l' -> path.line(m.x(in.number(0), in.number(1)), m.y(in.number(0), in.number(1)));
            case 'c' -> path.curve(m.x(in.number(4), in.number(5)), m.y(in.number(4), in.number(5)));
            case 'v', 'y' -> path.curve(m.x(in.number(2), in.number(3)), m.y(in.number(2), in.number(3)));
            case 'h' -> path.close();
            case 'W', 'W' << 8 | '*' -> clipNext = true;
            case 'n' -> endPath();
            case 'S' -> {
                stroke();
                endPath();
            }
            case 's' -> {
                path.close();
                stroke();
                endPath();
            }
            case 'f', 'F', 'f' << 8 | '*' -> {
                fill();
                endPath();
            }
            case 'B', 'B' << 8 | '*' -> {
                fill();
                stroke();
                endPath();
            }
            case 'b', 'b' << 8 | '*' -> {
                path.close();
                fill();
                stroke();
                endPath();
            }
            case 's' << 8 | 'h' -> {
                if (switchedOff == 0)
                    canvas.area(
                            state.clip.left(),
                            state.clip.bottom(),
                            state.clip.right(),
                            state.clip.top(),
                            Canvas.UNKNOWN,
                            false,
                            false);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void stroke() {
        if (switchedOff > 0 || state.strokeAlpha * groupAlpha < LEAST_ALPHA) return;
        double width = state.lineWidth * Math.sqrt(Math.abs(state.matrix.determinant()));
        path.stroke(canvas, state.clip, width);
    }

    private void fill() {
        if (switchedOff > 0 || path.isEmpty()) return;
        double alpha = state.alpha * groupAlpha;
        if (alpha < LEAST_ALPHA) return;
        boolean solid = alpha > 0.95 && !state.masked && !state.blended;
        path.fill(canvas, state.clip, solid ? state.ink : Canvas.UNKNOWN, solid);
    }

    private void endPath() {
        if (clipNext && !path.isEmpty()) state.clip = state.clip.within(path.bounds());
        clipNext = false;
        path.clear();
    }

    private void setting(int operator, ContentTokens in) {
        switch (operator) {
            case 'c' << 8 | 'm' -> {
                if (in.count() >= 6) state.matrix = affine(in).then(state.matrix);
            }
            case 'w' -> state.lineWidth = in.number(0);
            case 'g' -> {
                state.inkSpace = Ink.Space.GRAY;
                state.ink = Ink.gray(in.number(0));
            }
            case 'r' << 8 | 'g' -> {
                state.inkSpace = Ink.Space.RGB;
                state.ink = Ink.rgb(in.number(0), in.number(1), in.number(2));
            }
            case 'k' -> {
                state.inkSpace = Ink.Space.CMYK;
                state.ink = Ink.cmyk(in.number(0), in.number(1), in.number(2), in.number(3));
            }
            case 'c' << 8 | 's' -> {
                state.inkSpace = inkSpace(in.name(0));
                state.ink = Ink.first(state.inkSpace);
            }
            case 's' << 8 | 'c', 's' << 16 | 'c' << 8 | 'n' -> state.ink = Ink.of(state.inkSpace, in);
            case 'g' << 8 | 's' -> graphics(in.name(0));
            default -> {}
        }
    }

    private Ink.Space inkSpace(String name) {
        var spaces = resources == null ? null : resources.getCOSDictionary(COSName.COLORSPACE);
        if (spaces == null) return Ink.space(name, null);
        return inkSpaces
                .computeIfAbsent(spaces, _ -> new HashMap<>())
                .computeIfAbsent(name, _ -> Ink.space(name, spaces));
    }

    private void graphics(String name) {
        var all = resources == null ? null : resources.getCOSDictionary(COSName.EXT_G_STATE);
        var given = all == null ? null : all.getCOSDictionary(COSName.getPDFName(name));
        if (given == null) return;
        if (given.getDictionaryObject(COSName.CA_NS) instanceof COSNumber alpha) state.alpha = alpha.floatValue();
        if (given.getDictionaryObject(COSName.CA) instanceof COSNumber alpha) state.strokeAlpha = alpha.floatValue();
        var mask = given.getDictionaryObject(COSName.SMASK);
        if (mask != null) state.masked = mask instanceof COSDictionary;
        if (given.getDictionaryObject(COSName.BM) instanceof COSName blend)
            state.blended =
                    !blend.getName().equals("Normal") && !blend.getName().equals("Compatible");
        if (given.getDictionaryObject(COSName.FONT) instanceof COSArray font
                && font.size() == 2
                && font.getObject(0) instanceof COSDictionary dictionary
                && font.getObject(1) instanceof COSNumber size) {
            state.font = fonts.of(dictionary);
            state.size = size.floatValue();
        }
    }

    private void mark(ContentTokens in, Deque<Boolean> marks) {
        boolean hides = false;
        if (in.count() >= 2 && in.name(0).equals("OC") && resources != null) {
            var properties = resources.getCOSDictionary(COSName.PROPERTIES);
            hides = properties != null
                    && layers.isOff(properties.getDictionaryObject(COSName.getPDFName(in.name(in.count() - 1))));
        }
        marks.push(hides);
        if (hides) switchedOff++;
    }

    private void draw(String name) {
        var objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null || !(objects.getDictionaryObject(COSName.getPDFName(name)) instanceof COSStream object))
            return;
        boolean hides = layers.isOff(object.getDictionaryObject(COSName.OC));
        if (hides) switchedOff++;
        switch (object.getNameAsString(COSName.SUBTYPE, "")) {
            case "Form" -> form(object);
            case "Image" ->
                picture(!object.containsKey(COSName.SMASK)
                        && !object.containsKey(COSName.MASK)
                        && !object.getBoolean(COSName.IMAGE_MASK, false));
            default -> {}
        }
        if (hides) switchedOff--;
    }

    /** The unit square, full of anything. */
    private void picture(boolean solid) {
        double alpha = state.alpha * groupAlpha;
        if (switchedOff > 0 || alpha < LEAST_ALPHA) return;
        var seen = Area.of(state.matrix, 0, 0, 1, 1).within(state.clip);
        if (seen.isEmpty()) return;
        boolean covers = solid && alpha > 0.95 && !state.masked && !state.blended && state.matrix.isUpright();
        canvas.area(seen.left(), seen.bottom(), seen.right(), seen.top(), Canvas.UNKNOWN, covers, true);
    }

    private void form(COSStream form) {
        if (depth >= DEEPEST) return;
        depth++;
        var outer = state.copy();
        var outerResources = resources;
        var outerText = text;
        var outerLine = line;
        double outerAlpha = groupAlpha;
        state.matrix = matrix(form.getDictionaryObject(COSName.MATRIX)).then(state.matrix);
        var box = rectangle(form.getDictionaryObject(COSName.BBOX));
        if (box != null)
            state.clip = state.clip.within(Area.of(
                    state.matrix, box.left(), box.bottom(), box.right() - box.left(), box.top() - box.bottom()));
        if (form.getDictionaryObject(COSName.GROUP) instanceof COSDictionary) {
            groupAlpha *= state.alpha;
            state.alpha = 1;
            state.strokeAlpha = 1;
        }
        var own = form.getCOSDictionary(COSName.RESOURCES);
        if (own != null) resources = own;
        run(streams.again(form));
        state = outer;
        resources = outerResources;
        text = outerText;
        line = outerLine;
        groupAlpha = outerAlpha;
        path.clear();
        depth--;
    }

    private static Affine affine(ContentTokens in) {
        return new Affine(in.number(0), in.number(1), in.number(2), in.number(3), in.number(4), in.number(5));
    }

    private static Affine matrix(@Nullable COSBase given) {
        if (!(given instanceof COSArray array) || array.size() < 6) return Affine.IDENTITY;
        return new Affine(
                number(array, 0),
                number(array, 1),
                number(array, 2),
                number(array, 3),
                number(array, 4),
                number(array, 5));
    }

    private static @Nullable Area rectangle(@Nullable COSBase given) {
        if (!(given instanceof COSArray array) || array.size() < 4) return null;
        double x0 = number(array, 0);
        double y0 = number(array, 1);
        double x1 = number(array, 2);
        double y1 = number(array, 3);
        return new Area(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    }

    private static double number(COSArray array, int i) {
        return array.getObject(i) instanceof COSNumber number ? number.floatValue() : 0;
    }

    private void showAdjusted(ContentTokens in) {
        styleSet = false;
        for (int i = 0; i < in.count(); i++) {
            if (in.kind(i) == ContentTokens.STRING) show(in.text(), in.start(i), in.start(i) + in.length(i));
            else if (in.kind(i) == ContentTokens.NUMBER) {
                var font = state.font;
                double move = -in.number(i) / 1000 * state.size;
                if (font != null && font.isVertical()) text = text.moved(0, move);
                else text = text.moved(move * state.stretch, 0);
            }
        }
    }

    private void show(ContentTokens in, int operand) {
        styleSet = false;
        if (operand < in.count() && in.kind(operand) == ContentTokens.STRING)
            show(in.text(), in.start(operand), in.start(operand) + in.length(operand));
    }

    private boolean styleSet;
    private int direction;
    private int unseen;

    private void style(Affine onPage, Letters font) {
        double a = state.size * state.stretch * onPage.a();
        double b = state.size * state.stretch * onPage.b();
        double c = state.size * onPage.c();
        double d = state.size * onPage.d();
        direction = direction(a, b, c, d);
        double along = Math.hypot(a, b);
        double size = Math.hypot(c, d);
        double height = font.height();
        // Type 3 fonts may state any number; then the letters' own height tells.
        if (height > 0) size = Math.max(1.4 * height * size, 0.1);
        double alpha = (state.mode % 4 == 1 ? state.strokeAlpha : state.alpha) * groupAlpha;
        unseen = switchedOff > 0 ? Canvas.SWITCHED_OFF : 0;
        if (state.mode == 3 || state.mode == 7 || alpha < LEAST_ALPHA) unseen |= Canvas.INVISIBLE;
        boolean inked = state.mode % 4 == 0 && alpha > 0.3 && !state.masked && !state.blended;
        canvas.style(direction, size, font.space() * along, font.bold, inked ? state.ink : Canvas.UNKNOWN);
        styleSet = true;
    }

    private static int direction(double a, double b, double c, double d) {
        double upright = Math.abs(a) + Math.abs(d);
        double sideways = Math.abs(b) + Math.abs(c);
        if (Math.min(upright, sideways) > 0.3 * Math.max(Math.abs(d), Math.abs(c))) return Canvas.DIAGONAL;
        if (upright >= sideways) return a < 0 && d < 0 ? 180 : 0;
        if (b > 0 && c < 0) return 90;
        return b < 0 && c > 0 ? 270 : 0;
    }

    private void show(byte[] string, int from, int end) {
        var font = state.font == null ? fonts.usual() : state.font;
        var onPage = text.then(state.matrix);
        if (!styleSet) style(onPage, font);
        boolean vertical = font.isVertical();
        double tx = 0;
        double ty = 0;
        double riseX = state.rise * onPage.c();
        double riseY = state.rise * onPage.d();
        int at = from;
        while (at < end) {
            int code = font.code(string, at, end);
            int length = font.length;
            at += length;
            double width = font.width(code);
            double x = onPage.x(tx, ty) + riseX;
            double y = onPage.y(tx, ty) + riseY;
            if (vertical) {
                double shiftX = font.shiftX(code) * state.size * state.stretch;
                double shiftY = font.shiftY(code) * state.size;
                x += shiftX * onPage.a() + shiftY * onPage.c();
                y += shiftX * onPage.b() + shiftY * onPage.d();
            }
            var letter = font.text(code);
            if (letter != null && !letter.isEmpty()) {
                double run = width * state.size * state.stretch;
                double dx = run * onPage.a();
                double dy = run * onPage.b();
                double across = direction == 90 || direction == 270 ? Math.abs(dy) : Math.abs(dx);
                boolean off = !state.clip.holds(x + dx / 2, y + dy / 2, 1.5);
                canvas.letter(letter, x, y, across, off ? unseen | Canvas.CLIPPED : unseen);
            }
            double spacing = state.charSpacing + (length == 1 && code == 32 ? state.wordSpacing : 0);
            if (vertical) ty += font.rise(code) * state.size + spacing;
            else tx += (width * state.size + spacing) * state.stretch;
        }
        text = text.moved(tx, ty);
    }

    /** Before the first page. */
    private static final class Nowhere implements Canvas {

        @Override
        public void style(int direction, double size, double space, boolean bold, int colour) {}

        @Override
        public void letter(String text, double x, double y, double width, int unseen) {}

        @Override
        public void rule(double left, double bottom, double right, double top) {}

        @Override
        public void area(
                double left, double bottom, double right, double top, int colour, boolean covers, boolean picture) {}
    }
}
