package docket.review.web;

import io.quarkus.mailer.Mail;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;

/** A person with a mail in front of them: opens its link, types the number that is asked for, chooses. */
final class LinkVisitor {

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:9300(/a/[A-Za-z0-9_-]{43})");
    private static final Pattern NUMBER = Pattern.compile("<b>(\\d{2,})</b>");

    private final HttpVisitor browser;
    private final String path;

    LinkVisitor(URI base, String path) {
        this.browser = new HttpVisitor(base);
        this.path = path;
    }

    LinkVisitor(URI base, Mail mail) {
        this(base, link(mail));
    }

    static String link(Mail mail) {
        var found = LINK.matcher(mail.getText());
        if (!found.find()) throw new AssertionError("no link in " + mail.getText());
        return found.group(1);
    }

    HttpResponse<String> look() {
        return browser.get(path);
    }

    HttpResponse<String> approve() {
        return choose("approve", "");
    }

    HttpResponse<String> reject(String comment) {
        return choose("reject", comment);
    }

    private HttpResponse<String> choose(String choice, String comment) {
        var page = look();
        var csrf = HttpVisitor.csrf(page);
        var number = NUMBER.matcher(page.body());
        if (!number.find()) throw new AssertionError("no number to type in " + page.body());
        var digits = number.group(1);
        for (int i = 1; i <= digits.length(); i++) {
            browser.form(path + "/typed", Map.of("csrf", csrf, "typed", digits.substring(0, i)));
        }
        return browser.form(path, Map.of("csrf", csrf, "choice", choice, "typed", digits, "comment", comment));
    }
}
