package docket.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.cli.account.MonthlyCost;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "cost",
        description = {
            "Estimates what a month on AWS costs, by service, from a price file.",
            "Every figure is an estimate: prices as of the file's date, use as the file assumes it."
        })
final class Cost implements Callable<Integer> {

    @Option(names = "--documents", paramLabel = "N", required = true, description = "How many come in a month.")
    private long documents;

    @Option(names = "--form", paramLabel = "lambda|fargate", description = "As deployed (default: lambda).")
    private String form = "lambda";

    @Option(names = "--spine", paramLabel = "queues|workflow", description = "As deployed (default: queues).")
    private String spine = "queues";

    @Option(names = "--transport", paramLabel = "sqs|kafka", description = "As deployed (default: sqs).")
    private String transport = "sqs";

    @Option(names = "--engine", paramLabel = "local|bedrock", description = "Who reads (default: local).")
    private String engine = "local";

    @Option(names = "--prices", paramLabel = "FILE", description = "Prices of your own, in the form of ours.")
    private @Nullable Path prices;

    @Option(names = "--json", description = "As one JSON object, line by line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings here;

    Cost(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (documents < 0) throw new ParameterException(spec.commandLine(), "--documents must be 0 at least");
        choice("--form", form, "lambda", "fargate");
        choice("--spine", spine, "queues", "workflow");
        choice("--transport", transport, "sqs", "kafka");
        choice("--engine", engine, "local", "bedrock");
        // As the templates say it.
        if (transport.equals("kafka") && form.equals("lambda")) {
            throw new ParameterException(
                    spec.commandLine(), "--transport kafka needs --form fargate: functions are called by SQS only");
        }
        if (spine.equals("workflow") && form.equals("fargate")) {
            throw new ParameterException(
                    spec.commandLine(), "--spine workflow needs --form lambda: a workflow calls functions");
        }
        if (prices != null) Surroundings.requireFile(spec, prices);
        MonthlyCost cost;
        try {
            cost = MonthlyCost.of(prices);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        var lines = cost.lines(documents, List.of(form, spine, transport, engine));
        var total = lines.stream().map(MonthlyCost.Line::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (json) print(cost, lines, total);
        else table(cost, lines, total);
        return 0;
    }

    private void choice(String option, String said, String... choices) {
        if (!List.of(choices).contains(said)) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + said + " is none of " + String.join(", ", choices));
        }
    }

    private void table(MonthlyCost cost, List<MonthlyCost.Line> lines, BigDecimal total) {
        var out = here.terminal().out();
        var services = new TreeMap<String, BigDecimal>();
        lines.forEach(line -> services.merge(line.service(), line.usd(), BigDecimal::add));
        services.entrySet().stream()
                .sorted((a, b) -> b.getValue().compareTo(a.getValue()))
                .forEach(
                        one -> out.println(String.format(Locale.ROOT, "%10.2f USD  %s", one.getValue(), one.getKey())));
        out.println(String.format(
                Locale.ROOT,
                "%10.2f USD  in all for %,d documents a month (%s, %s, %s, %s)",
                total,
                documents,
                form,
                spine,
                transport,
                engine));
        here.terminal()
                .say("Estimates: list prices of " + cost.region() + " as of " + cost.asOf()
                        + ", without free tiers and discounts; --json shows what is assumed.");
    }

    private void print(MonthlyCost cost, List<MonthlyCost.Line> lines, BigDecimal total) {
        var object = new ObjectMapper().createObjectNode();
        object.put("estimate", true)
                .put("asOf", cost.asOf())
                .put("region", cost.region())
                .put("documents", documents)
                .put("usd", total);
        var all = object.putArray("lines");
        lines.forEach(line -> all.addObject()
                .put("service", line.service())
                .put("item", line.item())
                .put("quantity", line.quantity())
                .put("unit", line.unit())
                .put("price", line.price())
                .put("usd", line.usd()));
        here.terminal().print(object.toString());
    }
}
