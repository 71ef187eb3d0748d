package docket.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/** Takes the letters of each page where PDFBox finds them and lays them out as words and lines, once. */
final class PageWords extends PDFTextStripper {

    /** More letters than any page a person would read; a page of small print has about 10,000. */
    private static final int MOST_LETTERS = 200_000;

    /** A page made of thousands of forms inside forms multiplies itself; honest ones have a few dozen. */
    private static final int MOST_FORMS = 20_000;

    /** Of the whole document; a book of 300 pages has a million, and more would not fit into a small heap. */
    private static final int MOST_LETTERS_IN_ALL = 2_500_000;

    private static final int MOST_OPERATIONS = 6_000_000;

    private final ReadingWorkers.Budget budget;
    private int letters;
    private int forms;
    private int operations;
    private final List<Page> pages = new ArrayList<>();
    private final Map<PDFont, Boolean> bold = new IdentityHashMap<>();
    private PageLayout layout = new PageLayout(0, 0, 0);

    PageWords(ReadingWorkers.Budget budget) {
        this.budget = budget;
        setSuppressDuplicateOverlappingText(false);
        setStartPage(0);
    }

    /** A page without content is a page too; the stripper's own loop leaves it out. */
    @Override
    protected void processPages(PDPageTree tree) throws IOException {
        for (PDPage page : tree) {
            if (pages.size() == Reader.MAX_PAGES) return;
            int before = pages.size();
            if (page.hasContents()) processPage(page);
            if (pages.size() == before) {
                startPage(page);
                writePage();
            }
        }
    }

    List<Page> pages() {
        return pages;
    }

    @Override
    protected void startPage(PDPage page) {
        var box = page.getCropBox();
        layout = new PageLayout(box.getWidth(), box.getHeight(), page.getRotation());
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.check();
        if (++operations > MOST_OPERATIONS) throw new ReadingWorkers.Budget.Over();
        super.processOperator(operator, operands);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (++forms > MOST_FORMS) throw new ReadingWorkers.Budget.Over();
        super.showForm(form);
    }

    @Override
    protected void processTextPosition(TextPosition letter) {
        var text = letter.getUnicode();
        if (text == null || text.isEmpty() || layout.letters() > MOST_LETTERS) return;
        if (++letters > MOST_LETTERS_IN_ALL) throw new ReadingWorkers.Budget.Over();
        Matrix matrix = letter.getTextMatrix();
        boolean diagonal = Math.min(
                        Math.abs(matrix.getScaleX()) + Math.abs(matrix.getScaleY()),
                        Math.abs(matrix.getShearX()) + Math.abs(matrix.getShearY()))
                > 0.3 * Math.max(Math.abs(matrix.getScaleY()), Math.abs(matrix.getShearY()));
        layout.add(
                text,
                diagonal ? PageLayout.DIAGONAL : (int) letter.getDir(),
                letter.getXDirAdj(),
                letter.getYDirAdj(),
                letter.getWidthDirAdj(),
                size(letter),
                letter.getWidthOfSpace(),
                bold.computeIfAbsent(letter.getFont(), PageWords::isBold));
    }

    /** The font's size on the page. Type 3 fonts may state any number; then the letter's own height tells. */
    private static double size(TextPosition letter) {
        double stated = letter.getYScale();
        double width = letter.getWidthDirAdj();
        return stated < 1 && width > 2 * stated ? Math.max(letter.getHeightDir() * 1.4, width) : stated;
    }

    private static boolean isBold(PDFont font) {
        var name = font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
        if (name.contains("bold") || name.contains("black") || name.contains("heavy")) return true;
        var descriptor = font.getFontDescriptor();
        return descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
    }

    @Override
    protected void writePage() {
        budget.check();
        pages.add(layout.page(pages.size() + 1));
        layout = new PageLayout(0, 0, 0);
    }
}
