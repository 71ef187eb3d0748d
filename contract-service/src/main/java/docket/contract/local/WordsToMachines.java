package docket.contract.local;

import docket.documents.Evidence;
import docket.documents.Finding;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences of a contract that speak to the machine that reads it, as the reader found them. They are no part of what the
 * parties agreed; that they are there is a finding, so that nobody can hide a clause behind them.
 */
final class WordsToMachines {

    /** Longer ones are the contract's own. */
    private static final int LONGEST = 1_200;

    private WordsToMachines() {}

    /** @param starts where each page begins in the text of all */
    static List<Span> in(Pages document, int[] starts) {
        var found = new ArrayList<Span>();
        for (var finding : document.findings()) {
            if (finding.reason() == Finding.Reason.POLICY && finding.evidence() instanceof Evidence.OnPage on) {
                addQuoted(document, on, starts, found);
            }
        }
        return found;
    }

    /** What begins on this line goes on until a line ends a sentence. */
    private static Span sentenceFrom(String raw, int start, int lineEnd) {
        int end = lineEnd;
        while (end < raw.length() && end - start < LONGEST && ".!?\"”".indexOf(raw.charAt(end - 1)) < 0) {
            int next = raw.indexOf('\n', end + 1);
            end = next < 0 ? raw.length() : next;
        }
        return new Span(start, end);
    }

    /** The lines the quote stands on: a quote shown in part ends with an ellipsis. */
    private static void addQuoted(Pages document, Evidence.OnPage on, int[] starts, List<Span> found) {
        if (on.page() > starts.length) return;
        var page = document.pages().get(on.page() - 1);
        var quote = on.quote().replace("…", "").strip();
        var dense = quote.replaceAll("\\s+", " ");
        var text = page.text().replace('\n', ' ');
        int at = text.indexOf(dense);
        if (at < 0 || dense.isEmpty()) return;
        int from = page.text().lastIndexOf('\n', at) + 1;
        int to = page.text().indexOf('\n', at + dense.length());
        if (to < 0) to = page.text().length();
        int offset = starts[on.page() - 1];
        var raw = page.text();
        var span = sentenceFrom(raw, from, to);
        found.add(new Span(offset + span.start(), offset + span.end()));
    }
}
