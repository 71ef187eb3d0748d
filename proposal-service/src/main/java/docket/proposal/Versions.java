package docket.proposal;

import docket.documents.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is kept beside a version's files, so that versions can be compared without opening them. */
final class Versions {

    /** The version's words by section, a JSON list of {@code {"title": …, "lines": […]}}. */
    static final String SECTIONS = "sections.json";

    /** Which version was approved, by whom and when; written once, beside the versions. */
    static final String APPROVED = "proposal-approved.json";

    private Versions() {}

    /** A version's name: the folder its files lie in. */
    static String of(Reading reading) {
        return reading.files().values().stream()
                .findFirst()
                .map(key -> key.split("/"))
                .filter(parts -> parts.length > 1)
                .map(parts -> parts[parts.length - 2])
                .orElse("");
    }

    static byte[] approved(String version, String by, Instant at, String sha256) {
        return ("{\"version\":" + text(version) + ",\"by\":" + text(by) + ",\"at\":" + text(at.toString())
                        + ",\"sha256\":" + text(sha256) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

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
