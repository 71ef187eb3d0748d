package docket.invoice.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a page costs, in US dollars, as a file says that also says when it was true.
 *
 * @param fieldsIncluded how many fields of a blueprint the price of a page includes
 */
record Prices(BigDecimal page, int fieldsIncluded, BigDecimal furtherField) {

    private static final String BUILT_IN = "/docket/invoice/blueprint/prices.json";

    /** @param file the house's own, or the one in the jar */
    static Prices load(Optional<Path> file) {
        try (var in = file.isPresent() ? Files.newInputStream(file.get()) : builtIn()) {
            var json = JsonMapper.builder().build().readTree(in);
            return new Prices(
                    new BigDecimal(json.path("usd_per_page").asText()),
                    json.path("fields_included").asInt(),
                    new BigDecimal(json.path("usd_per_page_and_further_field").asText("0")));
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException(
                    "the price list " + file.map(Path::toString).orElse(BUILT_IN)
                            + " cannot be read; it needs usd_per_page, fields_included and usd_per_page_and_further_field",
                    e);
        }
    }

    private static InputStream builtIn() {
        var in = Prices.class.getResourceAsStream(BUILT_IN);
        if (in == null) throw new UncheckedIOException(new IOException("missing from the jar: " + BUILT_IN));
        return in;
    }

    /** @param fields of the blueprint that was asked for */
    BigDecimal of(int pages, int fields) {
        var further = furtherField.multiply(BigDecimal.valueOf(Math.max(0, fields - fieldsIncluded)));
        return page.add(further).multiply(BigDecimal.valueOf(pages)).stripTrailingZeros();
    }
}
