package docket.model.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.model.Happening;
import docket.model.Happening.Called;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * A line of CloudWatch's embedded metric format for every call of a model: CloudWatch makes metrics of the numbers and
 * keeps the rest to be searched.
 */
public final class EmfLines implements Happening.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String namespace;
    private final Clock clock;
    private final Consumer<String> lines;

    /** @param lines takes each line, e.g. standard output of a Lambda function */
    public EmfLines(String namespace, Clock clock, Consumer<String> lines) {
        this.namespace = namespace;
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void accept(Happening happening) {
        switch (happening) {
            case Called called -> lines.accept(line(called));
            case Happening.BudgetAlarm alarm -> lines.accept(alarm(alarm));
            case Happening.Intervened intervened -> lines.accept(intervened(intervened));
            case Happening.Known _, Happening.RouteTurned _ -> {}
        }
    }

    /** What a CloudWatch alarm is set on: the part of its day a client has used. */
    private String alarm(Happening.BudgetAlarm alarm) {
        var line = begun("Client", "BudgetUsedPercent", "Percent");
        return line.put("Client", alarm.client())
                .put("BudgetUsedPercent", alarm.percent())
                .put("Model", alarm.model())
                .put("Used", alarm.used())
                .put("Limit", alarm.limit())
                .toString();
    }

    private String intervened(Happening.Intervened intervened) {
        var line = begun("Guardrail", "Interventions", "Count");
        return line.put("Guardrail", intervened.guardrail())
                .put("Interventions", 1)
                .put("Did", intervened.did())
                .put("Tenant", intervened.asker().tenant())
                .put("Service", intervened.asker().service())
                .toString();
    }

    private ObjectNode begun(String dimension, String metric, String unit) {
        var line = JSON.createObjectNode();
        var metrics = line.putObject("_aws")
                .put("Timestamp", clock.millis())
                .putArray("CloudWatchMetrics")
                .addObject()
                .put("Namespace", namespace);
        // Without a dimension as well: an alarm looks at one metric, and does not know clients and guardrails by name.
        var sets = metrics.putArray("Dimensions");
        sets.addArray().add(dimension);
        sets.addArray();
        metrics.putArray("Metrics").addObject().put("Name", metric).put("Unit", unit);
        return line;
    }

    private String line(Called called) {
        var line = JSON.createObjectNode();
        var aws = line.putObject("_aws").put("Timestamp", clock.millis());
        var metrics = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
        metrics.putArray("Dimensions").addArray().add("Model").add("Route");
        var names = metrics.putArray("Metrics");
        names.addObject().put("Name", "Calls").put("Unit", "Count");
        names.addObject().put("Name", "Errors").put("Unit", "Count");
        names.addObject().put("Name", "Duration").put("Unit", "Milliseconds");
        names.addObject().put("Name", "InputTokens").put("Unit", "Count");
        names.addObject().put("Name", "OutputTokens").put("Unit", "Count");
        names.addObject().put("Name", "CacheReadTokens").put("Unit", "Count");
        names.addObject().put("Name", "CacheWriteTokens").put("Unit", "Count");
        names.addObject().put("Name", "CostUsd").put("Unit", "None");
        line.put("Model", called.model()).put("Route", called.route()).put("ModelId", called.modelId());
        line.put("Calls", 1).put("Errors", called.error().isPresent() ? 1 : 0);
        line.put("Duration", called.took().toNanos() / 1e6);
        line.put("InputTokens", called.usage().input())
                .put("OutputTokens", called.usage().output());
        line.put("CacheReadTokens", called.usage().cacheRead())
                .put("CacheWriteTokens", called.usage().cacheWrite());
        line.put("CostUsd", called.cost().doubleValue());
        called.toFirstWords().ifPresent(first -> {
            names.addObject().put("Name", "TimeToFirstToken").put("Unit", "Milliseconds");
            line.put("TimeToFirstToken", first.toNanos() / 1e6);
        });
        line.put("Tenant", called.asker().tenant())
                .put("Service", called.asker().service());
        called.prompt().ifPresent(prompt -> line.put("Prompt", prompt));
        called.error().ifPresent(error -> line.put("Error", error));
        return line.toString();
    }
}
