package docket.model.observe;

import docket.model.Happening;
import docket.model.Happening.Called;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Counts and times under the names of OpenTelemetry's conventions for generative AI; Prometheus shows the dots as
 * underscores. Clients and documents are no labels: there are too many of them, and the ledger knows.
 */
public final class ModelMetrics implements Happening.Listener {

    /** From 10 ms, each twice the one before, as the conventions advise: percentiles are reckoned from them. */
    private static final Duration[] BORDERS = IntStream.range(0, 14)
            .mapToObj(power -> Duration.ofMillis(10L << power))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    public ModelMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Into whatever registries the process has. */
    public static ModelMetrics ofTheProcess() {
        return new ModelMetrics(Metrics.globalRegistry);
    }

    @Override
    public void accept(Happening happening) {
        switch (happening) {
            case Called called -> called(called);
            case Happening.Known known ->
                registry.counter("docket.model.known", "gen_ai.request.model", known.model())
                        .increment();
            case Happening.Intervened intervened ->
                registry.counter("docket.model.guardrail", "did", intervened.did(), "guardrail", intervened.guardrail())
                        .increment();
            case Happening.BudgetAlarm alarm ->
                registry.counter("docket.model.budget.alarm", "percent", String.valueOf(alarm.percent()))
                        .increment();
            case Happening.RouteTurned turned ->
                registry.counter(
                                "docket.model.route.turned",
                                "gen_ai.request.model",
                                turned.model(),
                                "route",
                                turned.route(),
                                "state",
                                turned.state())
                        .increment();
        }
    }

    private void called(Called called) {
        var tags = Tags.of(
                "gen_ai.operation.name",
                "chat",
                "gen_ai.provider.name",
                provider(called.family()),
                "gen_ai.request.model",
                called.model(),
                "docket.route",
                called.route(),
                "docket.prompt",
                called.prompt().orElse(""));
        Timer.builder("gen_ai.client.operation.duration")
                .tags(tags.and("error.type", called.error().orElse("")))
                .serviceLevelObjectives(BORDERS)
                .register(registry)
                .record(called.took());
        called.toFirstWords()
                .ifPresent(first -> Timer.builder("gen_ai.server.time_to_first_token")
                        .tags(tags)
                        .serviceLevelObjectives(BORDERS)
                        .register(registry)
                        .record(first));
        if (called.error().isPresent()) return;
        tokens(tags, "input", called.usage().input());
        tokens(tags, "output", called.usage().output());
        tokens(tags, "cache_read", called.usage().cacheRead());
        tokens(tags, "cache_write", called.usage().cacheWrite());
        Counter.builder("docket.model.cost")
                .baseUnit("usd")
                .tags(tags)
                .register(registry)
                .increment(called.cost().doubleValue());
    }

    private void tokens(Tags tags, String type, long tokens) {
        if (tokens == 0) return;
        DistributionSummary.builder("gen_ai.client.token.usage")
                .baseUnit("token")
                .tags(tags.and("gen_ai.token.type", type))
                .register(registry)
                .record(tokens);
    }

    static String provider(String family) {
        return family.equals("openai") ? "openai" : "aws.bedrock";
    }
}
