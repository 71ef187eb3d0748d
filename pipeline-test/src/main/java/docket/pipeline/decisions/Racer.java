package docket.pipeline.decisions;

import docket.review.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at one of the doors, who wants to decide and goes on until an answer comes. */
final class Racer {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");
    private static final int REFUSED = 400;
    private static final int AWAY = 500;
    private static final long WHILE_AWAY_MILLIS = 100;

    /** How a try ended, as far as its answer tells. */
    enum Answer {
        WON,
        LATE,
        /** Decided, by whomever: a link's answer does not tell. */
        OVER
    }

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private String csrf = "";

    Racer(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** Opens a sign-in link and presses its button. */
    void signIn(Secret link) throws IOException, InterruptedException {
        var path = "/sign-in/" + link.value();
        requireDone(form(path, Map.of("csrf", csrf(get(path)))));
        csrf = csrf(get("/queue"));
    }

    /** With the session, as the document screen sends it. */
    Answer atWorkbench(String review, boolean approve, String comment) throws InterruptedException {
        var answer = insisting(() -> form(
                "/reviews/" + review + "/decision",
                Map.of("csrf", csrf, "verdict", approve ? "approve" : "reject", "comment", comment)));
        var to = answer.headers().firstValue("Location").orElse("");
        return to.contains("done=late") ? Answer.LATE : requireSent(answer, 303, Answer.WON);
    }

    /** With a token, as a program sends it. */
    Answer byApi(String token, String review, boolean approve, String comment) throws InterruptedException {
        var json = "{\"verdict\": \"" + (approve ? "approve" : "reject") + "\", \"comment\": \"" + comment + "\"}";
        var answer = insisting(() -> http.send(
                HttpRequest.newBuilder(base.resolve("/api/reviews/" + review + "/decision"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString()));
        return answer.statusCode() == 409 ? Answer.LATE : requireSent(answer, 200, Answer.WON);
    }

    /** Opens an approval link and types its number by hand, up to the last button. */
    void open(Secret link, String number) throws InterruptedException {
        var path = "/a/" + link.value();
        csrf = csrf(insisting(() -> get(path)));
        for (int i = 1; i <= number.length(); i++) {
            var typed = Map.of("csrf", csrf, "typed", number.substring(0, i));
            insisting(() -> form(path + "/typed", typed));
        }
    }

    /** Presses it. */
    Answer byLink(Secret link, String number, boolean approve, String comment) throws InterruptedException {
        var said = Map.of("csrf", csrf, "typed", number, "choice", approve ? "approve" : "reject", "comment", comment);
        requireDone(insisting(() -> form("/a/" + link.value(), said)));
        return Answer.OVER;
    }

    private interface Sent {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    /** Whoever gets no answer tries again. */
    private static HttpResponse<String> insisting(Sent sent) throws InterruptedException {
        while (true) {
            try {
                var answer = sent.send();
                if (answer.statusCode() < AWAY) return answer;
            } catch (IOException e) {
                // The service was killed; the next one will know how it went.
            }
            Thread.sleep(WHILE_AWAY_MILLIS);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    private HttpResponse<String> form(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static String csrf(HttpResponse<String> page) {
        var found = CSRF.matcher(page.body());
        return found.find() ? found.group(1) : "";
    }

    private static Answer requireSent(HttpResponse<String> answer, int status, Answer then) {
        if (answer.statusCode() != status) throw new IllegalStateException("the door answered " + answer.statusCode());
        return then;
    }

    private static void requireDone(HttpResponse<String> answer) {
        if (answer.statusCode() >= REFUSED) {
            throw new IllegalStateException("the door answered " + answer.statusCode());
        }
    }
}
