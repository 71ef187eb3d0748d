package docket.reader;

import docket.reader.PageTraits.Title;
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
    private static final int ENOUGH = 7;

    /** Cosines of two pages' vocabularies: below, hardly a word in common; above, one subject. */
    private static final double STRANGE = 0.1;

    private static final double LITTLE = 0.2;
    private static final double ALIKE = 0.35;

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
     * How much speaks for a document that starts on the second page, against one that goes on. Weighed on neighbouring
     * pages of public documents, some of one document and some of two; none of one document reached what is enough.
     *
     * @param fontsTell whether pages of the file share fonts at all
     */
    static int evidence(PageTraits before, PageTraits page, boolean fontsTell) {
        if (before.page().lines().isEmpty() || page.page().lines().isEmpty()) return 0;
        var number = PageNumber.on(page.page());
        var numberBefore = PageNumber.on(before.page());
        if (number.isPresent() && !number.get().isFirst()) return 0;
        boolean ended = numberBefore.isPresent() && numberBefore.get().isLast();
        if (numberBefore.isPresent() && numberBefore.get().of() > 0 && !ended) return 0;
        var title = page.title();
        boolean headed = !title.equals(Title.NONE) || page.hasHeading();
        boolean foreign = fontsTell && !page.shares(before) && before.fonts() && page.fonts();
        int fresh = freshness(before, page, foreign);
        // Whatever else differs, a document begins with something that a person takes for its beginning.
        if (!headed && !ended && fresh < 2) return 0;
        boolean restarts = number.isPresent() && number.get().of() > 0;
        if (ended && restarts || page.isNamedUnlike(before)) return ENOUGH;
        int points = fresh + subject(before, page);
        points += title.isOfPaper() || title.isAgreement() && before.title().isOfPaper() ? 3 : headed ? 1 : 0;
        points += ended ? 3 : 0;
        points += number.isPresent() ? 1 : 0;
        points += foreign ? 4 : 0;
        points -= page.goesOnFrom(before) ? 3 : 0;
        points -= meet(before.codes(), page.codes()) ? 2 : 0;
        return points;
    }

    /** Signs of another document, none of which says much alone. */
    private static int freshness(PageTraits before, PageTraits page, boolean foreign) {
        int signs = 0;
        if (before.endsEarly()) signs++;
        if (page.isDatedAtHead() && !before.isDatedAtHead()) signs++;
        if (page.documentNumber().isPresent() && !page.documentNumber().equals(before.documentNumber())) signs++;
        if (!page.page().language().isEmpty()
                && !before.page().language().isEmpty()
                && !page.page().language().equals(before.page().language())) signs++;
        if (foreign && page.isSetOtherwise(before)) signs++;
        if (otherPaper(before.page(), page.page())) signs++;
        return signs;
    }

    /** Whether the two speak of the same things under the same letterhead. */
    private static int subject(PageTraits before, PageTraits page) {
        double words = before.likeness(page);
        double head = likeness(before.head(), page.head());
        int points = words < STRANGE ? 2 : words < LITTLE ? 1 : words > ALIKE ? -3 : 0;
        points += head < 0.1 ? 1 : head > 0.3 ? -2 : 0;
        return points - (likeness(before.foot(), page.foot()) >= 0.5 ? 6 : 0);
    }

    private static boolean otherPaper(Page one, Page other) {
        return Math.abs(one.width() - other.width()) > 4 || Math.abs(one.height() - other.height()) > 4;
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        for (String each : one) if (other.contains(each)) return true;
        return false;
    }

    /** The share of words that both have; 0 where one has none. */
    private static double likeness(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        var both = new HashSet<>(one);
        both.retainAll(other);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }
}
