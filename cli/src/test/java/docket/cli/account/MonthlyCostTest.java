package docket.cli.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthlyCostTest {

    private static final List<String> USUAL = List.of("lambda", "queues", "sqs", "local");

    @TempDir
    Path folder;

    @Test
    void aLineIsPriceTimesWhatIsFixedAndWhatGrows() throws IOException {
        var file = Files.writeString(folder.resolve("prices.json"), """
                {"asOf":"2026-01-01","region":"r","lines":[
                {"service":"A","item":"i","unit":"u","price":"0.5","fixed":"10","perDocument":"0.002"},
                {"service":"B","item":"i","unit":"u","price":"1","perDocument":"0.001","free":"1"},
                {"service":"C","item":"i","unit":"u","price":"9","fixed":"1","only":["kafka"]}]}""");
        assertThat(MonthlyCost.of(file).lines(1000, USUAL))
                .extracting(MonthlyCost.Line::usd)
                .containsExactly(new BigDecimal("6.00"), new BigDecimal("0.00"));
    }

    @Test
    void theDeliveredFileKnowsEveryFormAndGrowsWithDocuments() {
        var cost = MonthlyCost.of(null);
        assertThat(cost.asOf()).matches("20\\d\\d-\\d\\d-\\d\\d");
        assertThat(total(cost, 100_000, USUAL)).isGreaterThan(total(cost, 1_000, USUAL));
        assertThat(total(cost, 1_000, List.of("fargate", "queues", "kafka", "local")))
                .isGreaterThan(total(cost, 1_000, USUAL));
        assertThat(total(cost, 1_000, List.of("lambda", "workflow", "sqs", "bedrock")))
                .isGreaterThan(total(cost, 1_000, USUAL));
    }

    @Test
    void aFileThatIsNoneIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("prices.json"), "{}");
        assertThatThrownBy(() -> MonthlyCost.of(file))
                .hasMessageContaining("prices.json")
                .hasMessageContaining("asOf");
    }

    @Test
    void aPriceThatIsNoneIsNamedWithItsLine() throws IOException {
        var file = Files.writeString(folder.resolve("prices.json"), """
                {"asOf":"2026-01-01","lines":[{"service":"A","item":"i","unit":"u","price":"1"},
                {"service":"B","item":"i","unit":"u","price":"a lot"}]}""");
        assertThatThrownBy(() -> MonthlyCost.of(file))
                .hasMessageContaining("line 2")
                .hasMessageContaining("a lot");
        Files.writeString(file, """
                {"asOf":"2026-01-01","lines":[{"service":"A","item":"i","price":"1"}]}""");
        assertThatThrownBy(() -> MonthlyCost.of(file)).hasMessageContaining("has no unit");
    }

    private static BigDecimal total(MonthlyCost cost, long documents, List<String> choices) {
        return cost.lines(documents, choices).stream()
                .map(MonthlyCost.Line::usd)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
