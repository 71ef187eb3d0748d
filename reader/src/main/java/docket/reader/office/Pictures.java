package docket.reader.office;

import docket.documents.Finding;
import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.Word;
import docket.reader.archive.ZipParts;
import docket.reader.ocr.ImagePages;
import docket.reader.ocr.Ocr;
import docket.reader.ocr.PageBudget;
import docket.reader.office.Xml.Element;
import docket.reader.paper.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Letters in the pictures of one office file, recognised within the budget that pages of scans have. What is too small
 * for a sentence (icons, bullets, rules) is left alone; a picture shown twice is recognised once.
 */
final class Pictures {

    private static final double LEAST_WIDTH = 70;
    private static final double LEAST_HEIGHT = 18;
    /** In square points: about an eightieth of A4. */
    private static final double LEAST_AREA = 6_000;

    private static final double EMU = 12_700;
    private static final Pattern KIND =
            Pattern.compile(".*\\.(?:png|jpe?g|jfif|gif|bmp|tiff?|webp)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LENGTH =
            Pattern.compile("\\s*([\\d.]{1,10})\\s*(cm|mm|in|pt|px|pc)?\\s*", Pattern.CASE_INSENSITIVE);

    private final ZipParts zip;
    private final PageBudget budget = new PageBudget(true);
    private final Map<String, Optional<Page>> seen = new HashMap<>();
    private final boolean engine;
    private final String engineName;
    private int asked;
    private int left;

    Pictures(ZipParts zip) {
        this.zip = zip;
        var ocr = hasPictures(zip) ? Ocr.forDocument() : Optional.<Ocr>empty();
        this.engine = ocr.isPresent();
        this.engineName = ocr.map(Ocr::engine).orElse("");
    }

    private static boolean hasPictures(ZipParts zip) {
        return zip.names().stream().anyMatch(name -> KIND.matcher(name).matches());
    }

    /** What a {@code blip} or {@code imagedata} within an element shows. @param targets of the part it stands in */
    List<Block> within(Element drawing, Map<String, String> targets) {
        var blocks = new ArrayList<Block>();
        var size = extent(drawing);
        drawing.each("blip", blip -> add(targets.get(blip.attribute("r:embed")), size, blocks));
        drawing.each(
                "shape",
                shape -> shape.child("imagedata")
                        .ifPresent(image -> add(targets.get(image.attribute("r:id")), styled(shape), blocks)));
        return blocks;
    }

    /** An OpenDocument frame. */
    List<Block> frame(Element frame) {
        var blocks = new ArrayList<Block>();
        frame.child("image")
                .ifPresent(image -> add(
                        image.attribute("href"),
                        new double[] {points(frame.attribute("width")), points(frame.attribute("height"))},
                        blocks));
        return blocks;
    }

    private void add(@Nullable String name, double[] size, List<Block> into) {
        if (name == null || !KIND.matcher(name).matches() || size[0] < LEAST_WIDTH || size[1] < LEAST_HEIGHT) return;
        if (size[0] * size[1] < LEAST_AREA) return;
        asked++;
        if (!engine) return;
        seen.computeIfAbsent(name, this::recognised).ifPresent(page -> into.add(placed(page, size[0], size[1])));
    }

    private Optional<Page> recognised(String name) {
        if (!budget.takes(asked)) {
            left++;
            return Optional.empty();
        }
        try {
            var bytes = zip.part(name);
            if (bytes.isEmpty()) return Optional.empty();
            var pages = ImagePages.read(bytes.get()).pages();
            return pages.stream().filter(page -> !page.lines().isEmpty()).findFirst();
        } catch (NotAccepted e) {
            // The words around a broken picture are worth reading all the same.
            return Optional.empty();
        }
    }

    private static Block placed(Page page, double width, double height) {
        double across = width / page.width();
        double down = height / page.height();
        var words = new ArrayList<Word>();
        for (Word word : page.words()) {
            words.add(new Word(
                    word.text(),
                    word.x() * across,
                    word.y() * down,
                    word.width() * across,
                    word.height() * down,
                    word.fontSize() * down,
                    word.bold(),
                    word.origin(),
                    word.confidence()));
        }
        return new Block.Picture(width, height, words);
    }

    /** In points: {@code extent} of a drawing in a text, {@code ext} of a shape on a slide or sheet. */
    private static double[] extent(Element drawing) {
        var size = new double[2];
        for (String name : List.of("extent", "ext")) {
            drawing.each(name, each -> {
                if (size[0] > 0 || !each.attribute("cx").matches("\\d{1,9}")) return;
                size[0] = Integer.parseInt(each.attribute("cx")) / EMU;
                size[1] = each.attribute("cy").matches("\\d{1,9}") ? Integer.parseInt(each.attribute("cy")) / EMU : 0;
            });
        }
        return size;
    }

    /** As VML says it: {@code width:120pt;height:3cm}. */
    private static double[] styled(Element shape) {
        var size = new double[2];
        for (String rule : shape.attribute("style").split(";")) {
            var parts = rule.split(":", 2);
            if (parts.length < 2) continue;
            if (parts[0].strip().equalsIgnoreCase("width")) size[0] = points(parts[1]);
            if (parts[0].strip().equalsIgnoreCase("height")) size[1] = points(parts[1]);
        }
        return size;
    }

    private static double points(String length) {
        var found = LENGTH.matcher(length);
        if (!found.matches() || found.group(1).chars().filter(c -> c == '.').count() > 1) return 0;
        var unit = found.group(2) == null ? "px" : found.group(2).toLowerCase(Locale.ROOT);
        double factor = switch (unit) {
            case "cm" -> 72 / 2.54;
            case "mm" -> 72 / 25.4;
            case "in" -> 72;
            case "pc" -> 12;
            case "px" -> 0.75;
            default -> 1;
        };
        return found.group(1).equals(".") ? 0 : Double.parseDouble(found.group(1)) * factor;
    }

    /** {@code ocr} and {@code ocrPages} where letters were looked for. */
    void describe(Map<String, String> facts) {
        if (asked == 0 || !engine) return;
        facts.put("ocr", engineName);
        budget.describe(facts);
    }

    /** What was left unread. A picture beside text is often an ornament: it stops nobody. */
    List<Finding> findings() {
        if (asked > 0 && !engine)
            return List.of(note("letters in pictures were not recognised: this machine has no OCR engine"));
        if (left > 0)
            return List.of(note("letters in " + left + " of the pictures were not recognised; there are too many"));
        return List.of();
    }

    private static Finding note(String detail) {
        return new Finding("", Finding.Reason.UNREADABLE, Finding.Severity.INFO, detail, null);
    }
}
