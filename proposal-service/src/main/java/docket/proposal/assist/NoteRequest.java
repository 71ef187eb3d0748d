package docket.proposal.assist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.ReceivedDeals.Task;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants for a deal.
 *
 * @param text points to mention, the notes of a meeting, or what is to be found out
 * @param purpose of an e-mail: {@code follow-up}, {@code questions}, {@code thanks}
 * @param on the day of the meeting; empty where its notes say it, or nobody does
 * @param sources texts to look in, beside the house's knowledge
 */
public record NoteRequest(
        Task task,
        String crm,
        String dealId,
        String requestId,
        String text,
        String purpose,
        Optional<LocalDate> on,
        List<Source> sources,
        Budget budget) {

    /** As much text as one request may bring. */
    public static final int LONGEST = 200_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_SOURCES = 50;
    private static final List<String> PURPOSES = List.of("follow-up", "questions", "thanks");

    /** @param name as it is cited */
    public record Source(String name, String text) {}

    /**
     * What a piece of research may cost; at any of these it stops and says so.
     *
     * @param steps plan, each question, analysis, writing and review are a step each
     * @param tokens of a model's; counts only where one is asked
     */
    public record Budget(int steps, Duration within, long tokens) {

        static final Budget USUAL = new Budget(20, Duration.ofMinutes(2), 60_000);
    }

    public NoteRequest {
        sources = List.copyOf(sources);
    }

    /** What is wrong with a request. The message is for the sender. */
    public static final class BadRequest extends RuntimeException {

        private static final long serialVersionUID = 1;

        BadRequest(String why) {
            super(why);
        }
    }

    /** @throws BadRequest if it cannot be done */
    public static NoteRequest of(Task task, String crm, String dealId, String requestId, JsonNode body) {
        var text = body.path("text").asText("").strip();
        if (task == Task.MEETING && text.isEmpty()) throw new BadRequest("text: the notes of the meeting are needed");
        var sources = new ArrayList<Source>();
        for (var source : body.path("sources")) {
            var words = source.path("text").asText("");
            if (words.isBlank()) throw new BadRequest("sources: each needs a name and a text");
            sources.add(new Source(source.path("name").asText("source " + (sources.size() + 1)), words));
        }
        if (sources.size() > MOST_SOURCES) throw new BadRequest("sources: at most " + MOST_SOURCES);
        if (text.length()
                        + sources.stream()
                                .mapToInt(source -> source.text().length())
                                .sum()
                > LONGEST) throw new BadRequest("text and sources: at most " + LONGEST + " characters together");
        var purpose = body.path("purpose").asText(PURPOSES.getFirst());
        if (!PURPOSES.contains(purpose)) throw new BadRequest("purpose: one of " + String.join(", ", PURPOSES));
        return new NoteRequest(
                task, crm, dealId, requestId, text, purpose, day(body.path("on").asText("")), sources, budget(body));
    }

    private static Budget budget(JsonNode body) {
        var given = body.path("budget");
        int steps = given.path("steps").asInt(Budget.USUAL.steps());
        long seconds = given.path("seconds").asLong(Budget.USUAL.within().toSeconds());
        long tokens = given.path("tokens").asLong(Budget.USUAL.tokens());
        if (steps < 1 || steps > 100 || seconds < 1 || seconds > 900 || tokens < 0 || tokens > 1_000_000)
            throw new BadRequest("budget: 1 to 100 steps, 1 to 900 seconds, at most a million tokens");
        return new Budget(steps, Duration.ofSeconds(seconds), tokens);
    }

    private static Optional<LocalDate> day(String text) {
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new BadRequest("on: a date as in 2026-05-31");
        }
    }

    /** As it is kept: the same request, the same bytes. */
    public byte[] bytes() {
        var json = JSON.createObjectNode()
                .put("task", task.name())
                .put("crm", crm)
                .put("deal", dealId)
                .put("request", requestId)
                .put("text", text)
                .put("purpose", purpose);
        on.ifPresent(day -> json.put("on", day.toString()));
        var list = json.putArray("sources");
        sources.forEach(source -> list.addObject().put("name", source.name()).put("text", source.text()));
        json.putObject("budget")
                .put("steps", budget.steps())
                .put("seconds", budget.within().toSeconds())
                .put("tokens", budget.tokens());
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is JSON", e);
        }
    }

    static NoteRequest of(byte[] kept) {
        try {
            var json = JSON.readTree(kept);
            return of(
                    Task.valueOf(json.path("task").asText()),
                    json.path("crm").asText(),
                    json.path("deal").asText(),
                    json.path("request").asText(),
                    json);
        } catch (IOException e) {
            throw new IllegalStateException("a kept request is no JSON", e);
        }
    }
}
