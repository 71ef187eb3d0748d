package docket.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which engine recognises the letters of scans and photographs on this machine. */
record Recognition(String version, List<String> languages) {

    private static final List<String> EXPECTED = List.of("deu", "eng", "fra", "ita", "spa");

    /** @return empty when nothing is installed */
    static Optional<Recognition> find() {
        if (!Tools.present("tesseract")) return Optional.empty();
        var version = told("--version").stream().findFirst().orElse("tesseract");
        var languages = told("--list-langs").stream()
                .skip(1)
                .map(String::strip)
                .filter(each -> !each.isEmpty() && !each.equals("osd"))
                .sorted()
                .toList();
        return Optional.of(new Recognition(version, languages));
    }

    /** Whether an engine comes with Docket for this system. Told by its name: doctor runs before anything is built. */
    static boolean isDelivered() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch", "");
        boolean x86 = Set.of("amd64", "x86_64").contains(processor);
        boolean arm = Set.of("aarch64", "arm64").contains(processor);
        return (system.startsWith("linux") || system.startsWith("mac")) && (x86 || arm)
                || system.startsWith("windows") && x86;
    }

    /** Languages Docket knows documents in that the engine has no data for. */
    List<String> missing() {
        return EXPECTED.stream().filter(each -> !languages.contains(each)).toList();
    }

    private static List<String> told(String option) {
        try {
            var process = new ProcessBuilder("tesseract", option)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? text.lines().toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
