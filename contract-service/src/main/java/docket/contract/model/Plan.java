package docket.contract.model;

import docket.contract.local.PageTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which pages are read together, and which not at all because there are too many. Kept with the contract.
 *
 * @param parts pages of one question each, in the order of the contract
 * @param unread pages nobody reads but the local engine
 */
record Plan(List<List<Integer>> parts, List<Integer> unread) {

    /** The beginning and the end of a contract: parties and dates, signatures. */
    private static final int FIRST = 3;

    private static final int LAST = 3;

    /**
     * @param characters of a question at most; a longer page is a question of its own
     * @param questions at most
     */
    record Bounds(int characters, int questions) {}

    /** All pages, as long as they fit into so many questions. */
    static boolean fits(PageTexts texts, Bounds bounds) {
        return parts(texts, all(texts), bounds).size() <= bounds.questions();
    }

    static Plan whole(PageTexts texts, Bounds bounds) {
        return new Plan(parts(texts, all(texts), bounds), List.of());
    }

    /** The first and last pages, those where something was found, then those wished for, until the bounds are reached. */
    static Plan of(PageTexts texts, Set<Integer> found, List<Integer> wished, Bounds bounds) {
        var order = new ArrayList<Integer>();
        for (int page = 1; page <= Math.min(FIRST, texts.count()); page++) order.add(page);
        for (int page = Math.max(1, texts.count() - LAST + 1); page <= texts.count(); page++) order.add(page);
        order.addAll(found);
        order.addAll(wished);
        var chosen = new TreeSet<Integer>();
        for (int page : order) {
            if (page < 1 || page > texts.count() || !chosen.add(page)) continue;
            if (parts(texts, chosen, bounds).size() > bounds.questions()) {
                chosen.remove(page);
                break;
            }
        }
        var unread = all(texts);
        unread.removeAll(chosen);
        return new Plan(parts(texts, chosen, bounds), List.copyOf(unread));
    }

    private static TreeSet<Integer> all(PageTexts texts) {
        var all = new TreeSet<Integer>();
        for (int page = 1; page <= texts.count(); page++) all.add(page);
        return all;
    }

    private static List<List<Integer>> parts(PageTexts texts, TreeSet<Integer> pages, Bounds bounds) {
        var parts = new ArrayList<List<Integer>>();
        var part = new ArrayList<Integer>();
        int characters = 0;
        for (int page : pages) {
            int length = texts.text(page).length();
            if (!part.isEmpty() && characters + length > bounds.characters()) {
                parts.add(List.copyOf(part));
                part.clear();
                characters = 0;
            }
            part.add(page);
            characters += length;
        }
        if (!part.isEmpty()) parts.add(List.copyOf(part));
        return parts;
    }
}
