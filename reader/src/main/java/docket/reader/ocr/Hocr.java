package docket.reader.ocr;

import docket.reader.ocr.SeenLine.SeenWord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what Tesseract writes as hOCR: spans for lines and words with their boxes in the title. */
final class Hocr {

    private static final Pattern SPAN =
            Pattern.compile("<span class=['\"](ocr_line|ocr_header|ocr_caption|ocr_textfloat|ocrx_word)['\"][^>]*?"
                    + " title=(?:\"([^\"]*)\"|'([^']*)')[^>]*>((?:<(?:strong|em)>)*)([^<]*)");
    private static final Pattern BOX = Pattern.compile("bbox (-?\\d+) (-?\\d+) (-?\\d+) (-?\\d+)");
    private static final Pattern BASELINE = Pattern.compile("baseline (-?[\\d.]+) (-?[\\d.]+)");
    private static final Pattern SIZE = Pattern.compile("x_size ([\\d.]+)");
    private static final Pattern CONFIDENCE = Pattern.compile("x_wconf (\\d+)");

    private Hocr() {}

    static List<SeenLine> lines(String hocr) {
        var lines = new ArrayList<SeenLine>();
        var words = new ArrayList<SeenWord>();
        String title = "";
        var spans = SPAN.matcher(hocr);
        while (spans.find()) {
            var told = spans.group(2) != null ? spans.group(2) : spans.group(3);
            if (spans.group(1).equals("ocrx_word")) {
                var word = word(told, unescape(spans.group(5)).strip());
                if (word != null) words.add(word);
            } else {
                end(title, words, lines);
                title = told;
            }
        }
        end(title, words, lines);
        return lines;
    }

    private static void end(String title, List<SeenWord> words, List<SeenLine> lines) {
        if (words.isEmpty()) return;
        var box = BOX.matcher(title);
        int left = words.getFirst().left();
        int right = words.getLast().right();
        double bottom = words.stream().mapToInt(SeenWord::bottom).max().orElse(0);
        double height = words.stream().mapToInt(SeenWord::height).max().orElse(1);
        if (box.find()) {
            left = Integer.parseInt(box.group(1));
            right = Integer.parseInt(box.group(3));
            bottom = Integer.parseInt(box.group(4));
        }
        double baseline = bottom;
        var stated = BASELINE.matcher(title);
        if (stated.find()) {
            baseline = bottom
                    + Double.parseDouble(stated.group(2))
                    + Double.parseDouble(stated.group(1)) * (right - left) / 2.0;
        }
        var size = SIZE.matcher(title);
        lines.add(new SeenLine(words, baseline, size.find() ? Double.parseDouble(size.group(1)) : height));
        words.clear();
    }

    private static @Nullable SeenWord word(String title, String text) {
        var box = BOX.matcher(title);
        if (text.isEmpty() || !box.find()) return null;
        var confidence = CONFIDENCE.matcher(title);
        return new SeenWord(
                text,
                Integer.parseInt(box.group(1)),
                Integer.parseInt(box.group(2)),
                Integer.parseInt(box.group(3)),
                Integer.parseInt(box.group(4)),
                confidence.find() ? Math.clamp(Integer.parseInt(confidence.group(1)) / 100.0, 0, 1) : 0.5);
    }

    private static String unescape(String text) {
        if (text.indexOf('&') < 0) return text;
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
