package docket.invoice.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What a page costs, in US dollars, as a file says that also says when it was true.
 *
 * @param asOf the day the price was noted
 * @param fieldsIncluded how many fields of a blueprint the price of a page includes
 */
record Prices(LocalDate asOf, BigDecimal page, int fieldsIncluded, BigDecimal furtherField) {

    private static final Logger LOG = Logger.getLogger(Prices.class);

    /** Prices older than this are worth another look. */
    private static final Period OLD = Period.ofYears(1);

    private static final String BUILT_IN = "/docket/invoice/blueprint/prices.json";

    /** @param file the house's own, or the one in the jar */
    static Prices load(Optional<Path> file) {
        try (var in = file.isPresent() ? Files.newInputStream(file.get()) : builtIn()) {
            var json = JsonMapper.builder().build().readTree(in);
            return new Prices(
                    LocalDate.parse(json.path("as_of").asText()),
                    new BigDecimal(json.path("usd_per_page").asText()),
                    json.path("fields_included").asInt(),
                    new BigDecimal(json.path("usd_per_page_and_further_field").asText("0")));
        } catch (IOException | NumberFormatException | DateTimeParseException e) {
            throw new IllegalStateException(
                    "the price list " + file.map(Path::toString).orElse(BUILT_IN)
                            + " cannot be read; it needs as_of (a day), usd_per_page, fields_included and"
                            + " usd_per_page_and_further_field",
                    e);
        }
    }

    /** Tells which price counts, and since when, so that nobody books an old one unknowingly. */
    Prices told(LocalDate today) {
        if (asOf.plus(OLD).isBefore(today)) {
            LOG.warnf(
                    "the price of a page, %s US dollars, was noted on %s; DOCKET_DATA_AUTOMATION_PRICES names a newer"
                            + " list",
                    page, asOf);
        } else {
            LOG.infof("a page read elsewhere costs %s US dollars as of %s", page, asOf);
        }
        return this;
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
