package docket.gateway;

import docket.model.Chunk;
import docket.model.ModelGateway;
import docket.model.Question;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks a model what a task wants to know. */
public final class AskTask {

    private final ModelGateway models;
    private final String defaultModel;
    private final Hosts hosts;
    private final Clock clock;

    public AskTask(ModelGateway models, String defaultModel, Hosts hosts, Clock clock) {
        this.models = models;
        this.defaultModel = defaultModel;
        this.hosts = hosts;
        this.clock = clock;
    }

    public String defaultModel() {
        return defaultModel;
    }

    public Told ask(Task task, Client client) {
        return ask(task, client, Optional.empty());
    }

    /** @param fresh how old an answer may be that somebody of the same tenant was given; empty as the gateway is set */
    public Told ask(Task task, Client client, Optional<Duration> fresh) {
        return refused(task)
                .orElseGet(() ->
                        Told.of(models.ask(question(task.question(client, defaultModel), fresh)), task.named(), clock));
    }

    /** The same, telling words as they come. */
    public Told stream(Task task, Client client, Optional<Duration> fresh, Consumer<Chunk> listener) {
        return refused(task)
                .orElseGet(() -> Told.of(
                        models.stream(question(task.question(client, defaultModel), fresh), listener),
                        task.named(),
                        clock));
    }

    private static <T> Question<T> question(Question<T> question, Optional<Duration> fresh) {
        return fresh.map(question::orKnownSince).orElse(question);
    }

    /** What is wrong with asking it, if something is; nothing is asked then. */
    public Optional<Told> refused(Task task) {
        if (!task.faults().isEmpty()) return Optional.of(invalid(task));
        var model = task.model();
        return hosts.missing(model == null ? defaultModel : model)
                .map(what -> Told.problem(503, "no-model", "No model is set up", what, null));
    }

    private static Told invalid(Task task) {
        return Told.problem(422, "invalid", "Not valid", String.join(" ", task.faults()), null);
    }
}
