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
                    "lib/com.google.guava.guava-33.5.0-jre.jar",
                    "lib/com.google.protobuf.protobuf-java-4.33.2.jar",
                    "lib/io.grpc.grpc-api-1.79.0.jar",
                    "lib/io.grpc.grpc-core-1.79.0.jar",
                    "lib/software.amazon.awssdk.s3-2.40.2.jar")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        SmallPackage.copy(built, folder.resolve("small.zip"), "arm64");
        try (var small = new ZipFile(folder.resolve("small.zip").toFile())) {
            assertThat(small.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "docket/A.class",
                            "lib/org.bytedeco.tesseract-5.5.1-1.5.12-linux-arm64.jar",
                            "lib/io.grpc.grpc-api-1.79.0.jar",
                            "lib/software.amazon.awssdk.s3-2.40.2.jar");
        }
    }

    @Test
    void aLibraryLosesWhatNobodyAsksForAndKeepsTheRest() throws IOException {
        var jar = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(jar)) {
            for (String name : List.of(
                    "win32-x86-64/libtesseract551.dll",
                    "tessdata/osd.traineddata",
                    "tessdata/eng.traineddata",
                    "A.class")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[1000]);
                zip.closeEntry();
            }
        }
        var built = folder.resolve("mixed.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(built))) {
            zip.putNextEntry(new ZipEntry("lib/net.sourceforge.tess4j.tess4j-5.16.0.jar"));
            zip.write(jar.toByteArray());
            zip.closeEntry();
        }
        SmallPackage.copy(built, folder.resolve("lighter.zip"), "arm64");
        try (var lighter = new ZipFile(folder.resolve("lighter.zip").toFile());
                var inside = new java.util.zip.ZipInputStream(
                        lighter.getInputStream(lighter.entries().nextElement()))) {
            var names = new java.util.ArrayList<String>();
            for (var entry = inside.getNextEntry(); entry != null; entry = inside.getNextEntry()) {
                names.add(entry.getName());
            }
            assertThat(names).containsExactly("tessdata/eng.traineddata", "A.class");
        }
    }
}
