package docket.reader;

import docket.documents.Finding;
import docket.reader.ocr.Ocr;
import docket.reader.ocr.Ocr.Recognised;
import docket.reader.ocr.PageBudget;
import docket.reader.picture.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** Pages of a PDF whose text layer says nothing or nonsense: drawn, and the letters in the drawing recognised. */
final class ScannedPages {

    /** A stamp or a scanner's own line on an otherwise scanned page. */
    private static final int FEW_LETTERS = 250;

    /** Recognised text must be this much more than the text layer to count as what the page says. */
    private static final int MUCH_MORE = 2;

    private static final double LEAST_DPI = 150;
    private static final double USUAL_DPI = 220;
    private static final double MOST_DPI = 300;
    private static final double MOST_PIXELS = 10_000_000;

    static {
        Pictures.register();
    }

    private final PDDocument document;
    private final PageBudget budget;
    private @Nullable Optional<Ocr> ocr;
    private boolean wanted;

    /** @param some whether other pages of the document were read */
    ScannedPages(PDDocument document, boolean some) {
        this.document = document;
        this.budget = new PageBudget(some);
    }

    /** @param pictured whether most of the page is a picture; @param painted whether anything but letters is on it */
    static boolean isUnread(Page page, boolean pictured, boolean painted) {
        int letters = letters(page.lines());
        if (letters == 0) return painted;
        return pictured && letters < FEW_LETTERS || TextQuality.isGarbage(page.words());
    }

    private static int letters(List<Line> lines) {
        int count = 0;
        for (Line line : lines)
            for (Word word : line.words()) count += word.text().length();
        return count;
    }

    /** The page with what is recognised in it; the page itself where that is not more. */
    Page read(Page page) {
        wanted = true;
        var engine = engine();
        if (engine.isEmpty() || !budget.takes(page.number())) return page;
        try {
            var dots = dpi(document.getPage(page.number() - 1));
            var seen = engine.get().read(picture(page.number(), dots), 72 / dots);
            return merged(page, seen);
        } catch (IOException | RuntimeException e) {
            budget.failed(page.number());
            return page;
        }
    }

    private Optional<Ocr> engine() {
        var known = ocr;
        if (known == null) {
            known = Ocr.forDocument();
            ocr = known;
        }
        return known;
    }

    private static Page merged(Page page, Recognised seen) {
        int stated = letters(page.lines());
        if (seen.lines().isEmpty()) return page;
        boolean garbage = TextQuality.isGarbage(page.words());
        if (stated > 0 && !garbage && letters(seen.lines()) < MUCH_MORE * stated) return page;
        boolean onItsSide = seen.turn() % 180 != 0;
        var lines = stated == 0 || garbage || seen.turn() != 0 ? seen.lines() : together(page, seen.lines());
        return new Page(
                page.number(),
                onItsSide ? page.height() : page.width(),
                onItsSide ? page.width() : page.height(),
                (page.rotation() + seen.turn()) % 360,
                seen.language(),
                ReadingOrder.of(lines),
                page.hidden(),
                seen.turn() == 0 ? page.grids() : List.of());
    }

    /** What the file states stays as it is; what stands elsewhere on the page comes from the picture. */
    private static List<Line> together(Page page, List<Line> seen) {
        var stated = page.words();
        var lines = new ArrayList<>(page.lines());
        for (Line line : seen) {
            var free = line.words().stream()
                    .filter(word -> stated.stream().noneMatch(each -> overlap(each, word)))
                    .toList();
            if (!free.isEmpty()) lines.add(new Line(free));
        }
        lines.sort(
                Comparator.comparingDouble(line -> line.box().y() + line.box().height() / 2));
        return lines;
    }

    private static boolean overlap(Word stated, Word seen) {
        double x = seen.x() + seen.width() / 2;
        double y = seen.y() + seen.height() / 2;
        return x > stated.x() - 1 && x < stated.right() + 1 && y > stated.y() - 2 && y < stated.bottom() + 2;
    }

    /** As the picture was scanned: drawing it at its own dots blurs it least. */
    private static double dpi(PDPage page) {
        var box = page.getCropBox();
        double inches = Math.max(0.1, Math.max(box.getWidth(), box.getHeight()) / 72);
        double most = Math.sqrt(MOST_PIXELS / Math.max(0.1, box.getWidth() / 72.0 * box.getHeight() / 72.0));
        int longest = 0;
        var resources = page.getResources();
        if (resources != null) {
            for (COSName name : resources.getXObjectNames()) {
                try {
                    if (resources.isImageXObject(name) && resources.getXObject(name) instanceof PDImageXObject image)
                        longest = Math.max(longest, Math.max(image.getWidth(), image.getHeight()));
                } catch (IOException e) {
                    // A broken picture has no dots.
                }
            }
        }
        double own = longest / inches;
        double dots = own < 60 ? USUAL_DPI : Math.clamp(own, LEAST_DPI, MOST_DPI);
        return Math.max(20, Math.min(dots, most));
    }

    private BufferedImage picture(int number, double dots) throws IOException {
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        return renderer.renderImageWithDPI(number - 1, (float) dots, ImageType.GRAY);
    }

    /** By how many degrees clockwise {@link #read} turns a page beyond what the file says. */
    int turn(Page page) throws IOException {
        // Whether a page keeps what it states depends on all that is recognised.
        if (letters(page.lines()) > 0) return Math.floorMod(read(page).rotation() - page.rotation(), 360);
        var engine = engine();
        if (engine.isEmpty() || !budget.takes(page.number())) return 0;
        return engine.get().turn(picture(page.number(), dpi(document.getPage(page.number() - 1))));
    }

    /** {@code ocr} names the engine, {@code ocrPages} and {@code ocrLeftOut} say which pages it had; none if none was needed. */
    Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        if (!wanted) return facts;
        engine().ifPresent(engine -> facts.put("ocr", engine.engine()));
        budget.describe(facts);
        return facts;
    }

    /** What was not read, if anything. */
    List<Finding> findings() {
        return wanted ? budget.findings(engine().isPresent()) : List.of();
    }
}
