package docket.reader.ocr;

import docket.documents.Finding;
import docket.reader.ReadingWorkers;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many pages of one document are recognised. Letters cost a thousand times what a text layer costs; a book of scans
 * would keep every other document waiting. What is left out is said, never silent.
 */
public final class PageBudget {

    /** Pages of a document that are recognised. */
    public static final int MOST_PAGES = 30;

    /** Processor time to stand a page upright. */
    static final Duration LOOK = Duration.ofSeconds(2);

    /** Processor time for a page; asked for before each but the first. A usual one takes a second. */
    private static final Duration PAGE = Duration.ofSeconds(4);

    /** Processor time for all pages together: less than a worker may have, so that what was read is not lost. */
    private static final Duration MOST_TIME = Duration.ofSeconds(75);

    private final long start = clock();
    private final boolean some;
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> failed = new ArrayList<>();
    private int taken;

    /** @param some whether pages of the document were read already, so that it is more than one that never ends */
    public PageBudget(boolean some) {
        this.some = some;
    }

    /** For a document of which nothing was read yet. */
    public PageBudget() {
        this(false);
    }

    /** @return whether this page is recognised too; the time for it is then granted */
    public boolean takes(int page) {
        boolean late = clock() - start > MOST_TIME.toNanos();
        if (taken == MOST_PAGES || late) {
            left.add(page);
            return false;
        }
        taken++;
        // The first page has the time every document has: one that never ends earns no more.
        if (taken > 1 || some) ReadingWorkers.allow(PAGE);
        return true;
    }

    private static long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The engine gave no answer for a page. */
    public void failed(int page) {
        failed.add(page);
    }

    /** Adds {@code ocrPages}, {@code ocrLeftOut} where they are not 0. */
    public void describe(Map<String, String> facts) {
        if (taken > 0) facts.put("ocrPages", String.valueOf(taken));
        if (!left.isEmpty()) facts.put("ocrLeftOut", numbers(left));
    }

    /** @param engine whether this machine has one */
    public List<Finding> findings(boolean engine) {
        var all = new ArrayList<Finding>();
        if (!engine) {
            all.add(unread(
                    "no letters were recognised: this machine has no OCR engine, and the delivered one does not run on it. Install Tesseract"
                            + " (Debian: apt-get install tesseract-ocr), then send the document again"));
        }
        if (!left.isEmpty()) {
            all.add(unread(pages(left) + " not read: of a scanned document the first " + MOST_PAGES
                    + " pages at most are recognised. Send the rest as a document of its own"));
        }
        if (!failed.isEmpty()) all.add(unread(pages(failed) + " not read: the OCR engine gave no answer"));
        return all;
    }

    private static String pages(List<Integer> numbers) {
        return (numbers.size() == 1 ? "page " : "pages ") + numbers(numbers) + (numbers.size() == 1 ? " was" : " were");
    }

    private static String numbers(List<Integer> pages) {
        boolean run = pages.size() > 2 && pages.getLast() - pages.getFirst() == pages.size() - 1;
        return run
                ? pages.getFirst() + " to " + pages.getLast()
                : pages.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Finding unread(String detail) {
        return new Finding("", Finding.Reason.UNREADABLE, Finding.Severity.BLOCKING, detail, null);
    }
}
