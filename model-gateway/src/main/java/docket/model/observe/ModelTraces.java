package docket.model.observe;

import docket.model.Happening;
import docket.model.Happening.Called;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;

/**
 * A span for every call of a model, below the span the asker is in, with the attributes of OpenTelemetry's conventions
 * for generative AI. What was asked and answered is not among them.
 */
public final class ModelTraces implements Happening.Listener {

    private final Tracer tracer;

    public ModelTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("docket.model");
    }

    /** Wherever the process sends its traces. */
    public static ModelTraces ofTheProcess() {
        return new ModelTraces(GlobalOpenTelemetry.get());
    }

    @Override
    public void accept(Happening happening) {
        switch (happening) {
            case Called called -> span(called);
            case Happening.Intervened intervened ->
                Span.current().addEvent("guardrail " + intervened.guardrail() + " " + intervened.did());
            case Happening.Known known -> Span.current().addEvent("answer of " + known.model() + " was known");
            case Happening.BudgetAlarm _, Happening.RouteTurned _ -> {}
        }
    }

    private void span(Called called) {
        var end = Instant.now();
        var span = tracer.spanBuilder("chat " + called.model())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(end.minus(called.took()))
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", ModelMetrics.provider(called.family()))
                .setAttribute("gen_ai.request.model", called.model())
                .setAttribute("gen_ai.response.model", called.modelId())
                .setAttribute("docket.route", called.route())
                .setAttribute("docket.service", called.asker().service())
                .setAttribute("gen_ai.usage.input_tokens", called.usage().input())
                .setAttribute("gen_ai.usage.output_tokens", called.usage().output())
                .setAttribute(
                        "gen_ai.usage.cache_read.input_tokens", called.usage().cacheRead())
                .setAttribute(
                        "gen_ai.usage.cache_creation.input_tokens",
                        called.usage().cacheWrite())
                .setAttribute("docket.model.cost_usd", called.cost().doubleValue())
                .startSpan();
        called.prompt().ifPresent(prompt -> span.setAttribute("docket.prompt", prompt));
        called.toFirstWords()
                .ifPresent(first -> span.setAttribute("docket.model.time_to_first_token_ms", first.toNanos() / 1e6));
        called.error().ifPresent(error -> {
            span.setAttribute("error.type", error);
            span.setStatus(StatusCode.ERROR);
        });
        span.end(end);
    }
}
