package docket.review.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.review.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The language a page is written in. English sentences are the keys, so that a sentence nobody translated yet is still
 * understood; what services wrote about a document stays as they wrote it.
 */
public final class Tongue {

    static final Tongue ENGLISH = new Tongue("en", "English", Map.of());
    static final List<Tongue> ALL = List.of(ENGLISH, new Tongue("de", "Deutsch", read("/i18n/de.json")));

    private final String code;
    private final String name;
    private final Map<String, String> words;

    private Tongue(String code, String name, Map<String, String> words) {
        this.code = code;
        this.name = name;
        this.words = words;
    }

    /** @param code ISO 639-1; an unknown one means English */
    static Tongue of(String code) {
        return ALL.stream().filter(each -> each.code.equals(code)).findFirst().orElse(ENGLISH);
    }

    static boolean speaks(String code) {
        return ALL.stream().anyMatch(each -> each.code.equals(code));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> read(String resource) {
        try (InputStream in = Tongue.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("no words at " + resource);
            return Map.copyOf(new ObjectMapper().readValue(in, Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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

    public String say(String english) {
        return words.getOrDefault(english, english);
    }

    /** With {@code %s} where the value goes. */
    public String say(String english, Object value) {
        return filled(english, value);
    }

    public String say(String english, Object first, Object second) {
        return filled(english, first, second);
    }

    public String say(String english, Object first, Object second, Object third) {
        return filled(english, first, second, third);
    }

    private String filled(String english, Object... values) {
        return String.format(Locale.ROOT, say(english), values);
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
