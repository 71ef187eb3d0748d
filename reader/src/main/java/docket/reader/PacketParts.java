package docket.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The sections of a packet as PDFs of their own. */
final class PacketParts {

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private PacketParts() {}

    /** What the page shows of itself and the fonts and pictures that it names. */
    static PageTraits traits(Page read, PDPage page, PageLayout layout) {
        Set<Object> parts = PageTraits.identities();
        var resources = page.getResources();
        boolean fonts = resources != null && collect(resources.getCOSObject(), parts, 0);
        return new PageTraits(
                read, fonts, parts, layout.isEmpty(), layout.rules().bars());
    }

    private static boolean collect(COSDictionary resources, Set<Object> parts, int depth) {
        var fonts = resources.getCOSDictionary(COSName.FONT);
        boolean any = fonts != null && fonts.size() > 0;
        if (fonts != null) for (COSName name : fonts.keySet()) add(fonts.getItem(name), parts);
        var objects = resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null || depth > 2) return any;
        for (COSName name : objects.keySet()) {
            add(objects.getItem(name), parts);
            var own = objects.getDictionaryObject(name) instanceof COSStream form
                    ? form.getCOSDictionary(COSName.RESOURCES)
                    : null;
            if (own != null) any |= collect(own, parts, depth + 1);
        }
        return any;
    }

    private static void add(COSBase part, Set<Object> parts) {
        if (part != null) parts.add(part);
    }

    /** Empty if the sections would be more than a packet may hold. */
    static List<Attachment> cut(PDDocument packet, List<Section> sections) throws IOException {
        var parts = new ArrayList<Attachment>();
        long total = 0;
        for (Section section : sections) {
            try (var part = new PDDocument()) {
                for (int number : section.pages()) {
                    var page = packet.getPage(number - 1);
                    var copy = part.importPage(page);
                    copy.setResources(page.getResources());
                    copy.setCropBox(page.getCropBox());
                    copy.setMediaBox(page.getMediaBox());
                    copy.setRotation(page.getRotation());
                    // Links and fields point at the whole packet and would drag it along; what they show is kept.
                    keepLooks(copy);
                }
                var bytes = new ByteArrayOutputStream();
                part.save(bytes);
                total += bytes.size();
                if (total > MOST_BYTES) return List.of();
                parts.add(new Attachment(section.name() + ".pdf", Pages.PDF, bytes.toByteArray()));
            }
        }
        return parts;
    }

    private static void keepLooks(PDPage page) throws IOException {
        var kept = page.getAnnotations(annotation -> annotation.getAppearance() != null);
        for (var annotation : kept) {
            annotation.getCOSObject().removeItem(COSName.P);
            annotation.getCOSObject().removeItem(COSName.PARENT);
            annotation.getCOSObject().removeItem(COSName.A);
            annotation.getCOSObject().removeItem(COSName.getPDFName("Popup"));
            annotation.getCOSObject().removeItem(COSName.DEST);
        }
        page.setAnnotations(kept);
    }
}
