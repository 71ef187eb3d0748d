package docket.reader;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells what kind of text a text is: a mail, a table, Markdown, a web page. In doubt it is plain text. */
final class TextForms {

    private static final Pattern TAG = Pattern.compile(
            "<(?:html|head|body|table|div|p|h[1-6]|span|ul|ol|style|script|title|meta|font|center|img|iframe|a)[\\s/>].*",
            Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile("<html[\\s/>]");
    private static final Pattern PROLOGUE =
            Pattern.compile("\\A(?:\\s+|\\ufeff|<!--.*?-->|<\\?xml[^>]*\\?>)+", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]{1,40}):(?:[ \\t].*)?");
    private static final Pattern MBOX =
            Pattern.compile("From \\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\\d{1,2} +\\d{1,2}:\\d{2}.*");
    /** Headers that mail programs write and people do not. */
    private static final List<String> MACHINE = List.of(
            "message-id",
            "mime-version",
            "received",
            "return-path",
            "content-type",
            "delivered-to",
            "x-mailer",
            "content-transfer-encoding",
            "dkim-signature",
            "user-agent",
            "x-originating-ip",
            "in-reply-to");

    private static final List<String> PERSONAL = List.of("from", "to", "subject", "date", "cc", "sender", "reply-to");

    private static final List<Pattern> MARKS = List.of(
            Pattern.compile("#{1,6} +\\S.*"),
            Pattern.compile("\\|?\\s*:?-{3,}:?\\s*(?:\\|\\s*:?-{3,}:?\\s*)+\\|?\\s*"),
            Pattern.compile("```.*"),
            Pattern.compile(".*!?\\[[^\\]]+]\\([^)\\s]+\\).*"),
            Pattern.compile(".*(?<!\\*)\\*\\*[^*\\s][^*]*\\*\\*(?!\\*).*"),
            Pattern.compile(" {0,3}[-*+] \\S.*"));

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};

    private TextForms() {}

    /** @param start of the text, in lower case */
    static boolean isHtml(String start) {
        var rest = PROLOGUE.matcher(start).replaceFirst("");
        if (rest.startsWith("<!doctype html") || ROOT.matcher(rest).lookingAt()) return true;
        int end = rest.indexOf('>');
        boolean xml =
                start.contains("<?xml") || end > 0 && rest.substring(0, end).contains("xmlns");
        return !xml && TAG.matcher(rest).matches();
    }

    /** @param head the text's beginning; its last line may be cut */
    static FileType of(String head) {
        var lines = head.stripLeading().split("\\R", 400);
        if (MBOX.matcher(lines[0]).matches() && isMail(lines, 1)) return FileType.MBOX;
        if (isMail(lines, 0)) return FileType.MAIL;
        var whole = lines.length > 3 ? Arrays.copyOf(lines, lines.length - 1) : lines;
        if (isTable(whole)) return FileType.CSV;
        return isMarkdown(whole) ? FileType.MARKDOWN : FileType.TEXT;
    }

    private static boolean isMail(String[] lines, int from) {
        int machine = 0;
        int personal = 0;
        for (int i = from; i < lines.length && !lines[i].isBlank(); i++) {
            var line = lines[i];
            if (i > from && (line.startsWith(" ") || line.startsWith("\t"))) continue;
            var header = HEADER.matcher(line);
            if (!header.matches()) {
                if (i == from || machine + personal == 0) return false;
                break;
            }
            var name = header.group(1).toLowerCase(Locale.ROOT);
            if (MACHINE.contains(name)) machine++;
            if (PERSONAL.contains(name)) personal++;
        }
        return machine >= 1 && personal >= 1 || machine >= 3 || personal >= 3;
    }

    private static boolean isTable(String[] lines) {
        var filled =
                Arrays.stream(lines).filter(line -> !line.isBlank()).limit(50).toList();
        if (filled.size() < 2) return false;
        for (char separator : SEPARATORS) {
            var counts = new HashMap<Integer, Integer>();
            for (String line : filled) counts.merge(fields(line, separator), 1, Integer::sum);
            var most = counts.entrySet().stream()
                    .max(java.util.Map.Entry.comparingByValue())
                    .orElseThrow();
            int fewest = separator == ',' || filled.size() < 3 ? 3 : 2;
            if (most.getKey() >= fewest && most.getValue() * 10 >= filled.size() * 9 && !isProse(filled, separator))
                return true;
        }
        return false;
    }

    /** Commas in sentences are followed by a space and stand in long lines. */
    private static boolean isProse(List<String> lines, char separator) {
        long spaced = lines.stream()
                .filter(line -> line.indexOf(separator + " ") >= 0 && line.length() > 60)
                .count();
        return separator != '\t' && separator != '|' && spaced * 2 > lines.size();
    }

    private static int fields(String line, char separator) {
        int fields = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted) fields++;
        }
        return fields;
    }

    private static boolean isMarkdown(String[] lines) {
        var seen = new int[MARKS.size()];
        for (String line : lines) {
            if (line.length() > 500) continue;
            for (int i = 0; i < seen.length; i++) if (MARKS.get(i).matcher(line).matches()) seen[i]++;
        }
        long kinds = Arrays.stream(seen).filter(count -> count > 0).count();
        if (seen[1] > 0
                && Arrays.stream(lines).filter(line -> line.indexOf('|') >= 0).count() > 2) return true;
        return seen[0] >= 2 || seen[0] == 1 && kinds >= 2 || seen[3] + seen[4] >= 3 && kinds >= 2;
    }
}
