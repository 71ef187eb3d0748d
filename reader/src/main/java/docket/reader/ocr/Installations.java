package docket.reader.ocr;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where Tesseract usually stands on Linux, macOS and Windows. */
final class Installations {

    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    /** Where words go that nobody shall hear. */
    static final String NOWHERE = isWindows() ? "NUL" : "/dev/null";

    private static final List<String> WINDOWS_FOLDERS =
            List.of("C:\\Program Files\\Tesseract-OCR", "C:\\Program Files (x86)\\Tesseract-OCR");

    private static final List<String> DATA_FOLDERS = List.of(
            "/usr/share/tesseract-ocr/5/tessdata",
            "/usr/share/tesseract-ocr/4.00/tessdata",
            "/usr/share/tessdata",
            "/usr/share/tesseract/tessdata",
            "/opt/homebrew/share/tessdata",
            "/usr/local/share/tessdata");

    private Installations() {}

    private static boolean isWindows() {
        return SYSTEM.startsWith("windows");
    }

    /** Names and files to try as the library, best first. */
    static Set<String> libraries() {
        var all = new LinkedHashSet<String>();
        var program = program().map(Installations::real);
        if (isWindows()) {
            var folders = new ArrayList<>(WINDOWS_FOLDERS);
            program.map(Path::getParent).map(Path::toString).ifPresent(folders::addFirst);
            for (String folder : folders) {
                all.add(folder + "\\libtesseract-5.dll");
                all.add(folder + "\\tesseract55.dll");
            }
        } else if (SYSTEM.startsWith("mac")) {
            beside(program, "libtesseract.5.dylib").ifPresent(all::add);
            all.add("/opt/homebrew/lib/libtesseract.5.dylib");
            all.add("/usr/local/lib/libtesseract.5.dylib");
        } else {
            all.add("libtesseract.so.5");
            beside(program, "libtesseract.so.5").ifPresent(all::add);
            all.add("libtesseract.so.4");
        }
        return all;
    }

    private static Optional<String> beside(Optional<Path> program, String library) {
        return program.map(Path::getParent)
                .map(Path::getParent)
                .map(home -> home.resolve("lib").resolve(library))
                .filter(Files::isRegularFile)
                .map(Path::toString);
    }

    /** Folders of language data to try; the empty one is what the library was built with. */
    static Set<String> languageData() {
        var all = new LinkedHashSet<String>();
        var set = System.getenv("TESSDATA_PREFIX");
        if (set != null && !set.isBlank()) all.add(set);
        all.add("");
        for (String folder : DATA_FOLDERS) if (Files.isDirectory(Path.of(folder))) all.add(folder);
        if (isWindows()) for (String folder : WINDOWS_FOLDERS) all.add(folder + "\\tessdata");
        return all;
    }

    /** The {@code tesseract} program, on the path or where its installer puts it. */
    static Optional<Path> program() {
        var names = isWindows() ? List.of("tesseract.exe") : List.of("tesseract");
        var folders = new ArrayList<String>();
        var path = System.getenv("PATH");
        if (path != null) folders.addAll(List.of(path.split(File.pathSeparator)));
        if (isWindows()) folders.addAll(WINDOWS_FOLDERS);
        if (SYSTEM.startsWith("mac")) folders.addAll(List.of("/opt/homebrew/bin", "/usr/local/bin"));
        for (String folder : folders) {
            for (String name : names) {
                var file = file(folder, name);
                if (file != null && Files.isExecutable(file)) return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Path file(String folder, String name) {
        try {
            return folder.isBlank() ? null : Path.of(folder, name);
        } catch (java.nio.file.InvalidPathException e) {
            return null;
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }
}
