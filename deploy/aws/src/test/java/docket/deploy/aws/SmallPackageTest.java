package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPackageTest {

    @TempDir
    Path folder;

    @Test
    void onlyTheNativesOfLambdasOwnPlatformStay() throws IOException {
        var built = folder.resolve("function.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(built))) {
            for (String name : List.of(
                    "docket/A.class",
                    "lib/org.bytedeco.tesseract-5.5.1-1.5.12-linux-arm64.jar",
                    "lib/org.bytedeco.tesseract-5.5.1-1.5.12-linux-x86_64.jar",
                    "lib/org.bytedeco.leptonica-1.85.0-1.5.12-macosx-arm64.jar",
                    "lib/org.bytedeco.leptonica-1.85.0-1.5.12-windows-x86_64.jar",
                    "lib/software.amazon.awssdk.s3-2.40.2.jar")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        SmallPackage.copy(built, folder.resolve("small.zip"));
        try (var small = new ZipFile(folder.resolve("small.zip").toFile())) {
            assertThat(small.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "docket/A.class",
                            "lib/org.bytedeco.tesseract-5.5.1-1.5.12-linux-arm64.jar",
                            "lib/software.amazon.awssdk.s3-2.40.2.jar");
        }
    }
}
