package docket.proposal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is kept beside a version's files, so that versions can be compared without opening them. */
final class Versions {

    /** The version's words by section, a JSON list of {@code {"title": …, "lines": […]}}. */
    static final String SECTIONS = "sections.json";

    private Versions() {}

    static byte[] json(List<Section> sections) {
        return sections.stream()
                .map(section -> "{\"title\":" + text(section.title()) + ",\"lines\":"
                        + section.lines().stream().map(Versions::text).collect(Collectors.joining(",", "[", "]"))
                        + "}")
                .collect(Collectors.joining(",\n", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 8259: quotation marks, backslashes and control characters are written otherwise. */
    private static String text(String value) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') text.append('\\').append(c);
            else if (c < 0x20 || Character.isSurrogate(c) && !paired(value, i))
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            else text.append(c);
        }
        return text.append('"').toString();
    }

    private static boolean paired(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }
}
