package docket.proposal.prices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.PriceList;
import docket.proposal.PriceList.Entry;
import docket.proposal.PriceList.Unusable;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;

/**
 * A price list as CSV with a head ({@code sku,description,unit,unit_price,tax_rate,currency}; separated by commas or
 * semicolons) or as JSON, a list of objects with these names. Only {@code sku} and {@code unit_price} must be there.
 * Numbers have a decimal point and keep every digit.
 */
public final class PriceListFile {

    private static final List<String> VALUES = List.of("description", "unit", "unit_price", "tax_rate");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private PriceListFile() {}

    /** @throws Unusable naming the line and the remedy */
    public static PriceList read(String name, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.startsWith("\ufeff")) text = text.substring(1);
        var entries = new LinkedHashMap<String, Entry>();
        if (name.toLowerCase(Locale.ROOT).endsWith(".json")) json(text, entries);
        else csv(text, entries);
        return new PriceList(name, entries);
    }

    private static void csv(String text, Map<String, Entry> entries) {
        var head = text.lines().findFirst().orElse("");
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(head.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var rows = format.parse(new StringReader(text))) {
            for (var row : rows) add("line " + (row.getRecordNumber() + 1), row.toMap(), entries);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new Unusable("it is no CSV with the head sku,description,unit,unit_price,tax_rate,currency");
        }
    }

    private static void json(String text, Map<String, Entry> entries) {
        JsonNode list;
        try {
            list = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Unusable("it is no JSON");
        }
        if (!list.isArray()) throw new Unusable("a JSON list of articles is needed");
        for (int i = 0; i < list.size(); i++) {
            var values = new LinkedHashMap<String, String>();
            list.get(i).properties().forEach(each -> {
                var value = each.getValue();
                if (!value.isNull())
                    values.put(
                            each.getKey(),
                            value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
            });
            add("article " + (i + 1), values, entries);
        }
    }

    private static void add(String where, Map<String, String> row, Map<String, Entry> entries) {
        var values = new LinkedHashMap<String, String>();
        row.forEach(
                (name, value) -> values.put(name.toLowerCase(Locale.ROOT).strip(), value == null ? "" : value.strip()));
        var sku = values.getOrDefault("sku", "");
        if (sku.isEmpty()) throw new Unusable(where + " has no sku");
        if (values.getOrDefault("unit_price", "").isEmpty()) throw new Unusable(where + " has no unit_price");
        var said = new LinkedHashMap<String, String>();
        for (var name : VALUES) {
            var value = values.getOrDefault(name, "");
            if (value.isEmpty()) continue;
            if (name.equals("unit_price") || name.equals("tax_rate")) number(where, name, value);
            said.put(name, value);
        }
        var before = entries.putIfAbsent(sku, new Entry(sku, values.getOrDefault("currency", ""), said));
        if (before != null) throw new Unusable(where + " has the sku " + sku + " once more");
    }

    private static void number(String where, String name, String value) {
        try {
            if (new BigDecimal(value).precision() > 24) throw new NumberFormatException(value);
        } catch (NumberFormatException e) {
            throw new Unusable(where + ": " + name + " is no number as in 1200.50: " + value);
        }
    }
}
