package docket.pipeline.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.model.catalogue.CatalogueFile;
import docket.model.store.PostgresLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Every figure of the way to foundation models in one run; prints them as one JSON object. */
public final class GatewayBench {

    private final Stage stage;
    private final Figures figures = new Figures();

    private GatewayBench(Stage stage) {
        this.stage = stage;
    }

    /** @param arguments {@code --rows N --races N --calls N} */
    public static void main(String[] arguments) throws Exception {
        boolean kept;
        try (var stage = new Stage()) {
            var bench = new GatewayBench(stage);
            bench.measure(number(arguments, "--rows"), number(arguments, "--races"), number(arguments, "--calls"));
            System.out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(bench.figures.values()));
            kept = bench.figures.kept();
        }
        System.exit(kept ? 0 : 1); // Netty's threads would stay for a while.
    }

    private static int number(String[] arguments, String name) {
        for (int i = 0; i + 1 < arguments.length; i++)
            if (arguments[i].equals(name)) return Integer.parseInt(arguments[i + 1]);
        throw new IllegalArgumentException(name + " is missing");
    }

    private void measure(int rows, int races, int calls) throws Exception {
        say("A call's own cost, by turns with bare calls");
        new Overhead(stage, calls).measure(figures);
        say("A region goes away; everything is throttled");
        new Outage(stage).measure(figures);
        say(races + " questions at once for one budget");
        new Races(stage, races).measure(figures);
        say("A process is killed in the middle");
        new Kill(stage).measure(figures);
        // Before the rows: those cost half in a batch, which the price table does not say.
        ledger();
        say(rows + " rows through three batch jobs at a time");
        new Rows(stage, rows).measure(figures);
    }

    private void ledger() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var sums = new PostgresLedger(stage.database()).recompute(CatalogueFile.delivered(), today.minusDays(1), today);
        var off = sums.booked().subtract(sums.recomputed()).abs();
        figures.promised(
                "ledger_off_by_usd",
                off,
                "at most 0.1 % of " + sums.recomputed().stripTrailingZeros().toPlainString(),
                off.compareTo(sums.recomputed().multiply(new BigDecimal("0.001"))) <= 0);
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
