package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import docket.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the guides tell people to type and to follow is there. */
class GuideTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`]+`");
    private static final Pattern COMMAND = Pattern.compile("\\./docket ((?:[^\\n`#|;()]|\\n {2,})*)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]*)\\)", Pattern.MULTILINE);

    @Test
    void everyCommandOfAGuideIsOneOfOursWithItsOptions() throws IOException {
        var commands = Docket.commandLine(new Surroundings(
                new Terminal(System.out, System.err, false), Path.of("").toAbsolutePath(), Map.of()));
        int seen = 0;
        for (Path guide : guides()) {
            for (var code : CODE.matcher(Files.readString(guide)).results().toList()) {
                for (var line : COMMAND.matcher(code.group()).results().toList()) {
                    check(guide, commands, List.of(line.group(1).strip().split("\\s+")));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(60);
    }

    private static void check(Path guide, CommandLine commands, List<String> words) {
        var at = commands;
        for (String word : words) {
            if (!word.matches("[a-z-]+") || word.startsWith("-")) break;
            var below = at.getSubcommands().get(word);
            if (below == null && at != commands) break;
            assertThat(below)
                    .as("%s says ./docket %s", guide, String.join(" ", words))
                    .isNotNull();
            at = below;
        }
        for (String word : words) {
            var option = word.replaceAll("^\\[+|[\\]….,]+$", "").replaceAll("=.*", "");
            if (option.matches("--[a-z][a-z-]*"))
                assertThat(at.getCommandSpec().optionsMap())
                        .as("%s says ./docket %s", guide, String.join(" ", words))
                        .containsKey(option);
        }
    }

    @Test
    void everyLinkOfTheOperationsGuideLeadsToAFileAndAHeadingThatIsThere() throws IOException {
        var guide = DOCS.resolve("operations.md");
        int seen = 0;
        for (var link : LINK.matcher(Files.readString(guide)).results().toList()) {
            var to = link.group(1);
            if (to.startsWith("http")) continue;
            var parts = to.split("#", 2);
            var file = parts[0].isEmpty() ? guide : DOCS.resolve(parts[0]);
            assertThat(file).as(to).isRegularFile();
            if (parts.length > 1) assertThat(headings(file)).as(to).contains(parts[1]);
            seen++;
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void everyRunbookSaysWhatItMeansAndWhatToDo() throws IOException {
        var guide = Files.readString(DOCS.resolve("operations.md"));
        var books = guide.substring(guide.indexOf("## Runbooks"), guide.indexOf("## Disaster recovery"))
                .split("\n### ");
        assertThat(books.length).isGreaterThan(18);
        for (String book : List.of(books).subList(1, books.length)) {
            assertThat(book).contains("*Means:*").contains("*Do:*");
        }
    }

    @Test
    void everyFileAndProgramOfTheOperationsGuideIsThere() throws IOException {
        var guide = Files.readString(DOCS.resolve("operations.md"));
        for (String program : List.of("deploy/aws/release", "deploy/kubernetes/image", ".ci/prompts")) {
            assertThat(guide).contains(program);
            assertThat(Files.isExecutable(Path.of("..").resolve(program)))
                    .as(program)
                    .isTrue();
        }
        for (var source :
                Pattern.compile("`(\\w+\\.java)`").matcher(guide).results().toList()) {
            assertThat(Path.of("../deploy/aws/src/main/java/docket/deploy/aws").resolve(source.group(1)))
                    .isRegularFile();
        }
        for (var workflow :
                Pattern.compile("`(\\w+\\.yml)`").matcher(guide).results().toList()) {
            assertThat(Path.of("../.github/workflows").resolve(workflow.group(1)))
                    .isRegularFile();
        }
    }

    private static Set<String> headings(Path file) throws IOException {
        var headings = new HashSet<String>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#"))
                headings.add(line.replaceAll("^#+ *", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'));
        }
        return headings;
    }

    private static List<Path> guides() throws IOException {
        var guides = new ArrayList<>(List.of(Path.of("../README.md"), Path.of("../CONTRIBUTING.md")));
        try (var files = Files.list(DOCS)) {
            guides.addAll(files.filter(file -> file.toString().endsWith(".md")).toList());
        }
        return guides;
    }
}
