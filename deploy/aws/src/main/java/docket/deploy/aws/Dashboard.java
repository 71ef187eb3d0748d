package docket.deploy.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One page that answers: does it work, is anything stuck, what does it cost, how good is it. */
final class Dashboard {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDE = 8;
    private static final int HIGH = 6;

    private final ArrayNode widgets = JSON.createArrayNode();
    private final String region;

    private Dashboard(String region) {
        this.region = region;
    }

    static String body(Settings settings, String region) {
        var board = new Dashboard(region);
        var job = List.of("job", "review-service");
        board.widget("Documents by state").add(search("{Docket,job,state} MetricName=\"docket_documents\"", "Maximum"));
        board.widget("Straight through, %")
                .add(math("100 * s / (s + d)", "straight through"))
                .add(hidden(
                        "s",
                        List.of("Docket", "docket_endings", "job", "review-service", "ending", "straight_through")))
                .add(hidden("d", List.of("Docket", "docket_endings", "job", "review-service", "ending", "decided")));
        board.widget("Age of the oldest review, s")
                .add(metric("Maximum", "Docket", "docket_oldest_review_seconds", job));
        var depth = board.widget("Queues: messages waiting");
        var age = board.widget("Queues: age of the oldest message, s");
        var dead = board.widget("Dead letters");
        for (Waiting waiting : Waiting.values()) {
            var queue = List.of("QueueName", waiting.label());
            depth.add(metric("Maximum", "AWS/SQS", "ApproximateNumberOfMessagesVisible", queue));
            age.add(metric("Maximum", "AWS/SQS", "ApproximateAgeOfOldestMessage", queue));
            dead.add(metric(
                    "Maximum",
                    "AWS/SQS",
                    "ApproximateNumberOfMessagesVisible",
                    List.of("QueueName", waiting.label() + "-dlq")));
        }
        board.widget("Failures and open reviews")
                .add(metric("Maximum", "Docket", "docket_failures", job))
                .add(metric("Maximum", "Docket", "docket_open_reviews", job));
        board.widget("Cost of models, USD an hour")
                .add(search("{Docket/Models,Model,Route} MetricName=\"CostUsd\"", "Sum"));
        board.widget("Cost a document, USD")
                .add(math("FILL(SUM(c), 0) / FILL(n, 1)", "a document"))
                .add(hiddenSearch("c", "{Docket/Models,Model,Route} MetricName=\"CostUsd\""))
                .add(hidden("n", List.of("AWS/SQS", "NumberOfMessagesDeleted", "QueueName", "inbox")));
        board.widget("Tokens")
                .add(search("{Docket/Models,Model,Route} MetricName=\"InputTokens\"", "Sum"))
                .add(search("{Docket/Models,Model,Route} MetricName=\"OutputTokens\"", "Sum"));
        var first = board.widget("Time to the first token, ms");
        var took = board.widget("Models: latency, ms");
        var doors = board.widget("Doors: latency, ms");
        for (String percentile : List.of("p50", "p90", "p99")) {
            first.add(search("{Docket/Models,Model,Route} MetricName=\"TimeToFirstToken\"", percentile));
            took.add(search("{Docket/Models,Model,Route} MetricName=\"Duration\"", percentile));
            doors.add(metric(percentile, "AWS/ApiGateway", "Latency", List.of("ApiName", settings.name("doors"))));
        }
        if (settings.form() == Settings.Form.LAMBDA) functions(board, settings);
        for (String model : settings.models()) {
            var id = List.of("ModelId", model);
            board.widget("Bedrock: errors of " + model)
                    .add(metric("Sum", "AWS/Bedrock", "InvocationClientErrors", id))
                    .add(metric("Sum", "AWS/Bedrock", "InvocationServerErrors", id))
                    .add(metric("Sum", "AWS/Bedrock", "InvocationThrottles", id));
        }
        board.widget("Database: share of its largest size, %")
                .add(search("{AWS/RDS,DBClusterIdentifier} MetricName=\"ACUUtilization\"", "Average"));
        return JSON.createObjectNode().set("widgets", board.widgets).toString();
    }

    private static void functions(Dashboard board, Settings settings) {
        var errors = board.widget("Functions: errors");
        var duration = board.widget("Functions: duration p99, ms");
        var held = board.widget("Functions: throttles");
        for (Door door : Door.of(settings)) {
            var name = List.of("FunctionName", settings.name(door.handler()));
            errors.add(metric("Sum", "AWS/Lambda", "Errors", name));
            duration.add(metric("p99", "AWS/Lambda", "Duration", name));
            held.add(metric("Sum", "AWS/Lambda", "Throttles", name));
        }
    }

    private ArrayNode widget(String title) {
        int at = widgets.size();
        var widget =
                widgets.addObject().put("type", "metric").put("width", WIDE).put("height", HIGH);
        widget.put("x", at % 3 * WIDE).put("y", at / 3 * HIGH);
        return widget.putObject("properties")
                .put("title", title)
                .put("region", region)
                .put("view", "timeSeries")
                .put("period", 60)
                .putArray("metrics");
    }

    private static ArrayNode metric(String statistic, String namespace, String name, List<String> dimension) {
        var line = JSON.createArrayNode().add(namespace).add(name);
        dimension.forEach(line::add);
        line.addObject().put("stat", statistic);
        return line;
    }

    private static ArrayNode hidden(String id, List<String> metric) {
        var line = JSON.createArrayNode();
        metric.forEach(line::add);
        line.addObject().put("id", id).put("visible", false).put("stat", "Sum");
        return line;
    }

    private static ArrayNode hiddenSearch(String id, String what) {
        return JSON.createArrayNode()
                .add(expression("SEARCH('" + what + "', 'Sum')").put("id", id).put("visible", false));
    }

    private static ArrayNode search(String what, String statistic) {
        return JSON.createArrayNode().add(expression("SEARCH('" + what + "', '" + statistic + "')"));
    }

    private static ArrayNode math(String expression, String label) {
        return JSON.createArrayNode().add(expression(expression).put("label", label));
    }

    private static ObjectNode expression(String expression) {
        return JSON.createObjectNode().put("expression", expression);
    }
}
