package docket.invoice.blueprint;

import docket.documents.Box;
import docket.documents.Evidence;

/**
 * Where something stands.
 *
 * @param page counted from 1
 * @param quote the words there; empty when nobody of ours read any
 */
record Place(int page, Box box, String quote) {

    Evidence.OnPage evidence() {
        return new Evidence.OnPage(page, box, quote);
    }

    boolean touches(Place other) {
        return page == other.page
                && box.x() < other.box.x() + other.box.width()
                && other.box.x() < box.x() + box.width()
                && box.y() < other.box.y() + other.box.height()
                && other.box.y() < box.y() + box.height();
    }

    /** Points between the middles; far more than a page is long when on another page. */
    double from(Place other) {
        double x = box.x() + box.width() / 2 - other.box.x() - other.box.width() / 2;
        double y = box.y() + box.height() / 2 - other.box.y() - other.box.height() / 2;
        return Math.hypot(x, y) + Math.abs(page - other.page) * 10_000.0;
    }
}
