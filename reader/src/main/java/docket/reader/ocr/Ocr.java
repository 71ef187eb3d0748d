package docket.reader.ocr;

import docket.reader.Line;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Letters recognised in the pictures of one document's pages. One document, one thread. */
public final class Ocr {

    private final Engine engine;
    private final Recogniser recogniser;

    private Ocr(Engine engine) {
        this.engine = engine;
        this.recogniser = new Recogniser(engine);
    }

    /** @return empty on a machine without an engine */
    public static Optional<Ocr> forDocument() {
        return Engines.best().map(Ocr::new);
    }

    /** What this machine recognises letters with, for people; empty if it has nothing. */
    public static Optional<String> engineName() {
        return Engines.best()
                .map(engine -> engine.name() + " with "
                        + String.join(", ", engine.languages().stream().sorted().toList()));
    }

    /**
     * Lays the delivered engine into a folder that workers can see.
     *
     * @return settings a worker is to be started with
     * @throws IOException if it cannot be written
     */
    public static List<String> supply(Path folder) throws IOException {
        var settings = new ArrayList<>(Engines.settings());
        settings.addAll(Delivered.supply(folder));
        return settings;
    }

    /** As in {@code tesseract 5.3.0}. */
    public String engine() {
        return engine.name();
    }

    /**
     * @param lines in points of the page turned upright
     * @param turn degrees clockwise by which the picture is to be turned to stand upright: 0, 90, 180 or 270
     * @param language ISO 639-1, empty if nothing tells
     */
    public record Recognised(List<Line> lines, int turn, String language) {

        public static final Recognised NOTHING = new Recognised(List.of(), 0, "");

        public Recognised {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Reads a page.
     *
     * @param pointsPerPixel of the picture
     * @throws RuntimeException if the engine broke; the next page may work
     */
    public Recognised read(BufferedImage picture, double pointsPerPixel) {
        return recogniser.read(Grey.of(picture), pointsPerPixel);
    }

    /** By how many degrees clockwise a picture is to be turned to stand upright, as {@link #read} would tell. */
    public int turn(BufferedImage picture) {
        return recogniser.turn(Grey.of(picture));
    }
}
