package docket.reader.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files a worker is loaded from, wherever this process was loaded from: folders of classes and jars in a test,
 * one folder of jars behind a command, the folder {@code lib/main} of a packaged service. Which jars it takes stands in
 * a list that the build writes.
 */
final class WorkerClassPath {

    private static final String LIST = "class-path";

    private WorkerClassPath() {}

    /**
     * @param own one class of each module of this product that the work needs; their files come first
     * @throws IOException if a file is nowhere to be found
     */
    static List<Path> find(List<Class<?>> own) throws IOException {
        var found = new LinkedHashSet<Path>();
        for (Class<?> each : own) {
            var file = fileOf(each);
            if (file == null) throw new IOException("nobody knows where " + each.getName() + " was loaded from");
            found.add(file);
        }
        var known = known(found);
        for (String name : names()) {
            found.add(known.stream()
                    .filter(file -> isCalled(file, name))
                    .findFirst()
                    .orElseThrow(() -> new IOException(name + " is not beside the program")));
        }
        return List.copyOf(found);
    }

    /** A packaged service puts the group before the name. */
    private static boolean isCalled(Path file, String name) {
        var fileName = file.getFileName().toString();
        return fileName.equals(name) || fileName.endsWith("." + name);
    }

    private static List<String> names() throws IOException {
        try (InputStream in = WorkerClassPath.class.getResourceAsStream(LIST)) {
            if (in == null) throw new IOException("the build left no list of jars");
            var names = new ArrayList<String>();
            for (String entry : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(":")) if (!entry.isBlank()) names.add(entry.substring(entry.lastIndexOf('/') + 1));
            return names;
        }
    }

    private static Set<Path> known(Set<Path> own) throws IOException {
        var files = new LinkedHashSet<Path>();
        for (String property : List.of("surefire.test.class.path", "java.class.path")) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator)) {
                if (!entry.endsWith(".jar") || !Files.isRegularFile(Path.of(entry))) continue;
                var jar = Path.of(entry).toAbsolutePath();
                files.add(jar);
                if (property.equals("java.class.path")) files.addAll(named(jar));
            }
        }
        var folders = new LinkedHashSet<Path>();
        for (Path file : own) if (Files.isRegularFile(file)) folders.add(parent(file));
        for (Path folder : folders) {
            try (var beside = Files.list(folder)) {
                beside.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** The jars that a jar's own manifest names. */
    private static List<Path> named(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var names = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (names == null) return List.of();
            var found = new ArrayList<Path>();
            for (String name : names.split(" ")) {
                if (!name.endsWith(".jar")) continue;
                var path = name.startsWith("file:")
                        ? Path.of(java.net.URI.create(name))
                        : parent(jar).resolve(name).normalize();
                if (Files.isRegularFile(path)) found.add(path);
            }
            return found;
        }
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static @Nullable Path fileOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) return null;
        var location = source.getLocation();
        try {
            // A loader may name the jar as "jar:file:/x.jar!/".
            var text = location.toString();
            if (text.startsWith("jar:")) text = text.substring(4, text.indexOf("!/"));
            return Path.of(new java.net.URI(text)).toAbsolutePath();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
