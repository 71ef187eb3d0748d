package docket.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of what a month costs: for every line of a price file its price times what is used, of which a part is
 * the same every month and a part grows with the documents.
 */
public final class MonthlyCost {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CENTS = 2;

    private final JsonNode prices;

    private MonthlyCost(JsonNode prices) {
        this.prices = prices;
    }

    /** @param usd a month, rounded to cents */
    public record Line(
            String service, String item, BigDecimal quantity, String unit, BigDecimal price, BigDecimal usd) {}

    /** @param file null for the one that came with Docket @throws IllegalArgumentException when it is none */
    public static MonthlyCost of(@Nullable Path file) {
        try {
            var text = file == null ? delivered() : Files.readString(file);
            var json = JSON.readTree(text);
            if (!json.path("lines").isArray() || !json.has("asOf")) {
                throw new IllegalArgumentException(
                        (file == null ? "the price file" : file.toString()) + " has no lines, or no date (asOf)");
            }
            int at = 0;
            for (JsonNode line : json.path("lines")) {
                at++;
                var wrong = wrong(line);
                if (!wrong.isEmpty()) {
                    throw new IllegalArgumentException((file == null ? "the price file" : file.toString()) + ": line "
                            + at + " of lines " + wrong);
                }
            }
            return new MonthlyCost(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String delivered() throws IOException {
        try (var in = MonthlyCost.class.getResourceAsStream("prices.json")) {
            if (in == null) throw new IllegalStateException("the price file is not in the jar");
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** When the prices were written down. */
    public String asOf() {
        return prices.path("asOf").asText();
    }

    public String region() {
        return prices.path("region").asText();
    }

    /** @param documents a month @param choices what is deployed, as in {@code lambda}, {@code queues}, {@code local} */
    public List<Line> lines(long documents, List<String> choices) {
        var lines = new ArrayList<Line>();
        for (JsonNode one : prices.path("lines")) {
            var only = StreamSupport.stream(one.path("only").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            if (!choices.containsAll(only)) continue;
            var quantity = decimal(one, "fixed")
                    .add(decimal(one, "perDocument").multiply(BigDecimal.valueOf(documents)))
                    .subtract(decimal(one, "free"))
                    .max(BigDecimal.ZERO);
            var price = decimal(one, "price");
            lines.add(new Line(
                    one.path("service").asText(),
                    one.path("item").asText(),
                    quantity,
                    one.path("unit").asText(),
                    price,
                    quantity.multiply(price).setScale(CENTS, RoundingMode.HALF_UP)));
        }
        return lines;
    }

    private static BigDecimal decimal(JsonNode line, String name) {
        return new BigDecimal(line.path(name).asText("0"));
    }

    /** @return what is wrong with a line; empty when nothing is */
    private static String wrong(JsonNode line) {
        for (String name : List.of("service", "item", "unit", "price"))
            if (line.path(name).asText().isEmpty()) return "has no " + name;
        for (String name : List.of("price", "fixed", "perDocument", "free")) {
            try {
                if (decimal(line, name).signum() < 0) return "has a " + name + " below zero";
            } catch (NumberFormatException e) {
                return "has a " + name + " that is no number: "
                        + line.path(name).asText();
            }
        }
        return "";
    }
}
