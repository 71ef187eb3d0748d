package docket.reader.office;

import docket.reader.Attachment;
import docket.reader.FileNames;
import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.archive.ZipParts;
import docket.reader.office.Xml.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** DOCX, XLSX and PPTX, with or without macros (ECMA-376; ISO/IEC 29500, transitional and strict). */
public final class OoxmlPages {

    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    private static final Pattern INVOICE_ROOT = Pattern.compile(
            "<(?:[\\w.-]{1,40}:)?(?:CrossIndustryInvoice|CrossIndustryDocument|Invoice|CreditNote|FatturaElettronica\\w*)[\\s>]");
    private static final int MOST_ATTACHED = 10;

    private OoxmlPages() {}

    public static boolean isOne(ZipParts zip) {
        return zip.has("[Content_Types].xml");
    }

    public static Pages read(ZipParts zip) throws NotAccepted {
        var parts = new Parts(zip);
        var main = parts.target("", "officeDocument")
                .filter(zip::has)
                .or(() -> List.of("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml").stream()
                        .filter(zip::has)
                        .findFirst())
                .orElseThrow(() -> new NotAccepted("The file is an Office package without a document in it."));
        if (main.endsWith(".bin")) throw new NotAccepted("The file is a binary workbook (XLSB).");
        var root = parts.xml(main).orElseThrow();
        var notes = new Notes();
        var pictures = new Pictures(zip);
        if (zip.names().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")))
            notes.macros();
        var pages = switch (root.name()) {
            case "document" -> DocxPages.read(parts, main, root, notes, pictures);
            case "workbook" -> XlsxPages.read(parts, main, root, pictures);
            case "presentation" -> PptxPages.read(parts, main, root, pictures);
            default -> throw new NotAccepted("The file is an Office package of a kind Docket does not know.");
        };
        var type = root.is("document") ? DOCX : root.is("workbook") ? XLSX : PPTX;
        var facts = facts(parts);
        pictures.describe(facts);
        notes.add(pictures.findings());
        return new Pages(type, requireWords(pages), invoices(zip), facts, notes.findings());
    }

    static List<Page> requireWords(List<Page> pages) throws NotAccepted {
        if (pages.stream()
                .allMatch(page -> page.lines().isEmpty() && page.hidden().isEmpty()))
            throw new NotAccepted("The document holds no text.");
        return pages;
    }

    private static TreeMap<String, String> facts(Parts parts) throws NotAccepted {
        var facts = new TreeMap<String, String>(Map.of("textLayer", "full"));
        var core = parts.xml("docProps/core.xml");
        core.flatMap(root -> root.child("title"))
                .map(Element::textWithin)
                .map(String::strip)
                .filter(title -> !title.isEmpty())
                .ifPresent(title -> facts.put("title", title.substring(0, Math.min(200, title.length()))));
        return facts;
    }

    /** Electronic invoices that travel inside. */
    private static List<Attachment> invoices(ZipParts zip) throws NotAccepted {
        var found = new ArrayList<Attachment>();
        for (String name : zip.names()) {
            var lower = name.toLowerCase(Locale.ROOT);
            boolean candidate =
                    lower.endsWith(".xml") && (lower.contains("embeddings/") || lower.startsWith("customxml/"));
            if (!candidate || found.size() == MOST_ATTACHED) continue;
            var bytes = zip.part(name).orElseThrow();
            var start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.UTF_8);
            if (INVOICE_ROOT.matcher(start).find()) found.add(new Attachment(FileNames.shown(name), Pages.XML, bytes));
        }
        return found;
    }
}
