package docket.proposal.typesetting;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import docket.proposal.Draft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Fills an XHTML page's placeholders and prints it. Values go in as text nodes, so that no value is ever markup. */
final class PdfTemplate {

    private static final String FONT = "Roboto";
    private static final String IF = "data-if";
    private static final String EACH = "data-each";
    private static final String TOC = "data-toc";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // The library has a console handler of its own otherwise, and talks.
        XRLog.setLoggerImpl(new RenderingLog());
    }

    private final byte[] template;

    PdfTemplate(byte[] template) {
        this.template = template;
    }

    byte[] set(Draft draft) {
        var page = parse();
        page.getDocumentElement().setAttribute("lang", draft.language().getLanguage());
        var rows = elements(page, "tr").stream()
                .filter(row -> Placeholders.table(row.getTextContent(), draft).isPresent())
                .toList();
        elements(page, "*").forEach(element -> removeWithoutContent(element, draft));
        var repeated = elements(page, "*").stream()
                .filter(element -> element.hasAttribute(EACH))
                .toList();
        var texts = texts(page.getDocumentElement());
        rows.forEach(row -> texts.removeAll(texts(row)));
        repeated.forEach(element -> texts.removeAll(texts(element)));
        texts.forEach(text -> fill(text, Placeholders.fill(text.getData(), draft)));
        rows.forEach(row -> repeat(row, draft));
        repeated.forEach(element -> repeat(element, element.getAttribute(EACH), draft));
        elements(page, "table").forEach(PdfTemplate::removeWithoutRows);
        contents(page);
        return print(page, draft);
    }

    /** An element with {@code data-if="name"} stands only where that text or table has something to say. */
    private static void removeWithoutContent(Element element, Draft draft) {
        if (element.hasAttribute(IF) && element.getParentNode() != null && !draft.says(element.getAttribute(IF)))
            element.getParentNode().removeChild(element);
    }

    /** An element with {@code data-each="table"} stands once for each of the table's rows. */
    private static void repeat(Element element, String table, Draft draft) {
        if (element.getParentNode() == null) return;
        for (var values : Placeholders.rows(draft, table)) {
            var copy = (Element) element.cloneNode(true);
            copy.removeAttribute(EACH);
            texts(copy).forEach(text -> fill(text, Placeholders.fill(text.getData(), draft, table, values)));
            element.getParentNode().insertBefore(copy, element);
        }
        element.getParentNode().removeChild(element);
    }

    /** Lists the headings where {@code data-toc="h2"} stands; their pages are counted while the page is printed. */
    private static void contents(Document page) {
        for (var list : elements(page, "*").stream()
                .filter(element -> element.hasAttribute(TOC))
                .toList()) {
            var bookmarks = page.createElement("bookmarks");
            int number = 0;
            for (var heading : elements(page, list.getAttribute(TOC))) {
                var id = "section-" + ++number;
                // The words, not their box: that begins with a margin, which may be left behind on the page before.
                var words = page.createElement("span");
                words.setAttribute("id", id);
                words.setTextContent(heading.getTextContent());
                heading.setTextContent("");
                heading.appendChild(words);
                var link = page.createElement("a");
                link.setAttribute("href", "#" + id);
                link.setTextContent(heading.getTextContent());
                var entry = page.createElement("div");
                entry.setAttribute("class", "entry");
                entry.appendChild(link);
                list.appendChild(entry);
                var bookmark = page.createElement("bookmark");
                bookmark.setAttribute("name", heading.getTextContent());
                bookmark.setAttribute("href", "#" + id);
                bookmarks.appendChild(bookmark);
            }
            list.removeAttribute(TOC);
            if (number > 0) elements(page, "head").getFirst().appendChild(bookmarks);
        }
    }

    /** On which page each heading of the contents begins, counted from 1. */
    List<Integer> pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var outline = document.getDocumentCatalog().getDocumentOutline();
            var pages = new ArrayList<Integer>();
            if (outline == null) return pages;
            for (var item : outline.children()) {
                var page = item.findDestinationPage(document);
                pages.add(page == null ? 1 : document.getPages().indexOf(page) + 1);
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException("a printed page cannot be read again", e);
        }
    }

    private Document parse() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the usual one prints
            return builder.parse(new ByteArrayInputStream(template));
        } catch (SAXParseException e) {
            throw new IllegalStateException(
                    "proposal.html is no XHTML, line " + e.getLineNumber() + ": " + e.getMessage(), e);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("proposal.html is no XHTML", e);
        }
    }

    private static void repeat(Element row, Draft draft) {
        var table = Placeholders.table(row.getTextContent(), draft).orElseThrow();
        for (var values : Placeholders.rows(draft, table)) {
            var copy = row.cloneNode(true);
            row.getParentNode().insertBefore(copy, row);
            texts(copy).forEach(text -> fill(text, Placeholders.fill(text.getData(), draft, table, values)));
        }
        row.getParentNode().removeChild(row);
    }

    private static void removeWithoutRows(Element table) {
        if (table.getElementsByTagName("td").getLength() == 0)
            table.getParentNode().removeChild(table);
    }

    /** Puts the filled text in the place of its template, gaps marked. */
    private static void fill(Text text, String filled) {
        if (filled.equals(text.getData())) return;
        var parent = text.getParentNode();
        if (filled.isBlank()
                && Placeholders.alone(text.getData())
                && parent.getNodeName().equals("p")) {
            parent.getParentNode().removeChild(parent);
            return;
        }
        int from = 0;
        var gaps = Placeholders.GAP.matcher(filled);
        while (gaps.find()) {
            lines(parent, text, filled.substring(from, gaps.start()));
            var mark = text.getOwnerDocument().createElement("mark");
            mark.setTextContent(gaps.group());
            parent.insertBefore(mark, text);
            from = gaps.end();
        }
        lines(parent, text, filled.substring(from));
        parent.removeChild(text);
    }

    private static void lines(Node parent, Text before, String text) {
        var document = before.getOwnerDocument();
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) parent.insertBefore(document.createElement("br"), before);
            parent.insertBefore(document.createTextNode(lines[i]), before);
        }
    }

    private static List<Element> elements(Document page, String tag) {
        var found = page.getElementsByTagName(tag);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
        return elements;
    }

    private static List<Text> texts(Node node) {
        var texts = new ArrayList<Text>();
        if (node instanceof Text text) texts.add(text);
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling())
            texts.addAll(texts(child));
        return texts;
    }

    private static byte[] print(Document page, Draft draft) {
        try (var out = new ByteArrayOutputStream();
                var paper = new PDDocument()) {
            var builder = new PdfRendererBuilder()
                    .withW3cDocument(page, null)
                    .toStream(out)
                    .usePDDocument(paper)
                    .useFont(font(paper, "Regular"), FONT, REGULAR, FontStyle.NORMAL, true)
                    .useFont(font(paper, "Bold"), FONT, BOLD, FontStyle.NORMAL, true);
            // The template names no address, and a value must never make one.
            builder.useUriResolver((_, _) -> null);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                var facts = new PDDocumentInformation();
                facts.setTitle(draft.texts().getOrDefault("title", ""));
                facts.setProducer("Docket");
                facts.setCreationDate(GregorianCalendar.from(draft.on().atStartOfDay(ZoneOffset.UTC)));
                paper.setDocumentInformation(facts);
                paper.getDocumentCatalog().setLanguage(draft.language().toLanguageTag());
                paper.setDocumentId(0L); // of the moment otherwise
                paper.save(out);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be printed", e);
        }
    }

    private static PDFontSupplier font(PDDocument paper, String weight) throws IOException {
        var name = "/fonts/ttf/Roboto/Roboto-" + weight + ".ttf";
        try (var in = PdfTemplate.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no font " + name);
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // Ligatures are looked for anew in every piece of text; that was four fifths of a proposal's time.
            font.setEnableGsub(false);
            return new PDFontSupplier(PDType0Font.load(paper, font, true));
        }
    }
}
