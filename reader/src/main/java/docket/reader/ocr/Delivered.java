package docket.reader.ocr;

import docket.reader.worker.JavaWorkers;
import docket.reader.worker.ResourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The engine that comes with Docket: Tesseract and Leptonica as JavaCPP Presets builds them, with English language data
 * out of tess4j, all of it resources in jars. A system loads libraries from files only, so they are unpacked once.
 */
public final class Delivered {

    /** Names the folder a worker finds them in. */
    private static final String SETTING = "docket.ocr.delivered";

    private static final String PREFIX = "tesseract";
    private static final String NATIVES = "org/bytedeco/";
    private static final String DATA = "tessdata/eng.traineddata";

    private static final List<String> WINDOWS_RUNTIME =
            List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", "libgomp-1.dll");

    private Delivered() {}

    /** Whether there are natives for this system and processor. */
    public static boolean isHere() {
        var resources = resources();
        return !resources.isEmpty() && ResourceFiles.exist(resources);
    }

    /**
     * Lays the engine into a folder that workers can see.
     *
     * @return the settings by which a worker finds it; none if this machine gets no engine
     * @throws IOException if it cannot be written
     */
    public static List<String> supply(Path folder) throws IOException {
        return isHere() ? List.of("-D" + SETTING + "=" + ResourceFiles.unpack(folder, PREFIX, resources())) : List.of();
    }

    /** Where it lies: as this process was told, else where this process unpacks it. Empty if this machine gets none. */
    static Optional<Path> folder() {
        var told = System.getProperty(SETTING);
        if (told != null) return Optional.of(Path.of(told));
        if (!isHere()) return Optional.empty();
        try {
            return Optional.of(ResourceFiles.unpack(JavaWorkers.base(), PREFIX, resources()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The file of the delivered Leptonica, which decodes pictures too; none if this machine gets no engine. */
    public static List<Path> leptonica() {
        var name = libraries().stream()
                .filter(each -> each.startsWith("libleptonica"))
                .toList();
        return name.isEmpty()
                ? List.of()
                : folder().map(at -> at.resolve(name.getFirst())).stream().toList();
    }

    /** The libraries in the order in which each finds what it needs; the last is Tesseract. */
    static List<String> libraries() {
        return natives().stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }

    private static List<String> resources() {
        var natives = natives();
        if (natives.isEmpty()) return List.of();
        var all = new ArrayList<>(natives);
        all.add(DATA);
        return all;
    }

    private static List<String> natives() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var processor = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> "";
        };
        if (processor.isEmpty()) return List.of();
        if (system.startsWith("linux"))
            return natives("linux-" + processor, List.of("libleptonica.so.6"), "libtesseract.so.5.5");
        if (system.startsWith("mac"))
            return natives("macosx-" + processor, List.of("libleptonica.6.dylib"), "libtesseract.5.5.dylib");
        if (!system.startsWith("windows") || processor.equals("arm64")) return List.of();
        var needed = new ArrayList<>(WINDOWS_RUNTIME);
        needed.add("libleptonica.dll");
        return natives("windows-" + processor, needed, "libtesseract55.dll");
    }

    private static List<String> natives(String platform, List<String> needed, String tesseract) {
        var all = new ArrayList<String>();
        for (String each : needed) all.add(NATIVES + "leptonica/" + platform + "/" + each);
        all.add(NATIVES + "tesseract/" + platform + "/" + tesseract);
        return all;
    }
}
