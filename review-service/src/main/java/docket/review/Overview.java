package docket.review;

import docket.documents.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** How the work goes, in numbers. Days are those of UTC. */
public interface Overview {

    /** Documents that came on a day. @param kind its label; empty where nobody knows yet */
    record Came(LocalDate day, String kind, int number) {}

    /** What the documents of a day cost, in US dollars. */
    record Cost(LocalDate day, BigDecimal usd) {}

    /** How many within a span. @param upTo seconds; {@link Long#MAX_VALUE} for all that is longer */
    record Span(long upTo, int number) {}

    /** Findings people were asked about. @param reason as {@link Finding.Reason} calls it */
    record Found(String reason, String field, int number) {}

    /** Invoices that ended on a day. @param touchless of these, nobody needed to look at */
    record Ended(LocalDate day, int done, int touchless) {}

    List<Came> came(Instant since);

    List<Ended> ended(Instant since);

    List<Cost> cost(Instant since);

    /** How long open reviews have waited. */
    List<Span> ageing(Instant now);

    /** How long decided ones had waited. */
    List<Span> decided(Instant since);

    /** Half of the decided ones were faster; in seconds, 0 without any. */
    double medianSeconds(Instant since);

    /** The most frequent first. */
    List<Found> found(Instant since, int limit);

    /** Once per review. */
    void note(String review, List<Finding> findings, Instant at);
}
