package docket.review.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.review.Language;
import docket.review.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The language a page is written in. English sentences are the keys, so that a sentence nobody translated yet is still
 * understood. What services wrote about a document is kept as they wrote it and said again where it is shown.
 */
public final class Tongue implements Language {

    /** Where one sentence may end and the next begin. */
    private static final Pattern NEXT = Pattern.compile("(?<=[.?]) |; ");

    static final Tongue ENGLISH = new Tongue("en", "English", Map.of(), Map.of());
    static final List<Tongue> ALL =
            List.of(ENGLISH, new Tongue("de", "Deutsch", read("/i18n/de.json"), read("/i18n/sentences.de.json")));

    private final String code;
    private final String name;
    private final Map<String, String> words;
    private final Sentences sentences;

    private Tongue(String code, String name, Map<String, String> words, Map<String, String> sentences) {
        this.code = code;
        this.name = name;
        this.words = words;
        this.sentences = new Sentences(sentences);
    }

    /** @param code ISO 639-1; an unknown one means English */
    static Tongue of(String code) {
        return ALL.stream().filter(each -> each.code.equals(code)).findFirst().orElse(ENGLISH);
    }

    static boolean speaks(String code) {
        return ALL.stream().anyMatch(each -> each.code.equals(code));
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> read(String resource) {
        try (InputStream in = Tongue.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("no words at " + resource);
            return Map.copyOf(new ObjectMapper().readValue(in, Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String code() {
        return code;
    }

    /** As its speakers call it. */
    public String name() {
        return name;
    }

    public List<Tongue> all() {
        return ALL;
    }

    boolean knows(String english) {
        return words.containsKey(english);
    }

    @Override
    public String say(String english) {
        return words.getOrDefault(english, english);
    }

    /** What a service or a check said, line by line, with its facts; English where nobody translated it. */
    @Override
    public String told(String english) {
        if (sentences.isEmpty() || english.isBlank()) return english;
        return english.lines().map(this::line).collect(Collectors.joining("\n"));
    }

    /** Several sentences that were put one after the other, as the reasons in a document's note. */
    @Override
    public String toldAll(String english) {
        if (sentences.isEmpty()) return english;
        for (var end = NEXT.matcher(english); end.find(); ) {
            var first = english.substring(0, end.start());
            if (tells(first)) return line(first) + end.group() + toldAll(english.substring(end.end()));
        }
        return line(english);
    }

    private String line(String english) {
        return known(english).or(() -> sentences.told(english, this::toldAll)).orElse(english);
    }

    /** A word, or the name of a field as it stands inside a sentence. */
    private Optional<String> known(String english) {
        var exactly = words.get(english);
        return Optional.ofNullable(
                exactly != null || english.isEmpty()
                        ? exactly
                        : words.get(Character.toUpperCase(english.charAt(0)) + english.substring(1)));
    }

    /** Whether what a service said has a form of its own here. */
    boolean tells(String english) {
        return known(english).isPresent()
                || sentences.told(english, this::toldAll).isPresent();
    }

    /** As in {@code 3 h}. */
    String span(Duration duration) {
        var span = Words.span(duration);
        return span.endsWith(" d") ? say("%s d", span.substring(0, span.length() - 2)) : span;
    }

    @Override
    public String toString() {
        return code;
    }
}
