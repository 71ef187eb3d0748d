package docket.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What somebody may want to hear of: metrics, traces, alarms, the timeline. Never holds text of prompts or answers. */
public sealed interface Happening {

    /**
     * A call was made at a place. {@code error} is empty if it was answered.
     *
     * @param modelId the id of the model or inference profile at that place
     */
    record Called(
            Asker asker,
            String model,
            String route,
            String family,
            String modelId,
            Optional<String> prompt,
            Usage usage,
            BigDecimal cost,
            Duration took,
            Optional<Duration> toFirstWords,
            Optional<String> error)
            implements Happening {}

    /** A question was answered without asking a model: somebody had asked it before, or was asking it just then. */
    record Known(Asker asker, String model, Optional<String> prompt) implements Happening {}

    /** A guardrail stepped in. */
    record Intervened(Asker asker, String guardrail, String did, List<String> reasons) implements Happening {}

    /** A client has used so much of its day. Told once for every mark. */
    record BudgetAlarm(String client, String model, int percent, long used, long limit) implements Happening {}

    /** A place was closed off, is being tried, or is open again, and why. */
    record RouteTurned(String model, String route, String state, String why) implements Happening {}

    /** Who hears it; must neither block nor throw. */
    interface Listener extends Consumer<Happening> {}
}
