package docket.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.model.Happening.Called;
import docket.model.observe.EmfLines;
import docket.model.observe.Everybody;
import docket.model.observe.ModelMetrics;
import docket.model.observe.ModelTraces;
import docket.model.observe.TextLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private final Called called = new Called(
            new Asker("tenant", "client", "contracts", "doc-1"),
            "claude-haiku",
            "eu",
            "claude",
            "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
            Optional.of("clause-risk@2"),
            new Usage(100, 20, 30, 0),
            new BigDecimal("0.0002"),
            Duration.ofMillis(420),
            Optional.of(Duration.ofMillis(80)),
            Optional.empty());

    @Test
    void metricsAreNamedAsTheConventionsNameThem() {
        var registry = new SimpleMeterRegistry();
        new Everybody(List.of(new ModelMetrics(registry))).accept(called);

        assertThat(registry.get("gen_ai.client.token.usage")
                        .tag("gen_ai.token.type", "input")
                        .summary()
                        .totalAmount())
                .isEqualTo(100);
        assertThat(registry.get("gen_ai.client.operation.duration").timer().count())
                .isEqualTo(1);
        assertThat(registry.get("gen_ai.server.time_to_first_token").timer().count())
                .isEqualTo(1);
        assertThat(registry.get("docket.model.cost")
                        .tag("docket.prompt", "clause-risk@2")
                        .counter()
                        .count())
                .isEqualTo(0.0002);
    }

    @Test
    void aSpanTellsTokensAndCostAndNoText() {
        var spans = InMemorySpanExporter.create();
        var telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build();
        new ModelTraces(telemetry).accept(called);

        var span = spans.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("chat claude-haiku");
        assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isBetween(419_000_000L, 421_000_000L);
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(100);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("gen_ai.response.model")))
                .isEqualTo("eu.anthropic.claude-haiku-4-5-20251001-v1:0");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("docket.prompt")))
                .isEqualTo("clause-risk@2");
    }

    @Test
    void aLineForCloudWatchHoldsItsNumbers() throws Exception {
        var lines = new ArrayList<String>();
        var emf = new EmfLines("Docket/Models", Clock.systemUTC(), lines::add);
        emf.accept(called);
        emf.accept(new Happening.BudgetAlarm("client", "*", 80, 800, 1000));
        emf.accept(new Happening.Intervened(called.asker(), "gr-1", "stopped", List.of("a reason")));

        assertThat(lines).hasSize(3);
        for (String text : lines) {
            var line = new ObjectMapper().readTree(text);
            assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics")).isNotEmpty();
            for (var metric : line.at("/_aws/CloudWatchMetrics/0/Metrics"))
                assertThat(line.path(metric.path("Name").asText()).isNumber()).isTrue();
            for (var dimension : line.at("/_aws/CloudWatchMetrics/0/Dimensions/0"))
                assertThat(line.path(dimension.asText()).isTextual()).isTrue();
        }
    }

    @Test
    void textsAreLoggedOnlyWhereSwitchedOnAndMasked() {
        try (var world = new World()) {
            var log = new ArrayList<String>();
            world.bedrock.says("Write to b@example.org.");

            new TextLog(world.gateway, log::add).ask(world.question("claude-haiku", "Who is a@example.org?"));

            assertThat(log)
                    .containsExactly(
                            "asked claude-haiku: Who is [mail]?\n", "answered by claude-haiku: Write to [mail].");
        }
    }
}
