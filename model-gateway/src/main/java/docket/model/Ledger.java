package docket.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was used and what it cost, call by call. Written by {@link Budget}; read here. */
public interface Ledger {

    /**
     * One call. Cost in US dollars at the price of its day; {@code estimated} if nobody has verified that price.
     */
    record Entry(
            long id,
            Instant at,
            Asker asker,
            String model,
            String route,
            Optional<String> prompt,
            Usage usage,
            BigDecimal cost,
            Budget.Ended ended,
            boolean estimated) {}

    /** Sums over calls that have something in common; {@code estimated} if any of them is. */
    record Sum(String of, long calls, Usage usage, BigDecimal cost, boolean estimated) {}

    /** By what calls are summed up. */
    enum By {
        DOCUMENT,
        SERVICE,
        TENANT,
        CLIENT,
        PROMPT,
        MODEL,
        DAY
    }

    /** Every call about a document, oldest first. */
    List<Entry> ofDocument(String document);

    /** Sums of the days from the first up to and with the last (UTC), the dearest first. */
    List<Sum> sums(By by, LocalDate first, LocalDate last);
}
