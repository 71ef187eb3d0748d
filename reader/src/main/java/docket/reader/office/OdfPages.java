package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.archive.ZipParts;
import docket.reader.office.Xml.Element;
import docket.reader.paper.Block;
import docket.reader.paper.Paper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** OpenDocument text, spreadsheets and presentations (ISO/IEC 26300). */
public final class OdfPages {

    private static final String TYPE = "application/vnd.oasis.opendocument.";

    private OdfPages() {}

    public static boolean isOne(ZipParts zip) throws NotAccepted {
        var type = zip.part("mimetype");
        return type.isPresent()
                && new String(type.get(), StandardCharsets.US_ASCII).strip().startsWith(TYPE);
    }

    public static Pages read(ZipParts zip) throws NotAccepted {
        var manifest = zip.part("META-INF/manifest.xml");
        if (manifest.isPresent()) {
            boolean[] encrypted = new boolean[1];
            Xml.parse(withoutDoctype(manifest.get())).each("encryption-data", _ -> encrypted[0] = true);
            if (encrypted[0]) throw NotAccepted.needsPassword("The document");
        }
        var content = zip.part("content.xml");
        if (content.isEmpty()) throw new NotAccepted("The file is an OpenDocument package without a document in it.");
        var root = Xml.parse(content.get());
        var named = zip.part("styles.xml");
        var styles = new OdfStyles(root, named.isEmpty() ? root : Xml.parse(named.get()));
        var notes = new Notes();
        if (zip.names().stream()
                .anyMatch(name -> name.startsWith("Basic/") && name.endsWith(".xml") && !name.contains("script-l")))
            notes.macros();
        var body = root.child("body").orElseThrow(() -> new NotAccepted("The document holds no text."));
        var pictures = new Pictures(zip);
        var pages = pages(body, styles, notes, pictures);
        var type = new String(zip.part("mimetype").orElseThrow(), StandardCharsets.US_ASCII).strip();
        var facts = facts(zip);
        pictures.describe(facts);
        notes.add(pictures.findings());
        return new Pages(type, OoxmlPages.requireWords(pages), List.of(), facts, notes.findings());
    }

    private static List<Page> pages(Element body, OdfStyles styles, Notes notes, Pictures pictures) throws NotAccepted {
        var text = body.child("text");
        var sheets = body.child("spreadsheet");
        var slides = body.child("presentation").or(() -> body.child("drawing"));
        if (text.isPresent()) {
            var writer = new OdfBlocks(styles, pictures);
            var blocks = new ArrayList<Block>(writer.blocks(text.get()));
            blocks.addAll(writer.notes());
            notes.comments(writer.comments());
            text.get()
                    .child("tracked-changes")
                    .ifPresent(changes ->
                            notes.changes(changes.all("changed-region").size()));
            return Paper.pages(
                    blocks,
                    styles.edge("header")
                            .map(each -> new OdfBlocks(styles).blocks(each))
                            .orElse(List.of()),
                    styles.edge("footer")
                            .map(each -> new OdfBlocks(styles).blocks(each))
                            .orElse(List.of()));
        }
        if (sheets.isPresent()) return Paper.pages(OdfSheets.blocks(sheets.get(), styles));
        if (slides.isPresent()) {
            var blocks = new ArrayList<Block>();
            for (Element slide : slides.get().all("page")) {
                if (!blocks.isEmpty()) blocks.add(new Block.PageBreak());
                blocks.addAll(new OdfBlocks(styles, pictures).blocks(slide));
            }
            return Paper.pages(blocks);
        }
        throw new NotAccepted("The file is an OpenDocument package of a kind Docket does not know.");
    }

    /** Old writers declare the manifest's public DTD; an empty declaration pulls in nothing. */
    private static byte[] withoutDoctype(byte[] xml) {
        var text = new String(xml, StandardCharsets.UTF_8);
        return text.replaceFirst("<!DOCTYPE [^>\\[]{0,200}>", "").getBytes(StandardCharsets.UTF_8);
    }

    private static TreeMap<String, String> facts(ZipParts zip) throws NotAccepted {
        var facts = new TreeMap<String, String>(Map.of("textLayer", "full"));
        var meta = zip.part("meta.xml");
        if (meta.isPresent()) {
            Xml.parse(meta.get())
                    .at("meta", "title")
                    .map(title -> title.textWithin().strip())
                    .filter(title -> !title.isEmpty())
                    .ifPresent(title -> facts.put("title", title.substring(0, Math.min(200, title.length()))));
        }
        return facts;
    }
}
