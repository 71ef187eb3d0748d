package docket.gateway.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.gateway.ApiKey;
import docket.gateway.AskTask;
import docket.gateway.BatchForms;
import docket.gateway.Batches;
import docket.gateway.Client;
import docket.gateway.Clients;
import docket.gateway.Jobs;
import docket.gateway.Said;
import docket.gateway.Task;
import docket.gateway.Told;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who comes in, how often, and what is told twice. The same for every task. */
@Singleton
class Door {

    private static final int LONGEST_KEY = 128;
    private static final Pattern MAX_AGE = Pattern.compile("(?i)\\bmax-age=(\\d{1,9})");

    private final Clients clients;
    private final Tokens tokens;
    private final Said said;
    private final Jobs jobs;
    private final AskTask askTask;
    private final Batches batches;
    private final BatchForms forms;
    private final ObjectMapper json;

    Door(
            Clients clients,
            Tokens tokens,
            Said said,
            Jobs jobs,
            AskTask askTask,
            Batches batches,
            BatchForms forms,
            ObjectMapper json) {
        this.clients = clients;
        this.tokens = tokens;
        this.said = said;
        this.jobs = jobs;
        this.askTask = askTask;
        this.batches = batches;
        this.forms = forms;
        this.json = json;
    }

    /** A client who may ask now. */
    record Guest(Client client, Clients.Turn turn) {}

    Client known(HttpHeaders headers) {
        var sent = bearer(headers);
        if (sent.filter(tokens::mayKnow).isPresent()) return tokens.client();
        return sent.flatMap(key -> clients.of(new ApiKey(key)))
                .orElseThrow(() -> Problem.of(
                        401, "unknown", "Who are you?", "Send a valid key: \"Authorization: Bearer dk_…\"."));
    }

    Guest admit(HttpHeaders headers) {
        var client = known(headers);
        var turn = clients.take(client);
        if (!turn.granted())
            throw new Problem(Told.problem(
                    429,
                    "rate-limit",
                    "Too many calls",
                    "This key may ask " + client.callsPerMinute() + " times a minute; wait until " + turn.anew() + ".",
                    Math.max(1, Duration.between(Instant.now(), turn.anew()).toSeconds())));
        return new Guest(client, turn);
    }

    static Optional<String> bearer(HttpHeaders headers) {
        var authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(authorization.substring(7).strip())
                : Optional.empty();
    }

    /** How old an answer may be, as {@code Cache-Control} says it: {@code no-cache}, or {@code max-age} in seconds. */
    static Optional<Duration> fresh(HttpHeaders headers) {
        var wish = headers.getHeaderString(HttpHeaders.CACHE_CONTROL);
        if (wish == null) return Optional.empty();
        var age = MAX_AGE.matcher(wish);
        if (age.find()) return Optional.of(Duration.ofSeconds(Long.parseLong(age.group(1))));
        var plain = wish.toLowerCase(Locale.ROOT);
        return plain.contains("no-cache") || plain.contains("no-store") ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    /** Answers at once, later if the client prefers that, or as it was answered before. */
    Response serve(HttpHeaders headers, String name, Task task, @Nullable String key, @Nullable String prefer) {
        var guest = admit(headers);
        var fresh = fresh(headers);
        if (key == null) return Answers.of(told(prefer, name, task, guest.client(), fresh), guest.turn());
        if (key.isBlank() || key.length() > LONGEST_KEY)
            throw Problem.of(
                    400, "idempotency-key", "Not valid", "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        var who = guest.client().name();
        return switch (said.claim(who, key, hash(name, task))) {
            case Said.Claim.Answered answered -> Answers.again(answered, guest.turn());
            case Said.Claim.Underway _ ->
                throw new Problem(Told.problem(
                        409,
                        "underway",
                        "Being answered",
                        "The first call with this key is being answered; ask again in a moment.",
                        2L));
            case Said.Claim.AnotherRequest _ ->
                throw Problem.of(
                        422,
                        "idempotency-key",
                        "Not valid",
                        "This Idempotency-Key was used for another request; take a new one.");
            case Said.Claim.Ours _ -> Answers.of(once(prefer, name, task, guest.client(), fresh, key), guest.turn());
        };
    }

    private Told once(
            @Nullable String prefer, String name, Task task, Client client, Optional<Duration> fresh, String key) {
        boolean kept = false;
        try {
            var told = told(prefer, name, task, client, fresh);
            if (!told.passing()) {
                said.keep(client.name(), key, told);
                kept = true;
            }
            return told;
        } finally {
            if (!kept) said.release(client.name(), key);
        }
    }

    private Told told(@Nullable String prefer, String name, Task task, Client client, Optional<Duration> fresh) {
        var wish = prefer == null ? "" : prefer.toLowerCase(Locale.ROOT);
        var refused = askTask.refused(task);
        if (refused.isPresent()) return refused.get();
        if (wish.contains("batch")) return batched(name, task, client);
        if (wish.contains("respond-async")) return Told.later(jobs.add(client, name, text(task)));
        var told = askTask.ask(task, client, fresh);
        boolean poor = told.status() == 429 && "later".equals(task.overBudget());
        return poor ? batched(name, task, client) : told;
    }

    private Told batched(String name, Task task, Client client) {
        var question = task.question(client, askTask.defaultModel());
        return forms.record(question)
                .map(record -> Told.later(batches.add(new Batches.Row(
                        UUID.randomUUID().toString(), question.model(), client, name, text(task), record))))
                .orElseGet(() -> Told.problem(
                        422,
                        "no-batch",
                        "Not valid",
                        "Model " + question.model() + " takes no batches; ask another.",
                        null));
    }

    private String text(Task task) {
        try {
            return json.writeValueAsString(task);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task is always JSON", e);
        }
    }

    private byte[] hash(String name, Task task) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            return digest.digest(text(task).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
