package docket.reader.ocr;

import java.util.Optional;

/** The best engine this machine has, found once. */
final class Engines {

    private Engines() {}

    private static final class Found {
        private static final Optional<Engine> ENGINE = find();
    }

    static Optional<Engine> best() {
        return Found.ENGINE;
    }

    private static Optional<Engine> find() {
        Optional<Engine> library = TesseractLibrary.find().map(engine -> engine);
        return library.or(TesseractProgram::find);
    }
}
