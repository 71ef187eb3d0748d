package docket.kubernetes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of a small service, pushed to a registry as real ones are, and looked into there. */
class ImageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String HERE = "1.0-" + Contents.processor();

    @TempDir
    static Path folder;

    private static Registry registry;

    /** Once for all: each looks at what was pushed. */
    @BeforeAll
    static void twoImages() throws Exception {
        registry = new Registry(folder);
        push("1.0-amd64", "amd64");
        push("1.0-arm64", "arm64");
    }

    @AfterAll
    static void noMore() {
        registry.close();
    }

    @Test
    void anImageRunsAsNobodyFromFilesItCannotChange() throws Exception {
        var configuration = configuration(HERE);
        assertThat(configuration.at("/config/User").asText()).isEqualTo("1001:1001");
        assertThat(configuration.path("architecture").asText()).isEqualTo(Contents.processor());
        assertThat(configuration.path("os").asText()).isEqualTo("linux");
        assertThat(names(configuration.at("/config/Volumes"))).containsExactly("/tmp");
        assertThat(configuration
                        .at("/config/Labels/org.opencontainers.image.version")
                        .asText())
                .isEqualTo("1.0");
        for (Map<String, TarArchiveEntry> layer : layers(HERE)) {
            for (TarArchiveEntry file : layer.values()) {
                assertThat(file.getLongUserId()).as(file.getName()).isZero();
                assertThat(file.getMode() & 022)
                        .as("others may write %s", file.getName())
                        .isZero();
            }
        }
    }

    @Test
    void whatChangesTogetherLiesInOneLayerAndWhatChangesLeastComesFirst() throws Exception {
        var layers = layers("1.0-amd64");
        assertThat(layers).hasSize(4);
        assertThat(layers.get(0).keySet()).allMatch(name -> name.startsWith("opt/"));
        assertThat(files(layers.get(1))).containsExactly("app/lib/main/org.library-1.jar");
        assertThat(files(layers.get(2)))
                .containsExactlyInAnyOrder("app/lib/main/docket.messages-1.jar", "app/quarkus-run.jar");
        assertThat(files(layers.get(3))).containsExactly("app/start.aot");
    }

    @Test
    void whatIsStartedIsInTheImageAndAsOldAsWhenItsStartWasPrepared() throws Exception {
        var all = new LinkedHashMap<String, TarArchiveEntry>();
        layers("1.0-amd64").forEach(all::putAll);
        var entryPoint = new ArrayList<String>();
        configuration("1.0-amd64").at("/config/Entrypoint").forEach(word -> entryPoint.add(word.asText()));
        assertThat(all.get(entryPoint.getFirst().substring(1)).getMode() & 0111).isNotZero();
        assertThat(all).containsKey(entryPoint.getLast().substring(1));
        var prepared = entryPoint.stream()
                .filter(word -> word.startsWith("-XX:AOTCache="))
                .findFirst();
        assertThat(prepared).isPresent();
        assertThat(all).containsKey(prepared.get().substring("-XX:AOTCache=/".length()));
        for (String name : List.of("app/quarkus-run.jar", "app/lib/main/org.library-1.jar", "opt/java/lib/modules")) {
            assertThat(all.get(name).getLastModifiedTime().toMillis())
                    .isEqualTo(Files.getLastModifiedTime(folder.resolve("image").resolve(name))
                            .toMillis())
                    .isEqualTo(1000);
        }
    }

    @Test
    void aServiceIsPreparedWithTheOptionsItIsStartedWith() throws Exception {
        var rehearsal = contents().rehearsal();
        var root = folder.resolve("image").toAbsolutePath().toString();
        var prepared = rehearsal.subList(rehearsal.indexOf("--") + 1, rehearsal.size()).stream()
                .map(word -> word.replace(root, ""))
                .toList();
        assertThat(Contents.entryPoint().stream().filter(word -> !word.startsWith("-XX:AOTCache=")))
                .containsExactlyElementsOf(prepared);
    }

    @Test
    void nativesOfOtherMachinesStayOutside() {
        var name = "app/lib/main/org.bytedeco.tesseract-5.5.1-1.5.12-";
        assertThat(List.of("linux-x86_64", "linux-arm64", "windows-x86_64", "macosx-arm64"))
                .filteredOn(platform -> Contents.isForThisMachine(Path.of(name + platform + ".jar")))
                .containsExactly(Contents.processor().equals("arm64") ? "linux-arm64" : "linux-x86_64");
        assertThat(Contents.isForThisMachine(Path.of("app/lib/main/org.bytedeco.javacpp-1.5.12.jar")))
                .isTrue();
    }

    @Test
    void oneTagLeadsToTheImagesOfBothProcessors() throws Exception {
        var digest = index().join("1.0");
        var list = JSON.readTree(registry.manifest("1.0"));
        assertThat(registry.manifest(digest.toString())).isEqualTo(registry.manifest("1.0"));
        assertThat(list.path("manifests")).hasSize(2).allSatisfy(entry -> {
            var processor = entry.at("/platform/architecture").asText();
            var image = registry.manifest(entry.path("digest").asText());
            assertThat(image).isEqualTo(registry.manifest("1.0-" + processor));
            assertThat(entry.path("size").asInt()).isEqualTo(image.length());
            assertThat(configuration("1.0-" + processor).path("architecture").asText())
                    .isEqualTo(processor);
        });
    }

    @Test
    void aTagWithoutOneOfThemIsNotMade() throws Exception {
        push("2.0-amd64", "amd64");
        assertThatThrownBy(() -> index().join("2.0")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> registry.manifest("2.0")).isInstanceOf(AssertionError.class);
    }

    private static ImageIndex index() {
        return new ImageIndex(registry.address(), "docket/small-service", Optional.empty(), true);
    }

    private static Contents contents() {
        return new Contents("small-service", "1.0", folder.resolve("image"));
    }

    /** With a folder laid out by hand: linking a JVM takes ten seconds. */
    private static void push(String tag, String processor) throws Exception {
        var contents = contents();
        for (String file : List.of(
                "opt/java/bin/java",
                "opt/java/lib/modules",
                "app/quarkus-run.jar",
                "app/start.aot",
                "app/lib/main/org.library-1.jar",
                "app/lib/main/docket.messages-1.jar")) {
            var path = folder.resolve("image").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
            if (file.endsWith("bin/java"))
                assertThat(path.toFile().setExecutable(true)).isTrue();
            Files.setLastModifiedTime(path, java.nio.file.attribute.FileTime.fromMillis(1000));
        }
        var target = RegistryImage.named(ImageReference.parse(registry.address() + "/docket/small-service:" + tag));
        contents.in(Jib.fromScratch())
                .setPlatforms(Set.of(new Platform(processor, "linux")))
                .containerize(Containerizer.to(target)
                        .setAllowInsecureRegistries(true)
                        .setApplicationLayersCache(folder.resolve("layers"))
                        .setBaseImageLayersCache(folder.resolve("base")));
    }

    private static JsonNode configuration(String tag) throws IOException {
        var manifest = JSON.readTree(registry.manifest(tag));
        return JSON.readTree(registry.blob(manifest.at("/config/digest").asText()));
    }

    private static List<Map<String, TarArchiveEntry>> layers(String tag) throws IOException {
        var all = new ArrayList<Map<String, TarArchiveEntry>>();
        for (JsonNode layer : JSON.readTree(registry.manifest(tag)).path("layers")) {
            var entries = new LinkedHashMap<String, TarArchiveEntry>();
            var blob = registry.blob(layer.path("digest").asText());
            try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(blob)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    entries.put(entry.getName(), entry);
                }
            }
            all.add(entries);
        }
        return all;
    }

    private static List<String> files(Map<String, TarArchiveEntry> layer) {
        return layer.values().stream()
                .filter(entry -> !entry.isDirectory())
                .map(TarArchiveEntry::getName)
                .toList();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
