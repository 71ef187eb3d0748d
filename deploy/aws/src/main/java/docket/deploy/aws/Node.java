package docket.deploy.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;

/** The Node that comes inside Playwright's driver, from Maven Central like everything else. */
final class Node {

    private Node() {}

    /** Unpacked once per version, under the user's cache. */
    static Path executable() throws IOException {
        var platform = platform();
        var name = platform.startsWith("win") ? "node.exe" : "node";
        var resource = "driver/" + platform + "/" + name;
        var url = Node.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IOException(
                    "no Node for " + platform + " in the driver bundle; set JSII_NODE to one of your own");
        }
        long size = url.openConnection().getContentLengthLong();
        var cache = Path.of(System.getProperty("user.home"), ".cache", "docket", "node-" + platform + "-" + size);
        var file = cache.resolve(name);
        if (Files.exists(file)) return file;
        Files.createDirectories(cache);
        var fresh = Files.createTempFile(cache, "node", ".part");
        try (var in = url.openStream()) {
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!platform.startsWith("win")) {
            Files.setPosixFilePermissions(
                    fresh,
                    Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
        }
        return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String platform() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arm = System.getProperty("os.arch").equals("aarch64");
        if (os.contains("win")) return "win32_x64";
        if (os.contains("mac")) return arm ? "mac-arm64" : "mac";
        return arm ? "linux-arm64" : "linux";
    }
}
