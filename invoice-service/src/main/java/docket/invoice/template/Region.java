package docket.invoice.template;

import docket.documents.Box;
import docket.reader.Page;

/**
 * A part of a page, in hundredths of its width and height from its upper left corner.
 *
 * @param page counted from 1; 0 for any, -1 for the last
 */
record Region(int page, double left, double top, double right, double bottom) {

    static final Region ANYWHERE = new Region(0, 0, 0, 100, 100);

    Region {
        if (left >= right || top >= bottom) throw new IllegalArgumentException("a region has a width and a height");
    }

    boolean isOn(int number, int pages) {
        return page == 0 || page == number || page < 0 && number == pages;
    }

    /** Whether the middle of what stands in the box is in it. */
    boolean holds(Box box, Page on) {
        double x = 100 * (box.x() + box.width() / 2) / on.width();
        double y = 100 * (box.y() + box.height() / 2) / on.height();
        return x >= left && x <= right && y >= top && y <= bottom;
    }
}
