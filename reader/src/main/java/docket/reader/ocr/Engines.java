package docket.reader.ocr;

import java.util.List;
import java.util.Optional;

/** The best engine this machine has, found once. */
final class Engines {

    private static final String CHOICE = "docket.ocr";

    private Engines() {}

    /** Whose engine is used. */
    enum Choice {
        /** What is installed, for it may know more languages; else what came with Docket. */
        BEST,
        INSTALLED,
        DELIVERED
    }

    private static final class Found {
        private static final Optional<Engine> ENGINE = find(choice());
    }

    static Optional<Engine> best() {
        return Found.ENGINE;
    }

    /** {@code DOCKET_OCR} (or the system property {@code docket.ocr}) as workers are told it. */
    static List<String> settings() {
        return choice() == Choice.BEST ? List.of() : List.of("-D" + CHOICE + "=" + told());
    }

    private static String told() {
        var environment = System.getenv("DOCKET_OCR");
        return System.getProperty(CHOICE, environment == null ? "" : environment)
                .strip();
    }

    private static Choice choice() {
        return switch (told()) {
            case "installed" -> Choice.INSTALLED;
            case "delivered" -> Choice.DELIVERED;
            default -> Choice.BEST;
        };
    }

    static Optional<Engine> find(Choice choice) {
        return switch (choice) {
            case INSTALLED -> installed();
            case DELIVERED -> delivered();
            case BEST -> installed().or(Engines::delivered);
        };
    }

    private static Optional<Engine> installed() {
        return TesseractLibrary.find().<Engine>map(engine -> engine).or(TesseractProgram::find);
    }

    private static Optional<Engine> delivered() {
        return Delivered.folder().flatMap(TesseractLibrary::delivered);
    }
}
