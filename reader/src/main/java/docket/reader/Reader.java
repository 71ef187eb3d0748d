package docket.reader;

import docket.messages.Refusal;
import docket.reader.ocr.ImagePages;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.regex.Pattern;

/** Turns a file into pages of positioned words. Reads no network and runs nothing that a file carries. */
public final class Reader {

    /** Part of the key under which pages are kept: another version reads anew. */
    public static final String VERSION = "reader-3";

    static final int MAX_BYTES = 50 * 1024 * 1024;
    public static final int MAX_PAGES = 1000;

    /**
     * Servers answer with a page of words when they do not give out a file, and programs save it under the file's name.
     * What it says is not the document.
     */
    private static final Pattern FAILED_DOWNLOAD =
            Pattern.compile("(?i)\\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|png|jpe?g|tiff?|eml|msg)$");

    /**
     * Never throws for bad input.
     *
     * @param fileName for messages only; the type is decided by content
     * @throws ReadingWorkers.Busy if the machine had no time for the file; trying again may help
     */
    public ReadResult read(byte[] bytes, String fileName) {
        return read(bytes, fileName, "");
    }

    /**
     * As {@link #read(byte[], String)}, with a password for a file that needs one. It is tried, never kept.
     *
     * @param password empty for none
     */
    public ReadResult read(byte[] bytes, String fileName, String password) {
        return readToStore(bytes, fileName, password).result();
    }

    /** With the pages as they are stored, which a worker has written already. */
    PagesRead readToStore(byte[] bytes, String fileName, String password) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) return PagesRead.of(here(bytes, fileName, password));
        return ReadingPool.read(bytes, fileName, password);
    }

    /** What a worker does: reads in this process. For anything but measuring, {@link #read(byte[], String)} is safer. */
    public static ReadResult here(byte[] bytes, String password) {
        return here(bytes, "", password);
    }

    static ReadResult here(byte[] bytes, String fileName, String password) {
        try {
            return new ReadResult.Read(suspected(inLanguages(pages(bytes, fileName, password))));
        } catch (NotAccepted e) {
            return e.refused();
        } catch (ReadingWorkers.Busy e) {
            throw e;
        } catch (StackOverflowError e) {
            return ReadingWorkers.tooDeep().refused();
        } catch (ReadingWorkers.Budget.Over e) {
            return ReadingWorkers.tooMuchWork().refused();
        } catch (RuntimeException e) {
            // Parsers give up in many ways; the file is what they all have in common.
            return new NotAccepted("The file is damaged and cannot be read.").refused();
        }
    }

    /** Office files, mails and texts come without; so does what an engine recognised in a language it has no data for. */
    private static Pages inLanguages(Pages pages) {
        boolean all = pages.pages().stream().noneMatch(page -> page.language().isEmpty());
        return all
                ? pages
                : new Pages(
                        pages.mediaType(),
                        pages.pages().stream()
                                .map(page -> page.language().isEmpty() ? page.in(language(page, pages)) : page)
                                .toList(),
                        pages.attachments(),
                        pages.metadata(),
                        pages.findings());
    }

    /** By what the document says: the names in a mail's head are Docket's own. */
    private static String language(Page page, Pages pages) {
        boolean head = page.number() == 1
                && (pages.mediaType().equals(Pages.MAIL) || pages.mediaType().equals(Pages.OUTLOOK));
        if (!head) return Language.of(page.lines());
        return Language.of(page.lines().stream()
                .filter(line -> !isOfHead(line.words().getFirst()))
                .toList());
    }

    /** What somebody called a mail is in the mail's language; who wrote it, to whom and when is in none. */
    private static boolean isOfHead(Word first) {
        return first.bold() && first.text().endsWith(":") && !first.text().equals("Subject:");
    }

    private static Pages suspected(Pages pages) {
        var more = Injection.in(pages.pages());
        if (!more.isEmpty()) return pages.with(more);
        return StrayTask.in(pages.pages())
                .map(task -> pages.with(List.of(task)))
                .orElse(pages);
    }

    private static Pages pages(byte[] bytes, String fileName, String password) throws NotAccepted {
        if (bytes.length == 0) throw NotAccepted.because(Refusal.UNSUPPORTED, "The file is empty (0 bytes).");
        if (bytes.length > MAX_BYTES) {
            throw NotAccepted.because(
                    Refusal.TOO_LARGE, "The file is too large (" + bytes.length / (1024 * 1024) + " MB).");
        }
        Quarantine.check(bytes);
        var type = FileType.of(bytes);
        if (type == FileType.HTML && FAILED_DOWNLOAD.matcher(fileName).find()) {
            throw NotAccepted.because(
                    Refusal.UNREADABLE,
                    "The file is named like another type and holds a web page: the download it came from has failed.");
        }
        return switch (type) {
            case PDF -> PdfPages.read(bytes, password);
            case IMAGE -> images(bytes);
            case XML -> XmlPages.read(bytes);
            case TEXT -> TextPages.read(text(bytes));
            case OTHER ->
                throw NotAccepted.because(Refusal.UNSUPPORTED, "The file is " + FileType.describe(bytes) + ".");
            case HTML, MARKDOWN, CSV, RTF, MAIL, MBOX, ZIP, GZIP, OLE ->
                Formats.read(type, bytes, password, () -> text(bytes));
        };
    }

    private static Pages images(byte[] bytes) throws NotAccepted {
        try {
            return ReadingWorkers.run(_ -> ImagePages.read(bytes));
        } catch (NotAccepted | ReadingWorkers.Busy e) {
            throw e;
        } catch (InterruptedException e) {
            throw new ReadingWorkers.Busy();
        } catch (Exception e) {
            throw new NotAccepted("The image is damaged or cut off and cannot be read.");
        }
    }

    private static String text(byte[] bytes) throws NotAccepted {
        try {
            return FileType.decode(bytes);
        } catch (CharacterCodingException e) {
            throw NotAccepted.because(Refusal.UNSUPPORTED, "The file is " + FileType.describe(bytes) + ".");
        }
    }
}
