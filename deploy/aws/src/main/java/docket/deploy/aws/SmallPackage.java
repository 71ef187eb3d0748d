package docket.deploy.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the functions' packages smaller: letters are recognised by native code, which comes for five platforms, and Lambda
 * needs one of them. Writes {@code target/function-arm64.zip} beside every {@code target/function.zip}.
 */
public final class SmallPackage {

    private static final Pattern ELSEWHERE = Pattern.compile(
            "lib/org\\.bytedeco\\..*-(windows|macosx)-[a-z0-9_]+\\.jar|lib/org\\.bytedeco\\..*-linux-x86_64\\.jar");

    private SmallPackage() {}

    /** @param arguments the repository */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("small package: say the repository's folder");
            System.exit(2);
        }
        for (String service : List.of(
                "classifier-service", "invoice-service", "contract-service", "proposal-service", "review-service")) {
            var built = Path.of(arguments[0], service, "target", "function.zip");
            if (Files.exists(built)) {
                var small = built.resolveSibling("function-arm64.zip");
                long unpacked = copy(built, small);
                System.err.println("small package: " + service + ", " + (unpacked >> 20) + " MiB unpacked, "
                        + (Files.size(small) >> 20) + " MiB packed");
            }
        }
    }

    /** @return how large it is unpacked, in bytes */
    static long copy(Path from, Path to) throws IOException {
        long size = 0;
        try (var in = new ZipFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
                if (ELSEWHERE.matcher(entry.getName()).matches()) continue;
                if (entry.isDirectory()) continue; // Quarkus names some twice
                var copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime()); // the package's hash tells whether anything is to be deployed
                out.putNextEntry(copy);
                try (var bytes = in.getInputStream(entry)) {
                    size += bytes.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return size;
    }
}
