package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.FakeBedrock;
import docket.model.prompt.Prompts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases by which prompts of the services are held to what they did before a release, as {@code .ci/prompts} does. */
class PromptGateTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    @BeforeEach
    void gather() throws IOException {
        for (Path from : List.of(ROOT.resolve("evaluation/gate"), ROOT.resolve("samples/src/main/resources/docket/samples"))) {
            try (var files = Files.list(from)) {
                for (Path file : files.filter(f -> !f.toString().endsWith(".properties")).toList())
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        int number = 0;
        for (Path prompt : delivered()) {
            var own = Files.createDirectories(folder.resolve("prompt-" + number++));
            Files.copy(prompt, own.resolve(prompt.getFileName().toString()));
        }
    }

    @Test
    void everyPromptOfTheServicesHasCasesAndAShareOfRightAnswersToHold() throws IOException {
        var prompts = new TreeSet<>(Prompts.below(folder).names());
        assertThat(prompts).hasSizeGreaterThan(10);
        var asked = PromptFolder.rows(folder).stream().map(row -> row.prompt().name()).collect(Collectors.toSet());
        assertThat(asked).containsExactlyInAnyOrderElementsOf(prompts);
        assertThat(PromptFolder.shares(folder)).containsOnlyKeys(prompts);
    }

    /** Also that every case fills its prompt: one that does not would be said instead. */
    @Test
    void promptsThatAreAnsweredWorseDoNotPass() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        var json = new ByteArrayOutputStream();
        var talk = new ByteArrayOutputStream();
        try (var bedrock = FakeBedrock.start()) {
            bedrock.says("I would rather not.");
            var settings = Map.of("bedrock-endpoint", bedrock.endpoint().toString());
            var live = new LivePrompts(new LivePrompts.Asked(
                    name -> Optional.ofNullable(settings.get(name)), Optional.empty(), 2, Optional.empty()));
            assertThat(live.run(
                            folder,
                            Optional.empty(),
                            new PrintStream(json, true, StandardCharsets.UTF_8),
                            new PrintStream(talk, true, StandardCharsets.UTF_8)))
                    .as(talk.toString(StandardCharsets.UTF_8))
                    .isEqualTo(1);
        }
        for (String name : Prompts.below(folder).names()) {
            assertThat(json.toString(StandardCharsets.UTF_8).lines())
                    .as(talk.toString(StandardCharsets.UTF_8))
                    .anyMatch(line -> line.contains("\"" + name) && line.contains("\"worse\":true"));
        }
    }

    private static List<Path> delivered() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            var resources = modules.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .toList();
            var prompts = new java.util.ArrayList<Path>();
            for (Path folder : resources) {
                try (var files = Files.walk(folder)) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList())
                        if (Files.readString(file).startsWith("---\nname: ")) prompts.add(file);
                }
            }
            return prompts;
        }
    }
}
