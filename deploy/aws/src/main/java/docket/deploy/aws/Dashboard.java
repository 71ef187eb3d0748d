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
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    private final ArrayNode widgets = JSON.createArrayNode();
    private final String region;

    private Dashboard(String region) {
        this.region = region;
    }

    static String body(Settings settings, String region) {
        var board = new Dashboard(region);
        var here = List.of("service", "review-service");
        board.widget("Documents by state")
                .add(search("{Docket,service,state} MetricName=\"docket_documents\"", "Maximum"));
        board.widget("Straight through, %")
                .add(math("100 * s / (s + d)", "straight through"))
                .add(hidden("s", ended("straight_through")))
                .add(hidden("d", ended("decided")));
        board.widget("Age of the oldest review, s")
                .add(metric("Maximum", "Docket", "docket_oldest_review_seconds", here));
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
                .add(metric("Maximum", "Docket", "docket_failures", here))
                .add(metric("Maximum", "Docket", "docket_open_reviews", here));
        board.widget("Cost of models, USD an hour", HOUR)
                .add(search("{Docket/Models,Model,Route} MetricName=\"CostUsd\"", "Sum", HOUR));
        // Documents that ended in the last day, as review-service counts them, so that it is true of queues and
        // workflow.
        board.widget("Cost a document, USD, by the day", DAY)
                .add(math("FILL(SUM(c), 0) / (s + d)", "a document"))
                .add(hiddenSearch("c", "{Docket/Models,Model,Route} MetricName=\"CostUsd\"", DAY))
                .add(hidden("s", ended("straight_through")))
                .add(hidden("d", ended("decided")));
        board.widget("Tokens a minute")
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
        board.questions("Errors by type", Queries.errorsByType(settings));
        board.widget("Calls of models that failed")
                .add(search("{Docket/Models,Model,Route} MetricName=\"Errors\"", "Sum"));
        if (settings.form() == Settings.Form.LAMBDA) functions(board, settings);
        for (String model : settings.models()) {
            var id = List.of("ModelId", settings.called(model));
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
        return widget(title, MINUTE);
    }

    /** @param period over which a value is gathered, in seconds */
    private ArrayNode widget(String title, int period) {
        return placed("metric", title)
                .put("view", "timeSeries")
                .put("period", period)
                .putArray("metrics");
    }

    /** What the logs answer. */
    private void questions(String title, Queries.Query query) {
        var text = new StringBuilder();
        query.logGroups().forEach(group -> text.append("SOURCE '").append(group).append("' | "));
        placed("log", title).put("view", "table").put("query", text + query.text());
    }

    private ObjectNode placed(String type, String title) {
        int at = widgets.size();
        var widget = widgets.addObject().put("type", type).put("width", WIDE).put("height", HIGH);
        widget.put("x", at % 3 * WIDE).put("y", at / 3 * HIGH);
        return widget.putObject("properties").put("title", title).put("region", region);
    }

    private static List<String> ended(String how) {
        return List.of("Docket", "docket_endings", "service", "review-service", "ending", how);
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
        line.addObject().put("id", id).put("visible", false).put("stat", "Maximum");
        return line;
    }

    private static ArrayNode hiddenSearch(String id, String what, int period) {
        return JSON.createArrayNode()
                .add(expression("SEARCH('" + what + "', 'Sum', " + period + ")")
                        .put("id", id)
                        .put("visible", false));
    }

    private static ArrayNode search(String what, String statistic) {
        return search(what, statistic, MINUTE);
    }

    private static ArrayNode search(String what, String statistic, int period) {
        return JSON.createArrayNode().add(expression("SEARCH('" + what + "', '" + statistic + "', " + period + ")"));
    }

    private static ArrayNode math(String expression, String label) {
        return JSON.createArrayNode().add(expression(expression).put("label", label));
    }

    private static ObjectNode expression(String expression) {
        return JSON.createObjectNode().put("expression", expression);
    }
}
