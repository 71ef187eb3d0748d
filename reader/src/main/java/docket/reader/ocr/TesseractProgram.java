package docket.reader.ocr;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The {@code tesseract} program, a process per picture: for machines whose library cannot be loaded. */
final class TesseractProgram implements Engine {

    private final Path program;
    private final String name;
    private final Set<String> languages;

    private TesseractProgram(Path program, String name, Set<String> languages) {
        this.program = program;
        this.name = name;
        this.languages = Set.copyOf(languages);
    }

    static Optional<Engine> find() {
        return Installations.program().flatMap(program -> {
            try {
                var version = told(program, "--version").lines().findFirst().orElse("tesseract");
                var languages = new TreeSet<String>();
                told(program, "--list-langs").lines().skip(1).map(String::strip).forEach(languages::add);
                languages.remove("osd");
                return languages.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TesseractProgram(program, version + " (program)", languages));
            } catch (EngineFailed e) {
                return Optional.empty();
            }
        });
    }

    private static String told(Path program, String option) {
        return run(List.of(program.toString(), option), null, Duration.ofSeconds(10));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> languages() {
        return languages;
    }

    @Override
    public List<SeenLine> recognise(Grey picture, Manner manner, Duration limit) {
        return Hocr.lines(run(
                List.of(
                        program.toString(),
                        "stdin",
                        "stdout",
                        "--dpi",
                        String.valueOf(manner.dpi()),
                        "--psm",
                        String.valueOf(manner.spread().mode()),
                        "--oem",
                        "1",
                        "-l",
                        manner.language(),
                        "-c",
                        "tessedit_char_whitelist=" + manner.letters(),
                        "hocr"),
                picture,
                limit));
    }

    /** A process for each would cost more than it gives. */
    @Override
    public boolean readsWords() {
        return false;
    }

    private static String run(List<String> command, @Nullable Grey picture, Duration limit) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new EngineFailed("tesseract does not start", e);
        }
        // Ends with whoever asked: a killed parent leaves a closed pipe, a leaving one its hook.
        var writer = Thread.ofVirtual().start(() -> write(process, picture));
        var deadline = Thread.ofVirtual().start(() -> endAfter(process, limit));
        try (var in = process.getInputStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            writer.join();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0)
                throw new EngineFailed("tesseract gave no answer");
            return text;
        } catch (IOException e) {
            throw new EngineFailed("tesseract gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted", e);
        } finally {
            deadline.interrupt();
            process.destroyForcibly();
        }
    }

    private static void endAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a portable grey map (PGM), which needs no encoder. */
    private static void write(Process process, @Nullable Grey picture) {
        try (var out = new BufferedOutputStream(process.getOutputStream())) {
            if (picture == null) return;
            out.write(("P5\n" + picture.width() + " " + picture.height() + "\n255\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(picture.pixels());
        } catch (IOException | UncheckedIOException e) {
            // It ended early; its exit status tells.
        }
    }
}
