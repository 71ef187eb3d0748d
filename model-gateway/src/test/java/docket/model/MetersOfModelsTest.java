package docket.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.model.Happening.Called;
import docket.model.observe.EmfLines;
import docket.model.observe.ModelMetrics;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide to meters says of models, held against what is really told. */
class MetersOfModelsTest {

    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private final Called called = new Called(
            new Asker("tenant", "client", "contracts", "doc-1"),
            "claude-haiku",
            "eu",
            "claude",
            "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
            Optional.of("clause-risk@2"),
            new Usage(100, 20, 30, 40),
            new BigDecimal("0.0002"),
            Duration.ofMillis(420),
            Optional.of(Duration.ofMillis(80)),
            Optional.empty());

    private final List<Happening> everything = List.of(
            called,
            new Happening.Known(called.asker(), "claude-haiku", Optional.empty()),
            new Happening.Intervened(called.asker(), "gr-1", "stopped", List.of("a reason")),
            new Happening.BudgetAlarm("client", "*", 80, 800, 1000),
            new Happening.RouteTurned("claude-haiku", "eu", "left", "too many failures"));

    @Test
    void prometheusSeesTheMetersOfTheGuideWithTheirLabelsAndNoOthers() throws IOException {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Metrics.addRegistry(registry);
        try {
            everything.forEach(ModelMetrics.ofTheProcess());
        } finally {
            Metrics.removeRegistry(registry);
        }
        var told = new TreeMap<String, Set<String>>();
        registry.scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var name = line.replaceAll("[{ ].*", "");
            var labels = new TreeSet<String>();
            var each = LABEL.matcher(line);
            while (each.find()) if (!each.group(1).equals("le")) labels.add(each.group(1));
            if (!name.endsWith("_max")) told.put(name, labels);
        });
        var written = new TreeMap<String, Set<String>>();
        for (List<String> row : rows("Meters")) {
            if (!row.get(3).equals("models")) continue;
            var name = words(row.get(0)).getFirst();
            var labels = new TreeSet<>(words(row.get(2)));
            switch (row.get(1)) {
                case "histogram" ->
                    List.of("_bucket", "_count", "_sum").forEach(end -> written.put(name + end, labels));
                case "summary" -> List.of("_count", "_sum").forEach(end -> written.put(name + end, labels));
                default -> written.put(name, labels);
            }
        }
        assertThat(told).isEqualTo(written);
    }

    @Test
    void cloudWatchSeesTheMetricsOfTheGuideUnderTheirDimensionsAndNoOthers() throws IOException {
        var told = new TreeSet<String>();
        var fields = new HashSet<String>();
        for (JsonNode line : lines()) {
            line.fieldNames().forEachRemaining(fields::add);
            var metrics = line.at("/_aws/CloudWatchMetrics/0");
            assertThat(metrics.path("Namespace").asText()).isEqualTo("Docket/Models");
            for (JsonNode metric : metrics.path("Metrics")) {
                for (JsonNode set : metrics.path("Dimensions"))
                    told.add(metric.path("Name").asText() + set);
            }
        }
        var written = new TreeSet<String>();
        for (List<String> row : rows("Lines about models")) {
            var name = words(row.getFirst()).getFirst();
            written.add(name + new ObjectMapper().valueToTree(words(row.get(1))));
            if (row.get(1).endsWith("or none")) written.add(name + "[]");
        }
        assertThat(told).isEqualTo(written);
        assertThat(fields)
                .contains("ModelId", "Tenant", "Service", "Prompt", "Used", "Limit", "Did")
                .doesNotContain("Error");
    }

    /** What Prometheus and CloudWatch are told of a call that failed. */
    @Test
    void aCallThatFailedSaysItsKindOfError() throws IOException {
        var failed = new Called(
                called.asker(),
                called.model(),
                called.route(),
                called.family(),
                called.modelId(),
                called.prompt(),
                new Usage(0, 0, 0, 0),
                BigDecimal.ZERO,
                called.took(),
                Optional.empty(),
                Optional.of("throttled"));
        var lines = new ArrayList<String>();
        new EmfLines("Docket/Models", Clock.systemUTC(), lines::add).accept(failed);
        assertThat(new ObjectMapper().readTree(lines.getFirst()).path("Error").asText())
                .isEqualTo("throttled");
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new ModelMetrics(registry).accept(failed);
        assertThat(registry.scrape()).contains("error_type=\"throttled\"");
    }

    private List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<String>();
        everything.forEach(new EmfLines("Docket/Models", Clock.systemUTC(), lines::add));
        var read = new ArrayList<JsonNode>();
        for (String line : lines) read.add(new ObjectMapper().readTree(line));
        return read;
    }

    private static List<List<String>> rows(String chapter) throws IOException {
        var guide = Files.readString(Path.of("../docs/meters.md"));
        var begin = guide.indexOf("\n## " + chapter + "\n");
        assertThat(begin).as("a chapter %s", chapter).isPositive();
        var end = guide.indexOf("\n## ", begin + 4);
        return (end < 0 ? guide.substring(begin) : guide.substring(begin, end))
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
