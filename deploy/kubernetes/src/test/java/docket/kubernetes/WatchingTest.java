package docket.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every series that the dashboard and the alarms ask Prometheus for is one that {@code docs/meters.md} names with these
 * labels, which the services' tests hold against what a started service shows; or one of KEDA's or Kubernetes' own.
 */
class WatchingTest {

    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern SELECTED = Pattern.compile("([a-z_][a-z0-9_]*)(?:\\{([^}]*)})?");
    private static final Pattern BY = Pattern.compile("by \\(([^)]*)\\)");
    private static final Set<String> LANGUAGE =
            Set.of("sum", "max", "rate", "increase", "by", "or", "offset", "vector", "clamp_min", "histogram_quantile");

    /** What scraping adds to every series, and what a histogram's buckets have. */
    private static final Set<String> OF_SCRAPING = Set.of("pod", "namespace", "le");

    private static final Map<String, Set<String>> OF_OTHERS = Map.of(
            // https://github.com/kubernetes/kube-state-metrics, docs/metrics/workload/deployment-metrics.md
            "kube_deployment_status_replicas_available", Set.of("namespace", "deployment"),
            // https://keda.sh/docs/latest/integrations/prometheus/
            "keda_scaler_metrics_value", Set.of("scaledObject", "scaler", "metric"));

    @Test
    void everySeriesOfTheDashboardIsShownBySomebody() throws IOException {
        var asked = new ArrayList<String>();
        for (JsonNode panel : dashboard().path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                if (target.has("expr")) asked.add(target.path("expr").asText());
            }
        }
        assertThat(asked).hasSizeGreaterThan(15);
        for (String expression : asked) check(expression);
    }

    @Test
    void everySeriesOfAnAlarmIsShownBySomebody() throws IOException {
        var rules = ChartTest.of("PrometheusRule", ChartTest.rendered(Map.of("monitoring.prometheusOperator", "true")));
        var alarms = rules.getFirst().at("/spec/groups/0/rules");
        assertThat(alarms).hasSizeGreaterThanOrEqualTo(10);
        for (JsonNode alarm : alarms) check(alarm.path("expr").asText());
    }

    @Test
    void theDashboardAnswersTheSameQuestionsAsTheOneOnAws() throws IOException {
        var titles = new TreeSet<String>();
        dashboard()
                .path("panels")
                .forEach(panel -> titles.add(panel.path("title").asText()));
        assertThat(titles)
                .contains(
                        "Documents by state",
                        "Straight through, %",
                        "Age of the oldest review, s",
                        "Queues: messages waiting",
                        "Queues: age of the oldest message, s",
                        "Dead letters",
                        "Cost a document, USD, of the last day",
                        "Tokens a minute",
                        "Time to the first token",
                        "Models: latency",
                        "Doors: latency",
                        "Errors by type",
                        "Slow documents (Tempo)");
    }

    @Test
    void aSeriesNobodyShowsIsSeen() {
        assertThat(asked("max by (state) (docket_document)")).containsKey("docket_document");
        assertThat(asked("sum(rate(docket_endings{finish=\"a\"}[5m]))").get("docket_endings"))
                .containsExactly("finish");
        assertThat(asked("sum(a_total{x=\"b\"} offset 1h) - (sum(a_total) or vector(0))"))
                .containsOnlyKeys("a_total");
    }

    private static void check(String expression) throws IOException {
        var known = known();
        var all = new HashSet<>(OF_SCRAPING);
        asked(expression).forEach((name, labels) -> {
            assertThat(known).as(expression).containsKey(name);
            assertThat(known.get(name)).as(expression).containsAll(labels);
            all.addAll(known.get(name));
        });
        BY.matcher(expression)
                .results()
                .forEach(found ->
                        assertThat(all).as(expression).contains(found.group(1).split(",\\s*")));
    }

    /** The series an expression of PromQL selects, each with the labels it is selected by. */
    private static Map<String, Set<String>> asked(String expression) {
        var bare = BY.matcher(expression).replaceAll("").replaceAll("\\[\\w+]|offset \\w+", "");
        var asked = new HashMap<String, Set<String>>();
        var selected = SELECTED.matcher(bare);
        while (selected.find()) {
            if (LANGUAGE.contains(selected.group(1))) continue;
            var labels = asked.computeIfAbsent(selected.group(1), _ -> new TreeSet<>());
            if (selected.group(2) == null) continue;
            for (String matcher : selected.group(2).split(","))
                labels.add(matcher.replaceAll("[=!~].*", "").strip());
        }
        return asked;
    }

    private static Map<String, Set<String>> known() throws IOException {
        var known = new HashMap<>(OF_OTHERS);
        for (String line : Files.readAllLines(Path.of("../../docs/meters.md"))) {
            var cells = line.split("\\|");
            if (cells.length < 6 || !cells[1].strip().startsWith("`")) continue;
            var name = words(cells[1]).getFirst();
            var ends = switch (cells[2].strip()) {
                case "histogram" -> List.of("_bucket", "_count", "_sum");
                case "summary" -> List.of("_count", "_sum");
                default -> List.of("");
            };
            ends.forEach(end -> known.put(name + end, Set.copyOf(words(cells[3]))));
        }
        return known;
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static JsonNode dashboard() throws IOException {
        var map = ChartTest.of("ConfigMap", ChartTest.rendered(Map.of("monitoring.grafanaDashboards", "true")))
                .getFirst();
        return new ObjectMapper().readTree(map.at("/data/docket.json").asText());
    }
}
