package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.model.Asker;
import docket.model.prompt.Prompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        for (Path from :
                List.of(ROOT.resolve("evaluation/gate"), ROOT.resolve("samples/src/main/resources/docket/samples"))) {
            try (var files = Files.list(from)) {
                for (Path file :
                        files.filter(f -> !f.toString().endsWith(".properties")).toList())
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
        var asked = PromptFolder.rows(folder).stream()
                .map(row -> row.prompt().name())
                .collect(Collectors.toSet());
        assertThat(asked).containsExactlyInAnyOrderElementsOf(prompts);
        assertThat(PromptFolder.shares(folder)).containsOnlyKeys(prompts);
    }

    @Test
    void everyCaseFillsItsPromptAndExpectsWhatItsAnswersHave() throws IOException {
        for (PromptFolder.Row row : PromptFolder.rows(folder)) {
            var values = new LinkedHashMap<String, Object>();
            for (var value : row.line().path("variables").properties())
                values.put(value.getKey(), value(value.getValue()));
            var question = row.prompt().words(Asker.service("evaluation"), values);
            assertThat(question.model()).as(row.id()).isNotEmpty();
            for (var expected : row.line().path("expect").properties()) {
                var pointer = expected.getKey();
                if (pointer.isEmpty()) continue;
                var text = Files.readString(file(row.prompt().name()));
                for (String name : pointer.split("/"))
                    if (name.matches("[a-z]+"))
                        assertThat(text).as("%s of %s", pointer, row.id()).contains(name + ":");
            }
        }
    }

    private Object value(JsonNode value) throws IOException {
        if (value.has("file"))
            return Files.readString(folder.resolve(value.path("file").asText()));
        return value.isInt() ? value.asInt() : value.asText();
    }

    private static Path file(String prompt) throws IOException {
        for (Path file : delivered()) if (Files.readString(file).startsWith("---\nname: " + prompt + "\n")) return file;
        throw new IllegalStateException("no prompt " + prompt);
    }

    private static List<Path> delivered() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            var resources = modules.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .toList();
            var prompts = new java.util.ArrayList<Path>();
            for (Path folder : resources) {
                try (var files = Files.walk(folder)) {
                    for (Path file :
                            files.filter(f -> f.toString().endsWith(".md")).toList())
                        if (Files.readString(file).startsWith("---\nname: ")) prompts.add(file);
                }
            }
            return prompts;
        }
    }
}
