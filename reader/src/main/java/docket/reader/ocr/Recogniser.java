package docket.reader.ocr;

import docket.reader.Line;
import docket.reader.Word;
import docket.reader.ocr.Engine.EngineFailed;
import docket.reader.ocr.Engine.Spread;
import docket.reader.ocr.Ocr.Recognised;
import docket.reader.ocr.SeenLine.SeenWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pictures of one document's pages, one after another: stands each upright, takes shadows and slant out,
 * brings its letters to the size engines read best and turns what comes back into words on the page.
 *
 * <p>What one page told (its language) is believed of the next until the words get bad.
 */
final class Recogniser {

    /** Height in pixels of a usual letter that Tesseract reads best; between the bounds nothing is gained by scaling. */
    private static final double BEST_LETTER = 26;

    private static final double SMALLEST_LETTER = 20;
    private static final double LARGEST_LETTER = 36;

    /** A page full of print has enough to tell by; larger letters would only take longer. */
    private static final int DENSE = 1200;

    private static final double DENSE_LETTER = 16;
    private static final double MOST_PIXELS = 7_000_000;
    private static final int ANALYSED_PIXELS = 3_000_000;
    private static final int FEWEST_LETTERS = 4;

    /** Below this mean confidence something is wrong: the page stands on its head or speaks another language. */
    private static final double POOR = 0.6;

    /** Below this a second reading is worth its time. */
    private static final double DOUBTFUL = 0.86;

    /** The second reading of a full page takes longer than a page may. */
    private static final int MANY_WORDS = 220;

    /** Numbers of a page that are looked at again. */
    private static final int MOST_DOUBTS = 30;

    /** The same of a full page. */
    private static final int FEW_DOUBTS = 10;

    private static final double SECOND_SCALE = 0.77;

    /** How high a strip is to look at, in letters; lines stand two apart. */
    private static final double STRIP = 18;

    /** What a strip cuts through stands this near to its edge, in pixels. */
    private static final int EDGE = 2;

    private static final int LONG_WORD = 8;

    /** By the clock, for an engine that never ends; a busy machine takes long, and processor time has its own bounds. */
    private static final Duration LOOK = Duration.ofSeconds(40);

    private static final Duration READ = Duration.ofSeconds(60);

    private final Engine engine;
    private @Nullable String language;

    Recogniser(Engine engine) {
        this.engine = engine;
    }

    /** @param whole whether the lines are those of all the page */
    private record Look(int quarters, Resampled picture, List<SeenLine> lines, double confidence, boolean whole) {

        boolean makesSense() {
            return confidence >= POOR && !runsDown();
        }

        /** Whether most words are higher than they are wide. */
        boolean runsDown() {
            int down = 0;
            int all = 0;
            for (SeenLine line : lines) {
                for (SeenWord word : line.words()) {
                    if (word.text().length() < 3) continue;
                    all++;
                    if (word.height() > 1.3 * word.width()) down++;
                }
            }
            return all > 2 && 2 * down > all;
        }
    }

    /** A page made ready. */
    private record Ready(Grey picture, Attitude attitude, double scale) {}

    private static Optional<Ready> ready(Grey picture) {
        var clear = Contrast.full(Lighting.even(picture));
        int shrink = picture.pixels().length > ANALYSED_PIXELS ? 2 : 1;
        var attitude = Attitude.of(clear.shrunk(shrink));
        if (attitude.letters() < FEWEST_LETTERS) return Optional.empty();
        double letter = attitude.letterHeight() * shrink;
        boolean dense = attitude.letters() > DENSE;
        double scale = letter >= (dense ? DENSE_LETTER : SMALLEST_LETTER) && letter <= LARGEST_LETTER
                ? 1
                : Math.clamp((dense ? DENSE_LETTER : BEST_LETTER) / Math.max(letter, 1), 0.2, 4);
        return Optional.of(new Ready(
                clear, attitude, Math.min(scale, Math.sqrt(MOST_PIXELS / picture.pixels().length))));
    }

    /** By how many degrees clockwise the picture is to be turned to stand upright. */
    int turn(Grey picture) {
        return ready(picture)
                .map(this::upright)
                .map(look -> 90 * look.quarters())
                .orElse(0);
    }

    /** @param pointsPerPixel of the picture, so that words come in points */
    Recognised read(Grey picture, double pointsPerPixel) {
        var ready = ready(picture);
        if (ready.isEmpty()) return Recognised.NOTHING;
        var believed = data();
        var look = upright(ready.get());
        var level = look.picture();
        double letter = ready.get().attitude().letterHeight() * ready.get().scale();
        Tongue.of(look.lines(), engine.languages())
                .or(() -> tongueElsewhere(look, letter))
                .ifPresent(told -> language = told);
        var data = data();
        var lines = look.whole() && data.equals(believed)
                ? look.lines()
                : engine.recognise(level.picture(), dpi(level, pointsPerPixel), data, Spread.PAGE, READ);
        var told = Tongue.of(lines, engine.languages());
        if (told.isPresent() && !told.get().equals(data)) {
            language = told.get();
            data = told.get();
            lines = engine.recognise(level.picture(), dpi(level, pointsPerPixel), data, Spread.PAGE, READ);
        }
        if (confidence(lines) < DOUBTFUL && count(lines) < MANY_WORDS) {
            // Another size makes other mistakes; each line is taken from the reading that is surer of it.
            var smaller = Resampled.of(level.picture(), 0, SECOND_SCALE);
            var again = engine.recognise(smaller.picture(), dpi(level, pointsPerPixel), data, Spread.BLOCK, READ);
            lines = SecondReading.better(lines, again, SECOND_SCALE);
        }
        var rows = TornNumbers.mended(Rows.of(lines));
        rows = new NumberCheck(engine, level.picture(), dpi(level, pointsPerPixel), data)
                .of(rows, count(rows) < MANY_WORDS ? MOST_DOUBTS : FEW_DOUBTS);
        var whole = Tongue.of(lines, engine.languages());
        return new Recognised(
                words(rows, look, pointsPerPixel),
                90 * look.quarters(),
                whole.or(() -> told).map(Tongue::code).orElse(""));
    }

    /** A list of numbers tells no language, and a second strip costs a fifth of reading the page in a wrong one. */
    private Optional<String> tongueElsewhere(Look look, double letter) {
        if (look.whole() || language != null || engine.languages().size() < 2) return Optional.empty();
        var tops = strips(look.picture().picture(), letter);
        if (tops.size() < 2) return Optional.empty();
        var second = look(look.picture(), look.quarters(), strip(look.picture().picture(), letter, tops.getLast()));
        return Tongue.of(
                Stream.concat(look.lines().stream(), second.lines().stream()).toList(), engine.languages());
    }

    /** The language data for what comes next. */
    private String data() {
        return language == null ? Tongue.first(engine.languages()) : language;
    }

    private static int dpi(Resampled picture, double pointsPerPixel) {
        return (int) Math.clamp(Math.round(72 / pointsPerPixel * picture.scale()), 70, 2400);
    }

    /** Looks at a strip of the page; if what it says makes no sense, at the whole, then at the page turned. */
    private Look upright(Ready page) {
        var attitude = page.attitude();
        var first = either(page, attitude);
        if (first.makesSense()) return first;
        if (!first.runsDown() && !first.whole()) {
            // The strip may be a picture or a stamp; the whole is what would be read anyway.
            var whole = look(first.picture(), first.quarters(), first.picture().picture());
            if (whole.makesSense()) return whole;
        }
        // The engine reads columns of letters that lie on their side too, but knows nothing of their order then.
        var across = either(page, attitude.across());
        return across.makesSense() || first.runsDown() ? across : first;
    }

    private Look either(Ready page, Attitude attitude) {
        int quarters = attitude.sideways() ? 1 : 0;
        var level = Resampled.of(page.picture().turned(quarters), attitude.skew(), page.scale());
        double letter = attitude.letterHeight() * page.scale();
        var first = look(level, quarters, strip(level.picture(), letter));
        if (first.makesSense() || first.runsDown() && first.confidence() >= POOR) return first;
        var overturned = level.overturned();
        var second = look(overturned, quarters + 2, strip(overturned.picture(), letter));
        return second.confidence() > first.confidence() + 0.08 ? second : first;
    }

    private Look look(Resampled level, int quarters, Grey part) {
        try {
            var lines = engine.recognise(part, 300, data(), Spread.PAGE, LOOK);
            boolean whole = part == level.picture();
            return new Look(quarters, level, lines, whole ? confidence(lines) : sense(lines, part.height()), whole);
        } catch (EngineFailed e) {
            return new Look(quarters, level, List.of(), 0, false);
        }
    }

    /** How sure a strip's words are, without those it cuts through; a number as long as a line is one word. */
    private static double sense(List<SeenLine> lines, int height) {
        double sum = 0;
        int letters = 0;
        for (SeenLine line : lines) {
            for (SeenWord word : line.words()) {
                if (word.top() <= EDGE || word.bottom() >= height - EDGE) continue;
                int count = Math.min(LONG_WORD, letters(word));
                sum += count * word.confidence();
                letters += count;
            }
        }
        return letters < 8 ? 0 : sum / letters;
    }

    /** The part of the page with most ink, high enough for some nine lines. */
    private static Grey strip(Grey picture, double letter) {
        return strip(picture, letter, strips(picture, letter).getFirst());
    }

    private static Grey strip(Grey picture, double letter, int top) {
        int high = high(letter);
        return picture.height() < 1.5 * high ? picture : picture.part(0, top, picture.width(), high);
    }

    private static int high(double letter) {
        return (int) (STRIP * Math.clamp(letter, DENSE_LETTER, LARGEST_LETTER));
    }

    /** Where the strip with most ink begins, and the one with most of those that share no line with it, if there is one. */
    private static List<Integer> strips(Grey picture, double letter) {
        int high = high(letter);
        int threshold = Blobs.threshold(picture);
        var changes = new int[picture.height() + 1];
        for (int y = 0; y < picture.height(); y++) {
            int count = 0;
            boolean dark = false;
            for (int x = 0; x < picture.width(); x += 2) {
                boolean now = picture.at(x, y) < threshold;
                if (now != dark) count++;
                dark = now;
            }
            changes[y + 1] = changes[y] + count;
        }
        var tops = new ArrayList<Integer>();
        tops.add(mostInk(changes, high, -high));
        int second = mostInk(changes, high, tops.getFirst());
        if (Math.abs(second - tops.getFirst()) >= high) tops.add(second);
        return tops;
    }

    /** @param taken where the strip begins that the one looked for may not touch */
    private static int mostInk(int[] changes, int high, int taken) {
        int best = 0;
        int most = -1;
        for (int y = 0; y + high < changes.length; y += 8) {
            int ink = changes[y + high] - changes[y];
            if (Math.abs(y - taken) >= high && ink > most) {
                best = y;
                most = ink;
            }
        }
        return best;
    }

    private static int letters(SeenWord word) {
        return (int) word.text().chars().filter(Character::isLetterOrDigit).count();
    }

    private static int count(List<SeenLine> lines) {
        return lines.stream().mapToInt(line -> line.words().size()).sum();
    }

    private static double confidence(List<SeenLine> lines) {
        double sum = 0;
        int letters = 0;
        for (SeenLine line : lines) {
            for (SeenWord word : line.words()) {
                int count = letters(word);
                sum += count * word.confidence();
                letters += count;
            }
        }
        return letters < 8 ? 0 : sum / letters;
    }

    private static List<Line> words(List<SeenLine> rows, Look look, double pointsPerPixel) {
        var lines = new ArrayList<Line>();
        for (SeenLine row : rows) {
            var words = new ArrayList<Word>();
            for (SeenWord word : row.words()) {
                var centre =
                        look.picture().original((word.left() + word.right()) / 2.0, (word.top() + word.bottom()) / 2.0);
                double unit = pointsPerPixel / look.picture().scale();
                double width = word.width() * unit;
                double height = word.height() * unit;
                words.add(new Word(
                        word.text(),
                        tenth(centre[0] * pointsPerPixel - width / 2),
                        tenth(centre[1] * pointsPerPixel - height / 2),
                        tenth(width),
                        tenth(height),
                        tenth(row.size() * unit),
                        false,
                        Word.Origin.OCR,
                        word.confidence()));
            }
            lines.add(new Line(words));
        }
        return lines;
    }

    private static double tenth(double points) {
        return Math.round(points * 10) / 10.0;
    }
}
