package docket.review;

import docket.messages.DocumentId;
import java.math.BigDecimal;
import java.util.List;

/** What was paid to foundation models for a document, as their ledger has it. */
public interface ModelCosts {

    /** The dearest first; empty if no model was asked about it. */
    List<Line> of(DocumentId document);

    /**
     * Calls that have everything in common.
     *
     * @param service which part asked; {@link #DOOR} for programs of others
     * @param prompt with its version; empty if it was none of the catalogue
     * @param calls those that were answered, or may have been
     * @param usd at the prices of the days
     * @param estimated by a price nobody has held against the provider's own list
     */
    record Line(
            String service,
            String model,
            String prompt,
            long calls,
            long inputTokens,
            long outputTokens,
            long cacheReadTokens,
            long cacheWriteTokens,
            BigDecimal usd,
            boolean estimated) {}

    /** Who asks for others: its calls belong to no step of a document's way. */
    String DOOR = "gateway";
}
