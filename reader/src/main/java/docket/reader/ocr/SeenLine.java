package docket.reader.ocr;

import java.util.List;

/**
 * A line as the engine found it, in pixels of the picture it was given.
 *
 * @param words left to right, at least one
 * @param baseline where the letters stand, in the middle of the line
 * @param size from the top of the tallest letter to the bottom of the deepest one, much like a font's size
 */
record SeenLine(List<SeenWord> words, double baseline, double size) {

    SeenLine {
        if (words.isEmpty()) throw new IllegalArgumentException("a line has words");
        words = List.copyOf(words);
    }

    /** @param confidence 0 to 1 */
    record SeenWord(String text, int left, int top, int right, int bottom, double confidence) {

        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }
    }
}
