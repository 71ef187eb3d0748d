package docket.local.web;

import docket.local.mail.Mail;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The mails as HTML. */
final class MailPages {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)]");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1c2733;background:#fff}
            h1{font-size:1.4rem} a{color:#0b5cad} table{border-collapse:collapse;width:100%}
            td,th{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #d8dee4;vertical-align:top}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f8fa;padding:1rem;border-radius:6px}
            iframe{width:100%;height:32rem;border:1px solid #d8dee4;border-radius:6px;background:#fff}
            .quiet{color:#5b6875}
            """;

    private MailPages() {}

    static String list(List<Mail> mails) {
        var rows = new StringBuilder();
        for (var mail : mails) {
            rows.append("<tr><td class=quiet>%s</td><td>%s</td><td><a href=\"/mail/%s\">%s</a></td></tr>\n"
                    .formatted(
                            TIME.format(mail.at()),
                            escaped(String.join(", ", mail.to())),
                            mail.id(),
                            escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject())));
        }
        var body = mails.isEmpty()
                ? "<p class=quiet>No mail yet. What Docket sends arrives here and nowhere else.</p>"
                : "<table><thead><tr><th>Time</th><th>To</th><th>Subject</th></tr></thead><tbody>" + rows
                        + "</tbody></table>";
        return page("Mail", "<h1>Mail</h1>" + body);
    }

    static String one(Mail mail) {
        var text = mail.text().isBlank() ? "" : "<h2>Text</h2><pre>" + linked(mail.text()) + "</pre>";
        // The frame runs no script and shares nothing with this page; its links open beside it.
        var html = mail.html().isBlank()
                ? ""
                : "<h2>HTML</h2><iframe title=\"The mail as HTML\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\""
                        + " src=\"/mail/" + mail.id() + "/html\"></iframe>";
        var head = "<p><a href=\"/\">All mail</a></p><h1>%s</h1><p class=quiet>%s<br>from %s<br>to %s</p>"
                .formatted(
                        escaped(mail.subject()),
                        TIME.format(mail.at()),
                        escaped(mail.from()),
                        escaped(String.join(", ", mail.to())));
        return page(mail.subject(), head + text + html);
    }

    /** The mail's own HTML, for the frame. */
    static String framed(Mail mail) {
        return "<!doctype html><meta charset=utf-8><base target=_blank>" + mail.html();
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang=en><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">
                <title>%s · Docket</title><style>%s</style></head><body>%s</body></html>
                """.formatted(escaped(title), STYLE, body);
    }

    private static String linked(String text) {
        var out = new StringBuilder();
        var links = LINK.matcher(text);
        int from = 0;
        while (links.find()) {
            out.append(escaped(text.substring(from, links.start())));
            var link = escaped(links.group());
            out.append("<a href=\"%s\" target=_blank rel=\"noopener noreferrer\">%s</a>".formatted(link, link));
            from = links.end();
        }
        return out.append(escaped(text.substring(from))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
