package docket.reader;

import docket.reader.pdf.PageContent;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** What was filled in, stamped or noted on a page: shown as the file draws it, or as its value where it draws nothing. */
final class Annotations {

    private static final int MOST = 2_000;
    private static final int DEEPEST = 16;
    private static final int HIDDEN = 2;
    private static final int NO_VIEW = 32;
    private static final int PASSWORD = 1 << 13;
    private static final COSName POPUP = COSName.getPDFName("Popup");
    private static final COSName LINK = COSName.getPDFName("Link");
    private static final Set<String> VALUED = Set.of("Tx", "Ch");

    private Annotations() {}

    static void paint(PDPage page, PageContent content, PageLayout layout) {
        if (!(page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray all)) return;
        for (int i = 0; i < Math.min(MOST, all.size()); i++) {
            if (all.getObject(i) instanceof COSDictionary annotation) paint(annotation, page, content, layout);
        }
    }

    private static void paint(COSDictionary annotation, PDPage page, PageContent content, PageLayout layout) {
        var kind = annotation.getCOSName(COSName.SUBTYPE);
        if (kind == null || kind.equals(LINK) || kind.equals(POPUP)) return;
        if ((annotation.getInt(COSName.F, 0) & (HIDDEN | NO_VIEW)) != 0 || content.isSwitchedOff(annotation)) return;
        if (!(annotation.getDictionaryObject(COSName.RECT) instanceof COSArray corners) || corners.size() < 4) return;
        var place = new PDRectangle(corners);
        int before = layout.letters();
        var appearance = appearance(annotation);
        if (appearance != null) content.paint(page, place, appearance, layout);
        if (layout.letters() > before) return;
        var value = value(annotation, kind.getName());
        if (value != null && !value.isBlank()) write(value.strip(), place, page.getCropBox(), layout);
    }

    private static @Nullable COSStream appearance(COSDictionary annotation) {
        var all = annotation.getCOSDictionary(COSName.AP);
        var normal = all == null ? null : all.getDictionaryObject(COSName.N);
        if (normal instanceof COSStream stream) return stream;
        if (!(normal instanceof COSDictionary states)) return null;
        var state = annotation.getCOSName(COSName.AS);
        return state != null && states.getDictionaryObject(state) instanceof COSStream stream ? stream : null;
    }

    private static @Nullable String value(COSDictionary annotation, String kind) {
        if (kind.equals("FreeText")) return text(annotation.getDictionaryObject(COSName.CONTENTS));
        if (!kind.equals("Widget") || !(inherited(annotation, COSName.FT) instanceof COSName type)) return null;
        boolean secret =
                inherited(annotation, COSName.FF) instanceof COSNumber flags && (flags.intValue() & PASSWORD) != 0;
        return VALUED.contains(type.getName()) && !secret ? text(inherited(annotation, COSName.V)) : null;
    }

    private static @Nullable String text(@Nullable COSBase value) {
        return switch (value) {
            case COSString string -> string.getString();
            case COSArray several when several.size() > 0 -> text(several.getObject(0));
            case null, default -> null;
        };
    }

    private static @Nullable COSBase inherited(COSDictionary field, COSName key) {
        COSDictionary each = field;
        for (int i = 0; each != null && i < DEEPEST; i++) {
            var found = each.getDictionaryObject(key);
            if (found != null) return found;
            each = each.getCOSDictionary(COSName.PARENT);
        }
        return null;
    }

    /** As a viewer would write it that makes up the appearance by itself. */
    private static void write(String value, PDRectangle place, PDRectangle paper, PageLayout layout) {
        var lines = value.split("\\R", 20);
        double size = Math.clamp(0.7 * place.getHeight() / lines.length, 4, 11);
        double y = place.getUpperRightY()
                - paper.getLowerLeftY()
                - (lines.length == 1 ? (place.getHeight() + 0.6 * size) / 2 : size);
        layout.style(0, size, size * 0.25, false, 0);
        for (String line : lines) {
            double x = place.getLowerLeftX() - paper.getLowerLeftX() + 2;
            for (int i = 0; i < Math.min(line.length(), 2_000); i++) {
                layout.letter(line.substring(i, i + 1), x, y, 0.5 * size, 0);
                x += 0.5 * size;
            }
            layout.letter(" ", x, y, 0.25 * size, 0);
            y -= 1.2 * size;
        }
    }
}
