package docket.proposal.typesetting;

import docket.proposal.Draft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;

/**
 * Sections of a Word template that stand under a condition, or once for each row of a table. Between a paragraph
 * {@code {{#if name}}} and one {@code {{/if}}} anything may stand; between {@code {{#each table}}} and {@code {{/each}}}
 * paragraphs.
 */
final class DocxSections {

    private static final Pattern MARK = Pattern.compile("\\{\\{#(if|each) ([a-z_0-9.]+)}}");

    private DocxSections() {}

    /** Fills a paragraph of a repeated section with a row. */
    interface Filling {
        void fill(XWPFParagraph paragraph, String table, Map<String, String> row);
    }

    /** @return the paragraphs that are filled already: what a value says is never looked through again */
    static Set<CTP> set(XWPFDocument document, Draft draft, Filling filling) {
        Set<CTP> filled = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var begin = next(document); begin != null; begin = next(document)) {
            var mark = mark(begin.getText());
            if (!mark.matches()) throw new IllegalStateException("a section's mark vanished");
            boolean each = mark.group(1).equals("each");
            var inside = inside(document, begin, each ? "{{/each}}" : "{{/if}}");
            if (each) repeat(document, begin, inside, mark.group(2), draft, filling, filled);
            boolean stays = !each && draft.says(mark.group(2));
            if (!stays) inside.forEach(element -> remove(document, element));
            remove(document, begin);
        }
        return filled;
    }

    private static Matcher mark(String text) {
        return MARK.matcher(text.strip());
    }

    private static @Nullable XWPFParagraph next(XWPFDocument document) {
        for (var paragraph : document.getParagraphs())
            if (mark(paragraph.getText()).matches()) return paragraph;
        return null;
    }

    /** What stands between the marks; the closing mark itself goes. */
    private static List<IBodyElement> inside(XWPFDocument document, XWPFParagraph begin, String end) {
        var inside = new ArrayList<IBodyElement>();
        var elements = List.copyOf(document.getBodyElements());
        for (int i = elements.indexOf(begin) + 1; i < elements.size(); i++) {
            if (elements.get(i) instanceof XWPFParagraph paragraph
                    && paragraph.getText().strip().equals(end)) {
                remove(document, paragraph);
                return inside;
            }
            inside.add(elements.get(i));
        }
        throw new IllegalStateException("a template opens a section that nothing closes: " + begin.getText());
    }

    private static void remove(XWPFDocument document, IBodyElement element) {
        document.removeBodyElement(document.getBodyElements().indexOf(element));
    }

    private static void repeat(
            XWPFDocument document,
            XWPFParagraph begin,
            List<IBodyElement> inside,
            String table,
            Draft draft,
            Filling filling,
            Set<CTP> filled) {
        for (var row : Placeholders.rows(draft, table))
            for (var element : inside) {
                if (!(element instanceof XWPFParagraph source))
                    throw new IllegalStateException("a repeated section of a template holds paragraphs only");
                try (var cursor = begin.getCTP().newCursor()) {
                    var place = document.insertNewParagraph(cursor);
                    place.getCTP().set(source.getCTP().copy());
                    filling.fill(new XWPFParagraph(place.getCTP(), document), table, row);
                    filled.add(place.getCTP());
                }
            }
    }
}
