package docket.reader;

import docket.messages.Refusal;
import docket.reader.pdf.PageContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** A PDF as pages of words, with the files embedded in it, from one parse. */
final class PdfPages {

    private static final int MOST_ATTACHMENTS = 50;
    private static final int LARGEST_ATTACHMENT = 8 * 1024 * 1024;
    private static final int DEEPEST_NAME_TREE = 16;

    /** PDFBox tells each fault of a file with parts of its text; documents stay out of logs. Held, or it is forgotten. */
    private static final List<Logger> SILENCED =
            List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

    static {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private final PDDocument document;
    private final ReadingWorkers.Budget budget;
    private final Map<COSDictionary, Attachment> attachments = new LinkedHashMap<>();
    private final List<COSDictionary> streams = new ArrayList<>();

    private PdfPages(PDDocument document, ReadingWorkers.Budget budget) {
        this.document = document;
        this.budget = budget;
    }

    static Pages read(byte[] bytes, String password) throws NotAccepted {
        try {
            return ReadingWorkers.run(budget -> {
                Unpacking.check(bytes, budget);
                try (var document = Loader.loadPDF(
                        new BudgetedBytes(bytes, budget), password, IOUtils.createMemoryOnlyStreamCache())) {
                    return new PdfPages(document, budget).pages();
                }
            });
        } catch (NotAccepted | ReadingWorkers.Busy e) {
            throw e;
        } catch (InvalidPasswordException e) {
            throw NotAccepted.needsPassword("The PDF", password);
        } catch (InterruptedException e) {
            throw new ReadingWorkers.Busy();
        } catch (Exception e) {
            throw new NotAccepted("The PDF is damaged or cut off and cannot be read.");
        }
    }

    /** A locked PDF without its lock; empty if the password does not open it, or it has none. */
    static Optional<byte[]> unlocked(byte[] bytes, String password) {
        try {
            return ReadingWorkers.run(budget -> {
                try (var document = Loader.loadPDF(
                        new BudgetedBytes(bytes, budget), password, IOUtils.createMemoryOnlyStreamCache())) {
                    if (!document.isEncrypted()) return Optional.empty();
                    document.setAllSecurityToBeRemoved(true);
                    var out = new ByteArrayOutputStream(bytes.length + 4096);
                    document.save(out);
                    return Optional.of(out.toByteArray());
                }
            });
        } catch (ReadingWorkers.Busy e) {
            throw e;
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    private Pages pages() throws IOException, NotAccepted {
        if (document.getNumberOfPages() > Reader.MAX_PAGES) {
            throw NotAccepted.because(
                    Refusal.TOO_LARGE, "The PDF has too many pages (" + document.getNumberOfPages() + ").");
        }
        if (document.getNumberOfPages() <= 0) throw new NotAccepted("The PDF has no pages.");
        var pages = new ArrayList<Page>();
        var unread = new ArrayList<Integer>();
        var traits = new ArrayList<PageTraits>();
        long letters = 0;
        try (var content = new PageContent(document, new Measured(budget))) {
            for (var page : document.getPages()) {
                if (pages.size() == Reader.MAX_PAGES) break;
                var box = page.getCropBox();
                var layout = new PageLayout(new Sheet(box.getWidth(), box.getHeight(), page.getRotation()));
                content.paint(page, layout);
                Annotations.paint(page, content, layout);
                letters += layout.letters();
                if (letters > MOST_LETTERS) throw new ReadingWorkers.Budget.Over();
                pages.add(layout.page(pages.size() + 1));
                traits.add(PacketParts.traits(pages.getLast(), page, layout));
                if (ScannedPages.isUnread(pages.getLast(), layout.isMostlyPicture(), layout.isPainted()))
                    unread.add(pages.size() - 1);
            }
        }
        if (pages.isEmpty()) throw new NotAccepted("The PDF has no pages.");
        collectAttachments();
        var findings = new ArrayList<>(HiddenText.in(pages));
        findings.addAll(ActiveContent.in(document));
        var facts = new TreeMap<>(metadata(pages));
        var scanned = new ScannedPages(document, unread.size() < pages.size());
        for (int i : unread) pages.set(i, scanned.read(pages.get(i)));
        facts.putAll(scanned.facts());
        findings.addAll(scanned.findings());
        for (int i : unread) traits.set(i, traits.get(i).with(pages.get(i)));
        return packet(traits, facts)
                .map(parts -> new Pages(Pages.PDF, pages, parts, facts, findings))
                .orElseGet(() -> new Pages(Pages.PDF, pages, List.copyOf(attachments.values()), facts, findings));
    }

    /** By how many degrees clockwise {@link #read} stands a scanned page upright, beyond what the file says. */
    static int turn(PDDocument document, int number, ReadingWorkers.Budget budget) throws IOException {
        var page = document.getPage(number - 1);
        var box = page.getCropBox();
        var layout = new PageLayout(new Sheet(box.getWidth(), box.getHeight(), page.getRotation()));
        try (var content = new PageContent(document, new Measured(budget))) {
            content.paint(page, layout);
            Annotations.paint(page, content, layout);
        }
        var stated = layout.page(number);
        if (!ScannedPages.isUnread(stated, layout.isMostlyPicture(), layout.isPainted())) return 0;
        return new ScannedPages(document, document.getNumberOfPages() > 1).turn(stated);
    }

    /** The documents in a packet; empty for a file that is one document, as one with an invoice as XML is. */
    private Optional<List<Attachment>> packet(List<PageTraits> pages, Map<String, String> facts) throws IOException {
        var blank = pages.stream()
                .filter(PageTraits::isEmpty)
                .map(page -> Integer.toString(page.page().number()))
                .collect(Collectors.joining(" "));
        if (!blank.isEmpty() && blank.length() < 200) facts.put("blankPages", blank);
        if (pages.size() < 2 || attachments.values().stream().anyMatch(Attachment::isXml)) return Optional.empty();
        var sections = Packet.sections(pages);
        if (sections.size() < 2) return Optional.empty();
        var parts = PacketParts.cut(document, sections);
        if (parts.isEmpty()) return Optional.empty();
        facts.put(Pages.PACKET, Integer.toString(sections.size()));
        return Optional.of(parts);
    }

    /** Of the whole document; a book of 300 pages has a million, and more would not fit into a small heap. */
    private static final int MOST_LETTERS = 2_500_000;

    /** More operators than any honest document has. */
    private static final int MOST_OPERATIONS = 6_000_000;

    /** What one document may cost; it ends as one that takes too much work. */
    private static final class Measured implements docket.reader.pdf.Limits {

        private final ReadingWorkers.Budget budget;
        private int operations;

        Measured(ReadingWorkers.Budget budget) {
            this.budget = budget;
        }

        @Override
        public void check() {
            budget.check();
            if (++operations > MOST_OPERATIONS) throw new ReadingWorkers.Budget.Over();
        }

        @Override
        public void unpacked(long bytes) {
            budget.check();
            if (bytes > Unpacking.MOST_BYTES) throw new OutOfMemoryError("a stream unpacks to too much");
        }
    }

    private Map<String, String> metadata(List<Page> pages) {
        var facts = new TreeMap<String, String>();
        long withText = pages.stream().filter(page -> !page.lines().isEmpty()).count();
        facts.put("textLayer", withText == 0 ? "none" : withText == pages.size() ? "full" : "partial");
        PDDocumentInformation information = document.getDocumentInformation();
        if (isPortfolio()) facts.put(Pages.PORTFOLIO, "true");
        put(facts, "title", information.getTitle());
        put(facts, "producer", information.getProducer());
        put(facts, "creator", information.getCreator());
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank())
            facts.put(
                    name, value.strip().substring(0, Math.min(200, value.strip().length())));
    }

    /** Embedded files hang in the name tree; PDF/A-3 lists them as associated files (AF) of the document or a page too. */
    private void collectAttachments() {
        var catalog = document.getDocumentCatalog();
        try {
            var names = catalog.getNames();
            if (names != null && names.getEmbeddedFiles() != null) collect(names.getEmbeddedFiles(), 0);
        } catch (IOException | RuntimeException e) {
            // A broken name tree leaves the associated files.
        }
        collect(catalog.getCOSObject().getDictionaryObject(COSName.AF));
        int first = 0;
        for (var page : document.getPages()) {
            if (first++ == 20) break;
            collect(page.getCOSObject().getDictionaryObject(COSName.AF));
        }
    }

    private void collect(PDNameTreeNode<PDComplexFileSpecification> node, int depth) throws IOException {
        if (depth > DEEPEST_NAME_TREE) return;
        budget.check();
        var names = node.getNames();
        if (names != null) names.forEach((name, file) -> add(name, file));
        var kids = node.getKids();
        if (kids != null) for (var kid : kids) collect(kid, depth + 1);
    }

    private void collect(@Nullable COSBase associated) {
        if (!(associated instanceof COSArray files)) return;
        for (int i = 0; i < files.size() && i < MOST_ATTACHMENTS; i++) {
            if (files.getObject(i) instanceof COSDictionary dictionary) {
                add("", new PDComplexFileSpecification(dictionary));
            }
        }
    }

    private void add(String name, @Nullable PDComplexFileSpecification file) {
        if (file == null || attachments.size() >= MOST_ATTACHMENTS || attachments.containsKey(file.getCOSObject()))
            return;
        try {
            var embedded = embedded(file);
            if (embedded == null) return;
            var given = file.getFileUnicode() != null ? file.getFileUnicode() : file.getFile();
            var shown = given != null && !given.isBlank() ? given : name;
            if (alreadyThere(embedded)) return;
            var bytes = bytes(embedded);
            var isXml = FileType.of(bytes) == FileType.XML;
            var attachment = isXml
                    ? new Attachment(shown, Pages.XML, bytes)
                    : new Attachment(
                            shown,
                            embedded.getSubtype() == null ? Attachment.UNTOLD : embedded.getSubtype(),
                            isCollection() ? bytes : new byte[0]);
            attachments.put(file.getCOSObject(), attachment);
            streams.add(embedded.getCOSObject());
        } catch (IOException | RuntimeException e) {
            // An attachment that cannot be unpacked is as good as none; the page is still there to be read.
        }
    }

    /** ISO 32000-1, 7.11.6: the document is meant to be shown as the collection of its files. */
    private boolean isCollection() {
        return document.getDocumentCatalog().getCOSObject().containsKey(COSName.getPDFName("Collection"));
    }

    /** An invoice with its XML may be called a collection too; that one is a document with an attachment. */
    private boolean isPortfolio() {
        return isCollection()
                && !attachments.isEmpty()
                && attachments.values().stream().noneMatch(Attachment::isXml);
    }

    private boolean alreadyThere(PDEmbeddedFile file) {
        return streams.stream().anyMatch(stream -> stream == file.getCOSObject());
    }

    private static @Nullable PDEmbeddedFile embedded(PDComplexFileSpecification file) {
        if (file.getEmbeddedFileUnicode() != null) return file.getEmbeddedFileUnicode();
        return file.getEmbeddedFile();
    }

    private static byte[] bytes(PDEmbeddedFile file) throws IOException {
        try (InputStream in = file.createInputStream()) {
            var bytes = in.readNBytes(LARGEST_ATTACHMENT + 1);
            return bytes.length > LARGEST_ATTACHMENT ? new byte[0] : bytes;
        }
    }
}
