package docket.proposal.typesetting;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/**
 * The table of contents in the place of {@code {{toc}}}: Word's own field with its entries in it, each a link to its
 * heading. The pages are those of the PDF; Word counts its own anew when it opens the file, for the field says that it
 * is out of date.
 */
final class DocxContents {

    private static final String PLACE = "{{toc}}";
    private static final String HEADING = "Heading2";

    private DocxContents() {}

    static boolean stands(XWPFParagraph paragraph) {
        return paragraph.getText().strip().equals(PLACE);
    }

    static void set(XWPFDocument document, List<Integer> pages) {
        for (var place : List.copyOf(document.getParagraphs())) if (stands(place)) set(document, place, pages);
    }

    private static void set(XWPFDocument document, XWPFParagraph place, List<Integer> pages) {
        var headings = headings(document);
        var first = place.getCTP();
        var style = first.getPPr();
        for (int i = 0; i < headings.size(); i++) {
            var name = "_Toc" + (1000 + i);
            bookmark(headings.get(i), name, i);
            try (var cursor = first.newCursor()) {
                var entry = document.insertNewParagraph(cursor).getCTP();
                if (style != null) entry.setPPr(style);
                if (i == 0) begin(entry);
                entry(entry, text(headings.get(i)), name, i < pages.size() ? pages.get(i) : 1);
                if (i == headings.size() - 1) mark(entry.addNewR(), STFldCharType.END);
            }
        }
        document.removeBodyElement(document.getPosOfParagraph(place));
    }

    private static List<CTP> headings(XWPFDocument document) {
        var headings = new ArrayList<CTP>();
        for (var paragraph : document.getDocument().getBody().getPList())
            if (paragraph.isSetPPr()
                    && paragraph.getPPr().isSetPStyle()
                    && paragraph.getPPr().getPStyle().getVal().equals(HEADING)) headings.add(paragraph);
        return headings;
    }

    private static String text(CTP paragraph) {
        var text = new StringBuilder();
        for (var run : paragraph.getRList()) for (var part : run.getTList()) text.append(part.getStringValue());
        return text.toString();
    }

    private static void bookmark(CTP heading, String name, int id) {
        var start = heading.addNewBookmarkStart();
        start.setName(name);
        start.setId(BigInteger.valueOf(id));
        heading.addNewBookmarkEnd().setId(BigInteger.valueOf(id));
    }

    private static void begin(CTP entry) {
        var begin = entry.addNewR().addNewFldChar();
        begin.setFldCharType(STFldCharType.BEGIN);
        begin.setDirty(true);
        entry.addNewR().addNewInstrText().setStringValue(" TOC \\o \"2-2\" \\h \\z ");
        mark(entry.addNewR(), STFldCharType.SEPARATE);
    }

    private static void entry(CTP entry, String title, String bookmark, int page) {
        var link = entry.addNewHyperlink();
        link.setAnchor(bookmark);
        link.addNewR().addNewT().setStringValue(title);
        link.addNewR().addNewTab();
        mark(link.addNewR(), STFldCharType.BEGIN);
        link.addNewR().addNewInstrText().setStringValue(" PAGEREF " + bookmark + " \\h ");
        mark(link.addNewR(), STFldCharType.SEPARATE);
        link.addNewR().addNewT().setStringValue(Integer.toString(page));
        mark(link.addNewR(), STFldCharType.END);
    }

    private static void mark(CTR run, STFldCharType.Enum type) {
        run.addNewFldChar().setFldCharType(type);
    }
}
