package docket.local.objects;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of an HTTP request.
 *
 * @param target as it was sent
 * @param fields by name in lower case
 * @param lines as they came, the request line first, each with its end
 */
record Head(String method, String target, Map<String, String> fields, String lines) {

    private static final String END = "\r\n";
    private static final String VERSION = " HTTP/1.1";

    /** What a client says about its connection; the one to the server behind is another. */
    private static final List<String> OF_CONNECTION =
            List.of("connection:", "upgrade:", "http2-settings:", "keep-alive:");

    /**
     * Understands a head as any client writes it.
     *
     * @param length up to and with the empty line
     * @return empty if anything about it is unusual
     */
    static Optional<Head> of(byte[] bytes, int length) {
        var text = new String(bytes, 0, length - END.length(), StandardCharsets.ISO_8859_1);
        int first = text.indexOf(END);
        if (first < 0) return Optional.empty();
        int method = text.indexOf(' ');
        if (method < 1 || !text.startsWith(VERSION, first - VERSION.length())) return Optional.empty();
        if (method + 1 >= first - VERSION.length()) return Optional.empty();
        var fields = LinkedHashMap.<String, String>newLinkedHashMap(32);
        for (int start = first + END.length(); start < text.length(); ) {
            int end = text.indexOf(END, start);
            int colon = text.indexOf(':', start);
            if (colon <= start || colon > end || !isName(text, start, colon)) return Optional.empty();
            var name = text.substring(start, colon).toLowerCase(Locale.ROOT);
            if (fields.put(name, text.substring(colon + 1, end).strip()) != null) return Optional.empty();
            start = end + END.length();
        }
        return Optional.of(new Head(
                text.substring(0, method), text.substring(method + 1, first - VERSION.length()), fields, text));
    }

    private static boolean isName(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c != '-' && c != '_' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'))
                return false;
        }
        return true;
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /**
     * The same head for a server behind: one request and no more on its connection.
     *
     * @param bodyRead whether nobody needs to be asked for the body any more
     */
    byte[] asLast(boolean bodyRead) {
        var last = new StringBuilder(lines.length() + 32);
        lines.lines()
                .filter(line -> OF_CONNECTION.stream().noneMatch(name -> isNamed(line, name)))
                .filter(line -> !(bodyRead && isNamed(line, "expect:")))
                .forEach(line -> last.append(line).append(END));
        return last.append("Connection: close")
                .append(END)
                .append(END)
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isNamed(String line, String name) {
        return line.regionMatches(true, 0, name, 0, name.length());
    }
}
