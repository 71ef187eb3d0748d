package docket.deploy.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes the functions' packages smaller: takes out what comes with libraries and is never loaded in a function. Writes
 * {@code target/function-arm64.zip} (or {@code -x86_64}) beside every {@code target/function.zip}. What is left is what
 * {@code docket bench lambda} runs, so that nothing is missed that is needed.
 */
public final class SmallPackage {

    private static final List<String> PLATFORMS = List.of("arm64", "x86_64");

    /**
     * Libraries without use in a function. Traces go by X-Ray, so nothing is sent over gRPC, of which Guava and Protocol
     * Buffers are parts (its interfaces stay, meters name them); no port is opened, so nothing is compressed by Brotli.
     */
    private static final Pattern UNUSED = Pattern.compile(
            "lib/(io\\.grpc\\.grpc-(?!api)|com\\.google\\.protobuf\\.|com\\.google\\.api\\.grpc\\."
                    + "|com\\.google\\.guava\\.|com\\.google\\.code\\.gson\\.|io\\.vertx\\.vertx-grpc|com\\.aayushatharva\\.brotli4j\\.).*\\.jar");

    /** Natives lie in jars of their own, one for each platform. */
    private static final Pattern NATIVES =
            Pattern.compile("lib/org\\.bytedeco\\..*-(?:linux|windows|macosx)-(?:arm64|x86_64)\\.jar");

    /** A library with Windows' natives and with data that nobody asks for: which way up a page is we see ourselves. */
    private static final Pattern MIXED = Pattern.compile("lib/net\\.sourceforge\\.tess4j\\..*\\.jar");

    private static final Pattern UNUSED_INSIDE = Pattern.compile("win32-.*|tessdata/osd\\.traineddata");

    private SmallPackage() {}

    /** @param arguments the repository, and for which processor: {@code arm64} (if nothing is said) or {@code x86_64} */
    public static void main(String[] arguments) throws IOException {
        var platform = arguments.length < 2 ? PLATFORMS.getFirst() : arguments[1];
        if (arguments.length < 1 || arguments.length > 2 || !PLATFORMS.contains(platform)) {
            System.err.println("small package: say the repository's folder, then arm64 or x86_64");
            System.exit(2);
        }
        for (String service : List.of(
                "classifier-service", "invoice-service", "contract-service", "proposal-service", "review-service")) {
            var built = Path.of(arguments[0], service, "target", "function.zip");
            if (Files.exists(built)) {
                var small = built.resolveSibling("function-" + platform + ".zip");
                long unpacked = copy(built, small, platform);
                System.err.println("small package: " + service + ", " + (before(built) >> 20) + " MiB unpacked, now "
                        + (unpacked >> 20) + " MiB, " + (Files.size(small) >> 20) + " MiB packed");
            }
        }
    }

    private static long before(Path zip) throws IOException {
        try (var in = new ZipFile(zip.toFile())) {
            return in.stream().mapToLong(ZipEntry::getSize).sum();
        }
    }

    /** @return how large it is unpacked, in bytes */
    static long copy(Path from, Path to, String platform) throws IOException {
        long size = 0;
        try (var in = new ZipFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.isDirectory()) continue; // Quarkus names some twice
                if (!wanted(entry.getName(), platform)) continue;
                var copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime()); // the package's hash tells whether anything is to be deployed
                out.putNextEntry(copy);
                try (var bytes = in.getInputStream(entry)) {
                    if (MIXED.matcher(entry.getName()).matches()) {
                        var less = lighter(bytes.readAllBytes());
                        out.write(less);
                        size += less.length;
                    } else {
                        size += bytes.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
        return size;
    }

    private static boolean wanted(String name, String platform) {
        if (UNUSED.matcher(name).matches()) return false;
        return !NATIVES.matcher(name).matches() || name.endsWith("-linux-" + platform + ".jar");
    }

    private static byte[] lighter(byte[] jar) throws IOException {
        var lighter = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(jar));
                var out = new ZipOutputStream(lighter)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()
                        || UNUSED_INSIDE.matcher(entry.getName()).matches()) continue;
                var copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return lighter.toByteArray();
    }
}
