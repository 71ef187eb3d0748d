package docket.contract.redline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes proposals into a Word file as tracked changes ({@code w:del}, {@code w:ins}) with a comment each, so that the
 * other side may accept or reject them one by one. Only runs of plain text are cut; all else stays as it is.
 */
final class DocxRedline {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String DOCUMENT = "word/document.xml";
    private static final String COMMENTS = "word/comments.xml";
    private static final String RELATIONS = "word/_rels/document.xml.rels";
    private static final String TYPES = "[Content_Types].xml";
    /** A paragraph this short is found in too many places. */
    private static final int LEAST_LETTERS = 20;

    private final WordFile file;
    private final Document document;
    private final Document comments;
    private final String author;
    private final String date;
    private int next;

    DocxRedline(byte[] original, String author, Instant now) throws IOException {
        this.file = new WordFile(original);
        this.document = file.xml(DOCUMENT);
        this.author = author;
        this.date = now.truncatedTo(ChronoUnit.SECONDS).toString();
        if (file.has(COMMENTS)) comments = file.xml(COMMENTS);
        else {
            comments = WordFile.parse(("<w:comments xmlns:w=\"" + W + "\"/>").getBytes(StandardCharsets.UTF_8));
            register();
        }
        // A number of a change, bookmark or comment may be given once only.
        this.next = Math.max(highestId(document), highestId(comments)) + 1;
    }

    private static int highestId(Document part) {
        int highest = 0;
        var all = part.getElementsByTagNameNS(W, "*");
        for (int i = 0; i < all.getLength(); i++) {
            var id = ((Element) all.item(i)).getAttributeNS(W, "id");
            if (id.matches("\\d{1,9}")) highest = Math.max(highest, Integer.parseInt(id));
        }
        return highest;
    }

    /** @return how many found their passage */
    int write(List<Proposal> proposals) {
        int placed = 0;
        for (var proposal : proposals) {
            var at = proposal.at();
            if (at == null) {
                append(proposal);
                placed++;
            } else {
                for (var paragraph : elements(document.getDocumentElement(), "p")) {
                    if (place(paragraph, letters(at.quote()), proposal)) {
                        placed++;
                        break;
                    }
                }
            }
        }
        return placed;
    }

    byte[] bytes() throws IOException {
        file.put(DOCUMENT, document);
        file.put(COMMENTS, comments);
        return file.bytes();
    }

    /** A text node with where its letters begin among those of the paragraph. */
    private record Piece(Element run, Element text, int from) {}

    private boolean place(Element paragraph, String quote, Proposal proposal) {
        separate(paragraph);
        var pieces = new ArrayList<Piece>();
        var all = new StringBuilder();
        for (var child : children(paragraph)) {
            if (!child.getLocalName().equals("r")) continue;
            var texts = elements(child, "t");
            for (var text : texts) {
                pieces.add(new Piece(child, text, all.length()));
                all.append(letters(text.getTextContent()));
            }
        }
        int from = all.indexOf(quote);
        int to = from + quote.length();
        if (from < 0) {
            // Numbers of clauses are not among a paragraph's letters, and a quote may run over several paragraphs.
            if (all.length() < LEAST_LETTERS || quote.indexOf(all.toString()) < 0) return false;
            from = 0;
            to = all.length();
        }
        var cut = new ArrayList<Element>();
        for (var piece : pieces) {
            int length = letters(piece.text().getTextContent()).length();
            int begin = Math.max(from, piece.from()) - piece.from();
            int end = Math.min(to, piece.from() + length) - piece.from();
            if (begin < end) cut.add(cut(piece, begin, end));
        }
        if (cut.isEmpty()) return false;
        mark(cut, proposal);
        return true;
    }

    /** Runs of several texts, as with a tab or a line break between them, become one run for each. */
    private static void separate(Element paragraph) {
        for (var run : children(paragraph)) {
            if (!run.getLocalName().equals("r") || elements(run, "t").size() < 2) continue;
            var properties = elements(run, "rPr");
            for (var part : children(run)) {
                if (part.getLocalName().equals("rPr")) continue;
                var own = (Element) run.cloneNode(false);
                if (!properties.isEmpty()) own.appendChild(properties.getFirst().cloneNode(true));
                own.appendChild(part);
                paragraph.insertBefore(own, run);
            }
            paragraph.removeChild(run);
        }
    }

    /** The run with just these letters; what is before and behind it becomes runs of its own. */
    private Element cut(Piece piece, int begin, int end) {
        var text = piece.text().getTextContent();
        int first = begin == 0 ? 0 : offset(text, begin);
        int last = end >= letters(text).length() ? text.length() : wordEnd(text, offset(text, end - 1) + 1);
        var run = piece.run();
        var parent = run.getParentNode();
        if (first > 0) parent.insertBefore(copy(run, text.substring(0, first)), run);
        if (last < text.length()) parent.insertBefore(copy(run, text.substring(last)), run.getNextSibling());
        setText(piece.text(), text.substring(first, last));
        return run;
    }

    private void mark(List<Element> runs, Proposal proposal) {
        var first = runs.getFirst();
        var parent = first.getParentNode();
        var id = comment(proposal.remark());
        parent.insertBefore(ranged("commentRangeStart", id), first);
        var properties = elements(first, "rPr");
        Node after = runs.getLast();
        if (!proposal.wording().isEmpty()) {
            for (var run : runs) {
                var deleted = change("del");
                parent.replaceChild(deleted, run);
                for (var text : elements(run, "t")) {
                    var gone = element("delText");
                    setText(gone, text.getTextContent());
                    run.replaceChild(gone, text);
                }
                deleted.appendChild(run);
                after = deleted;
            }
            var inserted = inserted(proposal.wording(), properties.isEmpty() ? null : properties.getFirst());
            after = insertAfter(parent, inserted, after);
        }
        after = insertAfter(parent, ranged("commentRangeEnd", id), after);
        insertAfter(parent, reference(id), after);
    }

    /** A clause that is missing is proposed at the end. */
    private void append(Proposal proposal) {
        var body = elements(document.getDocumentElement(), "body").getFirst();
        var id = comment(proposal.remark());
        var paragraph = element("p");
        // The paragraph's end is an insertion as well: who rejects the clause is left without an empty line.
        var properties = element("pPr");
        var mark = element("rPr");
        mark.appendChild(change("ins"));
        properties.appendChild(mark);
        paragraph.appendChild(properties);
        paragraph.appendChild(ranged("commentRangeStart", id));
        paragraph.appendChild(inserted(proposal.wording(), null));
        paragraph.appendChild(ranged("commentRangeEnd", id));
        paragraph.appendChild(reference(id));
        var last = children(body).isEmpty() ? null : children(body).getLast();
        boolean settings = last != null && last.getLocalName().equals("sectPr");
        body.insertBefore(paragraph, settings ? last : null);
    }

    private Element inserted(String wording, @Nullable Element properties) {
        var inserted = change("ins");
        var run = element("r");
        if (properties != null) run.appendChild(properties.cloneNode(true));
        var text = element("t");
        setText(text, wording);
        run.appendChild(text);
        inserted.appendChild(run);
        return inserted;
    }

    private String comment(String remark) {
        var id = Integer.toString(next++);
        var comment = comments.createElementNS(W, "w:comment");
        stamp(comment, id);
        comment.setAttributeNS(W, "w:initials", "D");
        var paragraph = comments.createElementNS(W, "w:p");
        var run = comments.createElementNS(W, "w:r");
        var text = comments.createElementNS(W, "w:t");
        setText(text, remark);
        run.appendChild(text);
        paragraph.appendChild(run);
        comment.appendChild(paragraph);
        comments.getDocumentElement().appendChild(comment);
        return id;
    }

    private Element reference(String id) {
        var run = element("r");
        run.appendChild(ranged("commentReference", id));
        return run;
    }

    private Element ranged(String name, String id) {
        var element = element(name);
        element.setAttributeNS(W, "w:id", id);
        return element;
    }

    private Element change(String name) {
        var change = element(name);
        stamp(change, Integer.toString(next++));
        return change;
    }

    private void stamp(Element element, String id) {
        element.setAttributeNS(W, "w:id", id);
        element.setAttributeNS(W, "w:author", author);
        element.setAttributeNS(W, "w:date", date);
    }

    private Element copy(Element run, String text) {
        var copy = (Element) run.cloneNode(true);
        setText(elements(copy, "t").getFirst(), text);
        return copy;
    }

    /** Says that there are comments now. */
    private void register() throws IOException {
        var types = file.xml(TYPES);
        var type = types.createElementNS(types.getDocumentElement().getNamespaceURI(), "Override");
        type.setAttribute("PartName", "/" + COMMENTS);
        type.setAttribute("ContentType", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml");
        types.getDocumentElement().appendChild(type);
        file.put(TYPES, types);
        var relations = file.has(RELATIONS)
                ? file.xml(RELATIONS)
                : WordFile.parse(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
                                .getBytes(StandardCharsets.UTF_8));
        var relation = relations.createElementNS(relations.getDocumentElement().getNamespaceURI(), "Relationship");
        relation.setAttribute("Id", "rIdDocketComments");
        relation.setAttribute("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments");
        relation.setAttribute("Target", "comments.xml");
        relations.getDocumentElement().appendChild(relation);
        file.put(RELATIONS, relations);
    }

    private Element element(String name) {
        return document.createElementNS(W, "w:" + name);
    }

    private static void setText(Element element, String text) {
        element.setTextContent(text);
        element.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    }

    private static Node insertAfter(Node parent, Node added, Node before) {
        return parent.insertBefore(added, before.getNextSibling());
    }

    private static List<Element> elements(Element within, String name) {
        var found = within.getElementsByTagNameNS(W, name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
        return elements;
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) children.add(element);
        }
        return children;
    }

    /** Letters and digits only: lines, spaces and quotation marks differ between a page and its file. */
    private static String letters(String text) {
        var letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) letters.append(text.charAt(i));
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /** With the full stop or bracket that follows, without the space. */
    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && !Character.isLetterOrDigit(text.charAt(end))) end++;
        return end;
    }

    /** Where the letter with this number stands. */
    private static int offset(String text, int letter) {
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) continue;
            if (seen++ == letter) return i;
        }
        return text.length();
    }
}
