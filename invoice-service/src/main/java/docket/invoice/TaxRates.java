package docket.invoice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which rates of value added tax a country has had when; kept in {@code tax-rates.txt}. */
final class TaxRates {

    /** Services are taxed as of the day they were rendered, which an invoice may follow by months. */
    private static final int MONTHS_LATE = 6;

    private record Span(String country, LocalDate from, LocalDate to, List<BigDecimal> rates) {

        boolean has(BigDecimal rate, LocalDate day) {
            return rates.stream().anyMatch(each -> each.compareTo(rate) == 0)
                    && !day.isBefore(from)
                    && !day.minusMonths(MONTHS_LATE).isAfter(to);
        }
    }

    private final List<Span> spans;

    private TaxRates(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    static TaxRates load() {
        try (var in = TaxRates.class.getResourceAsStream("tax-rates.txt")) {
            if (in == null) throw new IllegalStateException("tax-rates.txt is not beside TaxRates");
            var spans = new ArrayList<Span>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> spans.add(span(line.split(" "))));
            return new TaxRates(spans);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read tax-rates.txt", e);
        }
    }

    private static Span span(String[] parts) {
        var to = parts[2].equals("-") ? LocalDate.MAX : LocalDate.parse(parts[2]);
        var rates = Arrays.stream(parts).skip(3).map(BigDecimal::new).toList();
        return new Span(parts[0], LocalDate.parse(parts[1]), to, rates);
    }

    boolean knows(String country) {
        return spans.stream().anyMatch(span -> span.country().equals(country));
    }

    /** Zero is plausible everywhere: exempt, exported, reverse charge. */
    boolean plausible(String country, BigDecimal rate, LocalDate day) {
        return rate.signum() == 0
                || spans.stream().anyMatch(span -> span.country().equals(country) && span.has(rate, day));
    }

    boolean plausibleAnywhere(BigDecimal rate, LocalDate day) {
        return rate.signum() == 0 || spans.stream().anyMatch(span -> span.has(rate, day));
    }
}
