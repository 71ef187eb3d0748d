package docket.reader;

import java.util.List;

/**
 * The pages of one document in a packet.
 *
 * @param pages numbers in the packet, ascending, at least one; blank pages are left out
 */
public record Section(List<Integer> pages) {

    public Section {
        if (pages.isEmpty()) throw new IllegalArgumentException("a section has pages");
        pages = List.copyOf(pages);
    }

    /** As in {@code pages 4-6}. */
    public String name() {
        return pages.size() == 1 ? "page " + pages.getFirst() : "pages " + pages.getFirst() + "-" + pages.getLast();
    }
}
