package docket.contract.local;

import docket.documents.Evidence;
import docket.reader.Pages;
import java.util.Optional;

/**
 * The words of each page as the parties wrote them: sentences that give orders to a machine are blank. Whoever else reads
 * the contract reads these, and a quote counts only where it stands in them.
 */
public final class PageTexts {

    private final ContractText contract;
    private final int[] starts;

    private PageTexts(ContractText contract) {
        this.contract = contract;
        this.starts = contract.pageStarts();
    }

    public static PageTexts of(Pages pages) {
        return new PageTexts(ContractText.of(pages));
    }

    public int count() {
        return starts.length;
    }

    /** @param page counted from 1 */
    public String text(int page) {
        return contract.raw().substring(starts[page - 1], end(page));
    }

    /**
     * Where these words stand on the page, letter by letter; only white space may differ.
     *
     * @param page counted from 1; a page there is not has no words
     * @return empty if they do not stand there
     */
    public Optional<Evidence.OnPage> find(int page, String quote) {
        var wanted = dense(quote);
        if (page < 1 || page > starts.length || wanted.isEmpty()) return Optional.empty();
        var text = text(page);
        var dense = new StringBuilder(text.length());
        var origin = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                if (dense.isEmpty() || dense.charAt(dense.length() - 1) == ' ') continue;
                c = ' ';
            }
            origin[dense.length()] = i;
            dense.append(c);
        }
        int at = dense.indexOf(wanted);
        if (at < 0) return Optional.empty();
        int from = starts[page - 1] + origin[at];
        int to = starts[page - 1] + origin[at + wanted.length() - 1] + 1;
        var found = contract.quote(from, to);
        // Words that stand on both sides of a blank stand beside each other only for us.
        return dense(found.quote()).equals(wanted) ? Optional.of(found) : Optional.empty();
    }

    /** Runs of white space made one space. */
    public static String dense(String text) {
        var dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) dense.append(c);
            else if (!dense.isEmpty() && dense.charAt(dense.length() - 1) != ' ') dense.append(' ');
        }
        return dense.toString().strip();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private int end(int page) {
        return page < starts.length ? starts[page] - 1 : contract.length();
    }
}
