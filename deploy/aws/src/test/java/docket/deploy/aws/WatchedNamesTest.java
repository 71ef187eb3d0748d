package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.deploy.aws.Account.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Every metric that an alarm or the dashboard looks at, and every field that a saved query asks for, exists under exactly
 * this name and these dimensions: AWS's own as AWS documents them, ours as {@code docs/meters.md} says, which the services'
 * tests hold against what a started service tells.
 */
class WatchedNamesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GUIDE = Path.of(System.getProperty("docket.root", "../.."), "docs/meters.md");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern SEARCHED = Pattern.compile("SEARCH\\('\\{([^}]+)} MetricName=\"([^\"]+)\"'");

    /**
     * The namespaces of AWS's own that we look at: their metrics and the dimensions these have.
     *
     * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html">Bedrock</a>
     * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">SQS</a>
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html">Aurora</a>
     * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html">API Gateway</a>
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">Step Functions</a>
     * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-cloudwatch.html">SES</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html">ECS</a>
     */
    private static final Map<String, Map<String, Set<Set<String>>>> OF_AWS = Map.of(
            "AWS/Bedrock",
            each(
                    Set.of(Set.of("ModelId")),
                    "Invocations",
                    "InvocationLatency",
                    "InvocationClientErrors",
                    "InvocationServerErrors",
                    "InvocationThrottles",
                    "InputTokenCount",
                    "OutputTokenCount",
                    "TimeToFirstToken",
                    "EstimatedTPMQuotaUsage"),
            "AWS/SQS",
            each(
                    Set.of(Set.of("QueueName")),
                    "ApproximateNumberOfMessagesVisible",
                    "ApproximateAgeOfOldestMessage",
                    "NumberOfMessagesDeleted"),
            "AWS/Lambda",
            each(Set.of(Set.of("FunctionName"), Set.of("FunctionName", "Resource")), "Errors", "Duration", "Throttles"),
            "AWS/RDS",
            each(Set.of(Set.of("DBClusterIdentifier")), "ACUUtilization", "DatabaseConnections"),
            "AWS/ApiGateway",
            each(Set.of(Set.of("ApiName")), "5XXError", "4XXError", "Latency", "Count"),
            "AWS/States",
            each(Set.of(Set.of("StateMachineArn")), "ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"),
            "AWS/SES",
            each(Set.of(Set.of()), "Reputation.BounceRate"),
            "ECS/ContainerInsights",
            each(Set.of(Set.of("ClusterName", "ServiceName")), "RunningTaskCount"));

    private static Map<String, Set<Set<String>>> each(Set<Set<String>> dimensions, String... metrics) {
        return Set.of(metrics).stream().collect(Collectors.toMap(metric -> metric, _ -> dimensions));
    }

    /** A metric as somebody looks at it. */
    private record Watched(String by, String namespace, String metric, Set<String> dimensions) {}

    @Test
    void everyMetricOfAnAlarmIsToldUnderThisNameAndTheseDimensions() throws IOException {
        for (Account account : Account.both()) {
            var watched = new ArrayList<Watched>();
            for (Resource alarm : account.all("AWS::CloudWatch::Alarm")) {
                var properties = alarm.properties();
                if (properties.has("MetricName")) watched.add(watched(alarm.toString(), properties));
                for (JsonNode part : properties.path("Metrics")) {
                    if (part.has("MetricStat")) watched.add(watched(alarm.toString(), part.at("/MetricStat/Metric")));
                }
            }
            assertThat(watched).hasSizeGreaterThan(30);
            check(watched);
        }
    }

    @Test
    void everyMetricOfTheDashboardIsToldUnderThisNameAndTheseDimensions() throws IOException {
        for (Account account : Account.both()) {
            var watched = new ArrayList<Watched>();
            for (JsonNode widget : dashboard(account).path("widgets")) {
                var title = widget.at("/properties/title").asText();
                for (JsonNode line : widget.at("/properties/metrics")) watched.addAll(lineOf(title, line));
            }
            assertThat(watched).hasSizeGreaterThan(40);
            check(watched);
        }
    }

    @Test
    void theDashboardAnswersWhatIsAskedOfIt() throws IOException {
        for (Account account : Account.both()) {
            var titles = new TreeSet<String>();
            dashboard(account)
                    .path("widgets")
                    .forEach(widget -> titles.add(widget.at("/properties/title").asText()));
            assertThat(titles)
                    .contains(
                            "Documents by state",
                            "Straight through, %",
                            "Age of the oldest review, s",
                            "Queues: messages waiting",
                            "Queues: age of the oldest message, s",
                            "Dead letters",
                            "Cost a document, USD, by the day",
                            "Tokens a minute",
                            "Time to the first token, ms",
                            "Models: latency, ms",
                            "Doors: latency, ms",
                            "Errors by type");
        }
    }

    /** A model is asked through its geography's profile, and Bedrock's metrics name it as it was asked. */
    @Test
    void modelsAreWatchedUnderTheNameTheyAreAskedBy() {
        for (Account account : Account.both()) {
            var models = new HashSet<String>();
            for (Resource alarm : account.all("AWS::CloudWatch::Alarm")) {
                for (JsonNode dimension : alarm.properties().findValues("Dimensions")) {
                    dimension.forEach(one -> {
                        if (one.path("Name").asText().equals("ModelId"))
                            models.add(one.path("Value").asText());
                    });
                }
            }
            assertThat(models).containsExactly("eu.anthropic.claude-sonnet-4-5-20250929-v1:0");
        }
    }

    @Test
    void everyAlarmTellsSomebodyOrIsPartOfOneThatDoes() {
        for (Account account : Account.both()) {
            var rules = account.all("AWS::CloudWatch::CompositeAlarm").stream()
                    .map(alarm -> alarm.properties().path("AlarmRule").toString())
                    .collect(Collectors.joining());
            for (Resource alarm : account.all("AWS::CloudWatch::Alarm")) {
                var name = alarm.properties().path("AlarmName").asText();
                if (rules.contains(name)) continue;
                assertThat(alarm.properties().path("AlarmActions")).as(name).hasSize(1);
            }
        }
    }

    @Test
    void whoDidWhatWhoTalkedToWhomAndWhatItCostsIsKept() {
        for (Account account : Account.both()) {
            assertThat(account.all("AWS::CloudTrail::Trail")).singleElement().satisfies(trail -> {
                assertThat(trail.properties().path("IsMultiRegionTrail").asBoolean())
                        .isTrue();
                assertThat(trail.properties().path("EnableLogFileValidation").asBoolean())
                        .isTrue();
                assertThat(trail.properties().path("IsLogging").asBoolean()).isTrue();
            });
            assertThat(account.all("AWS::EC2::FlowLog")).isNotEmpty().allSatisfy(log -> {
                assertThat(log.properties().path("ResourceType").asText()).isEqualTo("VPC");
                assertThat(log.properties().path("TrafficType").asText()).isEqualTo("ALL");
            });
            assertThat(account.all("AWS::Budgets::Budget"))
                    .singleElement()
                    .satisfies(budget -> assertThat(budget.properties().path("NotificationsWithSubscribers"))
                            .hasSize(2));
        }
    }

    @Test
    void everySavedQueryAsksForFieldsThatAreWritten() throws IOException {
        var known = fields();
        for (Account account : Account.both()) {
            var groups = account.all("AWS::Logs::LogGroup").stream()
                    .map(group -> group.properties().path("LogGroupName").asText())
                    .collect(Collectors.toSet());
            var queries = account.all("AWS::Logs::QueryDefinition");
            assertThat(queries).hasSizeGreaterThanOrEqualTo(6);
            for (Resource query : queries) {
                var text = query.properties().path("QueryString").asText();
                var own = new HashSet<String>();
                Pattern.compile("\\bas (\\w+)").matcher(text).results().forEach(as -> own.add(as.group(1)));
                var asked = asked(text);
                asked.removeAll(own);
                assertThat(known).as("%s asks\n%s", query, text).containsAll(asked);
                query.properties()
                        .path("LogGroupNames")
                        .forEach(group -> assertThat(groups).contains(group.asText()));
            }
        }
    }

    /** What an expression of Logs Insights names: its words without functions, commands, numbers and quoted text. */
    private static Set<String> asked(String query) {
        var words = new TreeSet<String>();
        var bare = query.replaceAll("\"[^\"]*\"", " ").replaceAll("[\\w@.]+\\(", " ( ");
        for (String word : bare.split("[^\\w@.]+")) {
            if (word.isEmpty() || word.matches("\\d.*")) continue;
            if (Set.of("fields", "filter", "stats", "sort", "limit", "display", "by", "as", "desc", "asc", "and")
                            .contains(word)
                    || Set.of("or", "in", "like", "not").contains(word)) continue;
            words.add(word);
        }
        return words;
    }

    private static Set<String> fields() throws IOException {
        var known = new HashSet<>(Set.of("@timestamp", "@message", "service", "state", "ending"));
        for (List<String> row : rows("Meters")) known.addAll(words(row.getFirst()));
        for (List<String> row : rows("Lines about models")) {
            known.addAll(words(row.getFirst()));
            known.addAll(words(row.get(1)));
        }
        known.addAll(words(chapter("Lines about models").replaceAll("(?s).*Beside these", "")));
        for (List<String> row : rows("Lines of the log")) known.addAll(words(row.getFirst()));
        return known;
    }

    private void check(List<Watched> all) throws IOException {
        for (Watched one : all) {
            var known = switch (one.namespace()) {
                case "Docket" -> meters();
                case "Docket/Models" -> lines();
                default -> OF_AWS.getOrDefault(one.namespace(), Map.of());
            };
            assertThat(known).as("%s", one).containsKey(one.metric());
            assertThat(known.get(one.metric())).as("%s", one).contains(one.dimensions());
        }
    }

    /** What the collector makes of the meters: those it declares, with the labels it declares for them. */
    private static Map<String, Set<Set<String>>> meters() throws IOException {
        var declared = Collector.configuration(settings(), "review-service");
        var meters = new java.util.HashMap<String, Set<Set<String>>>();
        for (List<String> row : rows("Meters")) {
            var name = words(row.getFirst()).getFirst();
            if (!row.get(3).equals("review-service") || !name.startsWith("docket_")) continue;
            var labels = new TreeSet<>(words(row.get(2)));
            labels.add("service");
            var set = labels.stream()
                    .sorted((a, b) -> a.equals("service") ? -1 : b.equals("service") ? 1 : a.compareTo(b))
                    .collect(Collectors.joining(", ", "[[", "]]"));
            assertThat(declarations(declared))
                    .as("the collector makes dimensions %s of %s", set, name)
                    .anyMatch(
                            line -> Pattern.compile(line.getKey()).matcher(name).matches()
                                    && line.getValue().equals(set));
            meters.put(name, Set.of(labels));
        }
        return meters;
    }

    private static List<Map.Entry<String, String>> declarations(String configuration) {
        return Pattern.compile("metric_name_selectors: \\['([^']+)'],?\\s+dimensions: (\\[\\[[^\\]]+]])")
                .matcher(configuration)
                .results()
                .map(found -> Map.entry(found.group(1), found.group(2)))
                .toList();
    }

    private static Map<String, Set<Set<String>>> lines() throws IOException {
        var lines = new java.util.HashMap<String, Set<Set<String>>>();
        for (List<String> row : rows("Lines about models")) {
            var sets = new HashSet<Set<String>>();
            sets.add(new HashSet<>(words(row.get(1))));
            if (row.get(1).endsWith("or none")) sets.add(Set.of());
            lines.put(words(row.getFirst()).getFirst(), sets);
        }
        return lines;
    }

    private static Settings settings() {
        return Settings.of(Map.of());
    }

    private static Watched watched(String by, JsonNode metric) {
        var names = new HashSet<String>();
        metric.path("Dimensions").forEach(one -> names.add(one.path("Name").asText()));
        return new Watched(
                by, metric.path("Namespace").asText(), metric.path("MetricName").asText(), names);
    }

    /** A line of a widget: namespace, metric, then names and values of dimensions; or an expression. */
    private static List<Watched> lineOf(String title, JsonNode line) {
        if (line.path(0).isObject()) {
            var expression = line.at("/0/expression").asText();
            return SEARCHED.matcher(expression)
                    .results()
                    .map(found -> {
                        var parts = List.of(found.group(1).split(","));
                        return new Watched(
                                title, parts.getFirst(), found.group(2), Set.copyOf(parts.subList(1, parts.size())));
                    })
                    .toList();
        }
        var names = new HashSet<String>();
        for (int at = 2; line.path(at).isTextual(); at += 2)
            names.add(line.path(at).asText());
        return List.of(new Watched(title, line.path(0).asText(), line.path(1).asText(), names));
    }

    private static JsonNode dashboard(Account account) throws IOException {
        var body = account.all("AWS::CloudWatch::Dashboard")
                .getFirst()
                .properties()
                .path("DashboardBody");
        var text = body.isTextual()
                ? body.asText()
                : StreamSupport.stream(body.at("/Fn::Join/1").spliterator(), false)
                        .map(part -> part.isTextual() ? part.asText() : "region")
                        .collect(Collectors.joining());
        return JSON.readTree(text);
    }

    private static String chapter(String title) throws IOException {
        var guide = Files.readString(GUIDE);
        var begin = guide.indexOf("\n## " + title + "\n");
        assertThat(begin).as("a chapter %s", title).isPositive();
        var end = guide.indexOf("\n## ", begin + 4);
        return end < 0 ? guide.substring(begin) : guide.substring(begin, end);
    }

    private static List<List<String>> rows(String title) throws IOException {
        return chapter(title)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(1).split("\\|")).stream()
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(found -> found.group(1)).toList();
    }
}
