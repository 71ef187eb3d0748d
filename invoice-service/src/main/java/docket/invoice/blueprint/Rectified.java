package docket.invoice.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import docket.documents.Box;
import docket.reader.Page;

/**
 * Where a place of the engine's page stands on ours. The engine straightens a page, or cuts a sheet out of a
 * photograph, before it reads; its boxes are parts (0 to 1) of that rectified page. {@code asset_metadata.corners}
 * says where the rectified page's corners lie on the page as it came, as parts of the <em>rectified</em> size in
 * pixels: upper left, upper right, lower right, lower left.
 */
record Rectified(double[] xs, double[] ys) {

    /** Dots an inch at which pages of PDFs are drawn before they are rectified: 1700 x 2200 for 8.5 x 11 inches. */
    private static final double DOTS_PER_INCH = 200;

    private static final double POINTS_PER_INCH = 72;

    private static final Rectified UNCHANGED = new Rectified(new double[] {0, 1, 1, 0}, new double[] {0, 0, 1, 1});

    /** @param standard the segment's standard output; may be missing. @param number of the page in the file, from 1 */
    static Rectified of(JsonNode standard, Page page) {
        for (var each : standard.path("pages")) {
            if (each.path("page_index").asInt(-1) == page.number() - 1)
                return mapped(each.path("asset_metadata"), page);
        }
        return UNCHANGED;
    }

    private static Rectified mapped(JsonNode metadata, Page page) {
        var corners = metadata.path("corners");
        if (corners.size() != 4) return UNCHANGED;
        double wide = scale(
                page.width(), metadata.path("rectified_image_width_pixels").asDouble(0));
        double high = scale(
                page.height(), metadata.path("rectified_image_height_pixels").asDouble(0));
        var xs = new double[4];
        var ys = new double[4];
        for (int i = 0; i < 4; i++) {
            var corner = corners.path(i);
            // Corners were divided by the rectified size; we want parts of the page as it came.
            xs[i] = (corner.isArray() ? corner.path(0) : corner.path("x")).asDouble() / wide;
            ys[i] = (corner.isArray() ? corner.path(1) : corner.path("y")).asDouble() / high;
            if (!(xs[i] >= -0.5 && xs[i] <= 1.5 && ys[i] >= -0.5 && ys[i] <= 1.5)) return UNCHANGED;
        }
        return new Rectified(xs, ys);
    }

    /** How many times as long the page as it came is as the rectified one; near 1 the difference is rounding. */
    private static double scale(double points, double pixels) {
        if (pixels <= 0) return 1;
        double scale = points / POINTS_PER_INCH * DOTS_PER_INCH / pixels;
        return Math.abs(scale - 1) < 0.02 ? 1 : scale;
    }

    /** @param box {@code left, top, width, height}, parts of the rectified page. @return in points of ours */
    Box on(Page page, JsonNode box) {
        double left = box.path("left").asDouble();
        double top = box.path("top").asDouble();
        double right = left + box.path("width").asDouble();
        double bottom = top + box.path("height").asDouble();
        double[] x = {at(xs, left, top), at(xs, right, top), at(xs, right, bottom), at(xs, left, bottom)};
        double[] y = {at(ys, left, top), at(ys, right, top), at(ys, right, bottom), at(ys, left, bottom)};
        double l = Math.max(0, min(x)) * page.width();
        double t = Math.max(0, min(y)) * page.height();
        double r = Math.min(1, max(x)) * page.width();
        double b = Math.min(1, max(y)) * page.height();
        return new Box(l, t, Math.max(0, r - l), Math.max(0, b - t));
    }

    private static double at(double[] corner, double x, double y) {
        double upper = corner[0] + (corner[1] - corner[0]) * x;
        double lower = corner[3] + (corner[2] - corner[3]) * x;
        return upper + (lower - upper) * y;
    }

    private static double min(double[] values) {
        return Math.min(Math.min(values[0], values[1]), Math.min(values[2], values[3]));
    }

    private static double max(double[] values) {
        return Math.max(Math.max(values[0], values[1]), Math.max(values[2], values[3]));
    }
}
