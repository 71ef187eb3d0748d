package docket.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where one document ends and the next begins in a file of several, by what the pages show: numbering that starts
 * anew, another letterhead, title or document number, other fonts, another size of paper, a separator sheet. One sign is
 * never enough, and what runs on speaks against all of them: a document that is cut is worse than two that stay together.
 */
final class Packet {

    /** Pages that hold this many points of evidence more for a start than against it start a document. */
    private static final int ENOUGH = 5;

    private static final int MOST_SECTIONS = 60;

    private Packet() {}

    /** One section for a file that is one document. */
    static List<Section> sections(List<PageTraits> pages) {
        var sections = new ArrayList<Section>();
        var current = new ArrayList<Integer>();
        PageTraits before = null;
        boolean parted = false;
        boolean fontsTell = anyShare(pages);
        for (PageTraits each : pages) {
            if (each.isEmpty()) continue;
            if (each.isSeparator()) {
                parted = !current.isEmpty();
                continue;
            }
            if (before != null && (parted || evidence(before, each, fontsTell) >= ENOUGH)) {
                sections.add(new Section(current));
                current.clear();
            }
            parted = false;
            current.add(each.page().number());
            before = each;
        }
        if (!current.isEmpty()) sections.add(new Section(current));
        return sections.size() > MOST_SECTIONS ? List.of() : sections;
    }

    /** Some programs give every page fonts of its own; then that a page shares none with the one before says little. */
    private static boolean anyShare(List<PageTraits> pages) {
        for (int i = 1; i < pages.size(); i++) if (pages.get(i).shares(pages.get(i - 1))) return true;
        return false;
    }

    /**
     * How much speaks for a document that starts on the second page, against one that goes on.
     *
     * @param fontsTell whether pages of the file share fonts at all
     */
    static int evidence(PageTraits before, PageTraits page, boolean fontsTell) {
        if (before.page().lines().isEmpty() || page.page().lines().isEmpty()) return 0;
        boolean shared = page.shares(before);
        var number = PageNumber.on(page.page());
        boolean restarts =
                number.isPresent() && number.get().isFirst() && number.get().of() > 0;
        if (shared && !restarts) return 0;
        var numberBefore = PageNumber.on(before.page());
        boolean foreign = !shared && before.fonts() && page.fonts();
        int points = shared ? -3 : foreign ? 2 : 0;
        var own = page.documentNumber();
        boolean renamed =
                own.isPresent() && before.documentNumber().isPresent() && !own.equals(before.documentNumber());
        boolean titled = page.hasTitle();
        boolean headed = titled || page.hasHeading();
        // Whatever else differs, a document begins with something that a person takes for its beginning.
        boolean ended = numberBefore.isPresent() && numberBefore.get().isLast();
        // Letters and receipts begin without a heading; then several smaller signs must stand for it.
        int fresh = foreign && fontsTell ? freshness(before, page) : 0;
        if (!restarts && !renamed && !headed && !ended && fresh < 2) return 0;
        if (number.isPresent() && numberBefore.isPresent()) {
            if (number.get().follows(numberBefore.get())) return -9;
            points += number.get().isFirst() ? (numberBefore.get().isLast() ? 4 : 2) : -2;
        } else if (number.isPresent()) {
            points += number.get().isFirst() ? (restarts ? 2 : 1) : -3;
        } else if (numberBefore.isPresent() && numberBefore.get().of() > 0) {
            points += numberBefore.get().isLast() ? 2 : -3;
        }
        if (page.goesOnFrom(before)) points -= 3;
        if (otherPaper(before.page(), page.page())) points += 1;
        points += titled ? 2 : headed ? 1 : 0;
        if (!page.page().language().isEmpty()
                && !before.page().language().isEmpty()
                && !page.page().language().equals(before.page().language())) points += 1;
        if (!headed) points += Math.min(2, fresh);
        return points + surroundings(before, page);
    }

    /** Signs that a page with fonts of its own is another document's, none of which says much alone. */
    private static int freshness(PageTraits before, PageTraits page) {
        int signs = 0;
        if (before.endsEarly()) signs++;
        if (page.isSetOtherwise(before)) signs++;
        if (page.isDatedAtHead() && !before.isDatedAtHead()) signs++;
        if (page.documentNumber().isPresent() && before.documentNumber().isEmpty()) signs++;
        if (otherPaper(before.page(), page.page())) signs++;
        return signs;
    }

    private static int surroundings(PageTraits before, PageTraits page) {
        var own = page.documentNumber();
        var other = before.documentNumber();
        if (own.isPresent() && other.isPresent()) return own.equals(other) ? -4 : 3;
        int points = own.isPresent() ? 1 : 0;
        points += likeness(before.band(true), page.band(true)) + likeness(before.band(false), page.band(false));
        return points - (meet(before.codes(), page.codes()) ? 2 : 0);
    }

    private static boolean otherPaper(Page one, Page other) {
        return Math.abs(one.width() - other.width()) > 4 || Math.abs(one.height() - other.height()) > 4;
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        for (String each : one) if (other.contains(each)) return true;
        return false;
    }

    private static int likeness(Set<String> one, Set<String> other) {
        if (one.isEmpty() && other.isEmpty()) return 0;
        var all = new HashSet<>(one);
        all.addAll(other);
        var both = new HashSet<>(one);
        both.retainAll(other);
        double share = (double) both.size() / all.size();
        return share >= 0.5 ? -2 : share < 0.15 ? 1 : 0;
    }
}
