package docket.model.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A place in a prompt that is filled in for each question. What can hold anybody's words ({@link Type#TEXT},
 * {@link Type#DOCUMENT}) reaches the model as delimited data only; the other types cannot hold a sentence and stand
 * where they are put.
 *
 * @param choices what a {@link Type#CHOICE} may be
 */
public record Variable(String name, Type type, boolean optional, List<String> choices) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** What may be filled in. */
    public enum Type {
        /** One of the choices. */
        CHOICE,
        NUMBER,
        /** As 2026-03-01. */
        DATE,
        /** Up to 64 letters, digits, dots, hyphens, underscores: a language, a currency, an id. */
        CODE,
        /** A few words of somebody, e.g. a person's question. */
        TEXT,
        /** The text of a document. */
        DOCUMENT,
        /** A {@link docket.model.Part.Image}. */
        IMAGE,
        /** A {@link docket.model.Part.Pages}. */
        PAGES;

        /** Whether it stands in the sentence, since it cannot hold one of its own. */
        boolean inSentence() {
            return this == CHOICE || this == NUMBER || this == DATE || this == CODE;
        }
    }

    public Variable {
        choices = List.copyOf(choices);
    }

    static Variable of(String prompt, String name, JsonNode node) {
        var choices = new ArrayList<String>();
        node.path("of").forEach(choice -> choices.add(choice.asText()));
        var type = node.isTextual() ? node.asText() : node.path("type").asText();
        try {
            var variable = new Variable(
                    name,
                    Type.valueOf(type.toUpperCase(Locale.ROOT)),
                    node.path("optional").asBoolean(),
                    choices);
            if (variable.type == Type.CHOICE && choices.isEmpty())
                throw new BadPrompt(prompt + ": the choice " + name + " has nothing to choose from (of: […])");
            return variable;
        } catch (IllegalArgumentException e) {
            if (e instanceof BadPrompt) throw e;
            throw new BadPrompt(prompt + ": variable " + name + " has no type \"" + type
                    + "\"; there are choice, number, date, code, text, document, image, pages");
        }
    }

    /** Refuses a value that is not of the type; says so without the value, which may be a document's. */
    String inSentence(String prompt, Object value) {
        var text = String.valueOf(value);
        boolean fits = switch (type) {
            case CHOICE -> choices.contains(text);
            case NUMBER -> NUMBER.matcher(text).matches();
            case DATE -> DATE.matcher(text).matches();
            case CODE -> CODE.matcher(text).matches();
            case TEXT, DOCUMENT, IMAGE, PAGES -> false;
        };
        if (!fits)
            throw new IllegalArgumentException("prompt " + prompt + ": what was given for " + name + " is no "
                    + type.name().toLowerCase(Locale.ROOT)
                    + (choices.isEmpty() ? "" : " of " + String.join(", ", choices)));
        return text;
    }
}
