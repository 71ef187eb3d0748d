package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.documents.Finding;
import docket.messages.DocumentEvent.Question;
import docket.messages.Kind;
import docket.review.DocumentState;
import docket.review.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say, in every language they speak. */
class TongueTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_TEMPLATES = Pattern.compile("(?:t|house)\\.say\\(\\s*(?:'([^']*)'|\"([^\"]*)\")");
    private static final Pattern IN_CODE = Pattern.compile("\\bsay\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void nothingTheTemplatesSayIsMissingInGerman() throws IOException {
        assertThat(said(MAIN.resolve("resources/templates"), ".html", IN_TEMPLATES))
                .isNotEmpty()
                .allSatisfy(this::isGerman);
    }

    @Test
    void nothingThePagesCodeSaysIsMissingInGerman() throws IOException {
        assertThat(said(MAIN.resolve("java/docket/review/web"), ".java", IN_CODE))
                .isNotEmpty()
                .allSatisfy(this::isGerman);
    }

    @Test
    void nothingMailsAndChatsSayIsMissingInGerman() throws IOException {
        assertThat(said(MAIN.resolve("java/docket/review/mail"), ".java", IN_CODE))
                .isNotEmpty()
                .allSatisfy(this::isGerman);
        assertThat(said(MAIN.resolve("java/docket/review/chat"), ".java", IN_CODE))
                .isNotEmpty()
                .allSatisfy(this::isGerman);
    }

    @Test
    void nothingTheScriptsSayIsMissingInGerman() throws IOException {
        var assets = MAIN.resolve("resources/META-INF/resources/assets");
        var german = new ObjectMapper().readValue(assets.resolve("de.json").toFile(), Map.class);
        assertThat(german.keySet()).containsAll(said(assets, ".js", IN_CODE));
    }

    @Test
    void kindsStatesQuestionsAndReasonsHaveGermanNames() {
        assertThat(Arrays.stream(Kind.values()).map(Words::kind)).allSatisfy(this::isGerman);
        assertThat(Arrays.stream(DocumentState.values()).map(Words::state)).allSatisfy(this::isGerman);
        assertThat(Arrays.stream(Question.values()).map(Words::question)).allSatisfy(this::isGerman);
        assertThat(Arrays.stream(Finding.Reason.values())
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .allSatisfy(this::isGerman);
    }

    @Test
    void whatHasGapsHasAsManyInGerman() throws IOException {
        var german = Tongue.of("de");
        for (var english : said(MAIN.resolve("resources/templates"), ".html", IN_TEMPLATES)) {
            assertThat(german.say(english).split("%s", -1)).as(english).hasSameSizeAs(english.split("%s", -1));
        }
    }

    @Test
    void whatNobodyTranslatedStaysEnglish() {
        assertThat(Tongue.of("de").say("a word of a document")).isEqualTo("a word of a document");
        assertThat(Tongue.of("xx").code()).isEqualTo("en");
    }

    private void isGerman(String english) {
        assertThat(Tongue.of("de").knows(english)).as("German for: " + english).isTrue();
    }

    private static Set<String> said(Path folder, String suffix, Pattern pattern) throws IOException {
        var all = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(suffix)).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(found -> {
                    for (int i = 1; i <= found.groupCount(); i++) if (found.group(i) != null) all.add(found.group(i));
                });
            }
        }
        return all;
    }
}
