package docket.gateway;

import docket.model.Chunk;
import docket.model.ModelGateway;
import java.time.Clock;
import java.util.function.Consumer;

/** Asks a model what a task wants to know. */
public final class AskTask {

    private final ModelGateway models;
    private final String defaultModel;
    private final Clock clock;

    public AskTask(ModelGateway models, String defaultModel, Clock clock) {
        this.models = models;
        this.defaultModel = defaultModel;
        this.clock = clock;
    }

    public String defaultModel() {
        return defaultModel;
    }

    public Told ask(Task task, Client client) {
        var faults = task.faults();
        if (!faults.isEmpty()) return invalid(task);
        return Told.of(models.ask(task.question(client, defaultModel)), task.named(), clock);
    }

    /** The same, telling words as they come. */
    public Told stream(Task task, Client client, Consumer<Chunk> listener) {
        if (!task.faults().isEmpty()) return invalid(task);
        return Told.of(models.stream(task.question(client, defaultModel), listener), task.named(), clock);
    }

    private static Told invalid(Task task) {
        return Told.problem(422, "invalid", "Not valid", String.join(" ", task.faults()), null);
    }
}
