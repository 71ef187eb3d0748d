package docket.reader.ocr;

/** How large the paper in a picture was: the file's own word for it if that is possible, else what is plausible. */
final class PaperSize {

    private static final double A4 = 595;
    private static final double LETTER = 612;

    /** A letter without ascenders is about half its font's size; print is set in some ten points. */
    private static final double USUAL_LETTER = 6;

    private static final double SMALLEST_LETTER = 3;
    private static final double LARGEST_LETTER = 13;

    private PaperSize() {}

    /**
     * @param dpi that the file states; 0 if it states none
     * @param letterHeight of a usual letter in pixels; 0 if there is no text
     * @return points for one pixel
     */
    static double pointsPerPixel(int width, int height, double dpi, double letterHeight) {
        if (dpi >= 60 && dpi <= 1300 && isPlausible(72 / dpi, width, height, letterHeight)) return 72 / dpi;
        double ratio = (double) Math.max(width, height) / Math.min(width, height);
        int shorter = Math.min(width, height);
        if (Math.abs(ratio - Math.sqrt(2)) < 0.03 && isPlausible(A4 / shorter, width, height, letterHeight))
            return A4 / shorter;
        if (Math.abs(ratio - 11 / 8.5) < 0.02 && isPlausible(LETTER / shorter, width, height, letterHeight))
            return LETTER / shorter;
        if (letterHeight > 0) return Math.clamp(USUAL_LETTER / letterHeight, 100.0 / width, 1200.0 / width);
        return A4 / shorter;
    }

    private static boolean isPlausible(double pointsPerPixel, int width, int height, double letterHeight) {
        double across = width * pointsPerPixel;
        double down = height * pointsPerPixel;
        if (across < 70 || down < 40 || across > 2400 || down > 6000) return false;
        double letter = letterHeight * pointsPerPixel;
        return letterHeight == 0 || letter >= SMALLEST_LETTER && letter <= LARGEST_LETTER;
    }
}
