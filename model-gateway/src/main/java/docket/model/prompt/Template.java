package docket.model.prompt;

import docket.model.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with places: {@code {{name}}} for a variable, {@code {{cache}}} for a caching point. Values are put in once and
 * never read for places themselves.
 */
record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]*)\\s*}}");
    private static final String CACHE = "cache";

    /** Every variable named here must be known, and in system text be one that holds no sentence. */
    void check(String prompt, Map<String, Variable> variables, boolean system) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            var name = place.group(1);
            if (name.equals(CACHE)) continue;
            var variable = variables.get(name);
            if (variable == null) throw new BadPrompt(prompt + " uses {{" + name + "}}, which is no variable of it");
            if (system && !variable.type().inSentence())
                throw new BadPrompt(prompt + " puts {{" + name + "}} into system text; what may hold somebody's words"
                        + " belongs under === user");
        }
    }

    boolean names(String variable) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) if (place.group(1).equals(variable)) return true;
        return false;
    }

    List<Part> filled(String prompt, Map<String, Variable> variables, Map<String, ?> values) {
        var parts = new ArrayList<Part>();
        var words = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            words.append(text, from, place.start());
            from = place.end();
            var name = place.group(1);
            if (name.equals(CACHE)) {
                flush(words, parts);
                parts.add(new Part.CachePoint());
                continue;
            }
            var variable = variables.get(name);
            if (variable == null) throw new IllegalStateException(prompt + " was not checked");
            var value = values.get(name);
            if (value == null) continue;
            if (variable.type().inSentence()) words.append(variable.inSentence(prompt, value));
            else {
                flush(words, parts);
                parts.add(part(prompt, variable, value));
            }
        }
        words.append(text, from, text.length());
        flush(words, parts);
        return parts;
    }

    private static Part part(String prompt, Variable variable, Object value) {
        return switch (value) {
            case Part.Image image when variable.type() == Variable.Type.IMAGE -> image;
            case Part.Pages pages when variable.type() == Variable.Type.PAGES -> pages;
            case CharSequence words
            when variable.type() == Variable.Type.TEXT || variable.type() == Variable.Type.DOCUMENT ->
                new Part.Data(variable.name(), words.toString());
            default ->
                throw new IllegalArgumentException("prompt " + prompt + ": what was given for " + variable.name()
                        + " is no " + variable.type().name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    private static void flush(StringBuilder words, List<Part> parts) {
        if (!words.toString().isBlank())
            parts.add(new Part.Text(words.toString().strip()));
        words.setLength(0);
    }
}
