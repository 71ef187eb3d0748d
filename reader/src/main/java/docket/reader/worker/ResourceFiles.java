package docket.reader.worker;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Resources in jars that must be files, as libraries must for the system to load them. */
public final class ResourceFiles {

    private ResourceFiles() {}

    /** Whether all of them are in the program. */
    public static boolean exist(List<String> names) {
        return names.stream().allMatch(name -> resource(name) != null);
    }

    private static @Nullable URL resource(String name) {
        var loader = Thread.currentThread().getContextClassLoader();
        var found = loader == null ? null : loader.getResource(name);
        return found == null ? ResourceFiles.class.getClassLoader().getResource(name) : found;
    }

    /**
     * Unpacks them into one folder, unless that was done before. Another version of any of them is another folder.
     *
     * @param parent is there; others may read it
     * @throws IOException if one is missing or cannot be written
     */
    public static Path unpack(Path parent, String prefix, List<String> resources) throws IOException {
        var target = parent.resolve(prefix + "-" + fingerprint(resources));
        if (Files.isDirectory(target)) return target;
        var fresh = Files.createTempDirectory(parent, prefix + "-new-");
        try {
            for (String name : resources) {
                var file = fresh.resolve(name.substring(name.lastIndexOf('/') + 1));
                try (InputStream in = open(name)) {
                    Files.copy(in, file);
                }
                readable(file, "rw-r--r--");
            }
            readable(fresh, "rwxr-xr-x");
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(fresh);
            if (!Files.isDirectory(target)) throw e;
        }
        return target;
    }

    private static InputStream open(String name) throws IOException {
        var url = resource(name);
        if (url == null) throw new IOException(name + " is not in the program");
        return url.openStream();
    }

    /** Workers run as the user that owns nothing. */
    private static void readable(Path path, String rights) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix"))
            Files.setPosixFilePermissions(path, java.nio.file.attribute.PosixFilePermissions.fromString(rights));
    }

    /** Of the checksums that jars keep of their entries, so that nothing is unpacked to know what it is. */
    private static String fingerprint(List<String> resources) throws IOException {
        var all = new CRC32();
        for (String name : resources) {
            var url = resource(name);
            var connection = url == null ? null : url.openConnection();
            if (!(connection instanceof JarURLConnection jar)) continue;
            jar.setUseCaches(false);
            try (var file = jar.getJarFile()) {
                var entry = file.getJarEntry(name);
                if (entry == null) continue;
                all.update((name + " " + entry.getSize() + " " + entry.getCrc()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return "%08x".formatted(all.getValue());
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        }
    }
}
