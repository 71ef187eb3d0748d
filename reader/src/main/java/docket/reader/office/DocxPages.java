package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.office.Xml.Element;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Paper;
import docket.reader.paper.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Word document: its body, headers and footers around it, notes behind it. */
final class DocxPages {

    private DocxPages() {}

    static List<Page> read(Parts parts, String main, Element document, Notes notes, Pictures pictures)
            throws NotAccepted {
        var styles = new DocxStyles(part(parts, main, "styles"));
        var numbers = new DocxNumbers(part(parts, main, "numbering"));
        var body = document.child("body").orElseThrow(() -> new NotAccepted("The document holds no text."));
        var writer = new DocxBlocks(styles, numbers).showing(pictures, parts.targets(main));
        var blocks = new ArrayList<Block>(writer.blocks(body));
        notes.changes(writer.changes());
        blocks.addAll(notes(parts, main, "footnotes", "footnote", styles, numbers));
        blocks.addAll(notes(parts, main, "endnotes", "endnote", styles, numbers));
        var comments = part(parts, main, "comments");
        notes.comments(comments.map(root -> root.all("comment").size()).orElse(0));
        notes.outside(outside(parts, main));
        return Paper.pages(
                blocks,
                edge(parts, main, body, "headerReference", styles, numbers),
                edge(parts, main, body, "footerReference", styles, numbers));
    }

    private static Optional<Element> part(Parts parts, String main, String type) throws NotAccepted {
        var target = parts.target(main, type);
        return target.isEmpty() ? Optional.empty() : parts.xml(target.get());
    }

    private static int outside(Parts parts, String main) throws NotAccepted {
        int count = 0;
        int slash = main.lastIndexOf('/') + 1;
        var folder = main.substring(0, slash) + "_rels/";
        for (String name : List.of(folder + main.substring(slash) + ".rels", folder + "settings.xml.rels")) {
            var relations = parts.xml(name);
            if (relations.isEmpty()) continue;
            for (Element each : relations.get().all("Relationship")) {
                boolean link = each.attribute("Type").endsWith("/hyperlink");
                if (each.attribute("TargetMode").equals("External") && !link) count++;
            }
        }
        return count;
    }

    /** The document's first header that holds words, or the first page's if only that does. */
    private static List<Block> edge(
            Parts parts, String main, Element body, String reference, DocxStyles styles, DocxNumbers numbers)
            throws NotAccepted {
        var targets = parts.targets(main);
        var references = new ArrayList<Element>();
        body.each("sectPr", section -> references.addAll(section.all(reference)));
        references.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        for (Element each : references) {
            var target = targets.get(each.attribute("r:id"));
            if (target == null) continue;
            var root = parts.xml(target);
            if (root.isEmpty()) continue;
            var blocks = new DocxBlocks(styles, numbers).blocks(root.get());
            if (blocks.stream().anyMatch(DocxPages::hasWords)) return blocks;
        }
        return List.of();
    }

    private static int rank(Element reference) {
        return switch (reference.attribute("type")) {
            case "first" -> 0;
            case "default" -> 1;
            default -> 2;
        };
    }

    private static boolean hasWords(Block block) {
        return !(block instanceof Paragraph paragraph)
                || paragraph.spans().stream().anyMatch(span -> !span.text().isBlank());
    }

    private static List<Block> notes(
            Parts parts, String main, String type, String element, DocxStyles styles, DocxNumbers numbers)
            throws NotAccepted {
        var root = part(parts, main, type);
        if (root.isEmpty()) return List.of();
        var blocks = new ArrayList<Block>();
        for (Element note : root.get().all(element)) {
            var kind = note.attribute("type");
            if (kind.isEmpty() || kind.equals("normal")) blocks.addAll(new DocxBlocks(styles, numbers).blocks(note));
        }
        if (!blocks.isEmpty()) blocks.addFirst(new Paragraph(List.of(Span.plain(""))));
        return blocks;
    }
}
