package docket.proposal;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.proposal.DealScore.Similar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A score as fields of a reading: seen with the proposal, kept with it, told to the CRM once a person said yes. */
final class ScoreFields {

    private static final String PROBABILITY = WriteBack.WIN_PROBABILITY;
    private static final String REASONS = WriteBack.WIN_REASONS;
    private static final String MODEL = WriteBack.SCORE_MODEL;

    private static final List<String> NAMES = List.of(
            PROBABILITY,
            "win_usual",
            REASONS,
            "win_risks",
            "win_next_actions",
            "similar_won",
            "similar_lost",
            MODEL,
            "win_narrative");

    private static final String BETWEEN = "; ";

    private ScoreFields() {}

    static Map<String, Field> of(DealScore score) {
        var fields = new LinkedHashMap<String, Field>();
        var evidence = new Evidence.FromData(score.model() + ", learned of " + score.closedDeals()
                + (score.isSynthetic() ? " made-up closed deals" : " closed deals"));
        put(fields, PROBABILITY, score.percent(), score, evidence);
        put(fields, "win_usual", Math.round(score.usual() * 100) + " %", score, evidence);
        var reasons = score.reasons().isEmpty()
                ? "all that the model knows of it is usual"
                : score.reasons().stream().map(DealScore.Reason::words).collect(Collectors.joining(BETWEEN));
        put(fields, REASONS, (score.isSynthetic() ? "learned of made-up deals: " : "") + reasons, score, evidence);
        put(fields, "win_risks", String.join(BETWEEN, score.risks()), score, evidence);
        put(fields, "win_next_actions", String.join(BETWEEN, score.nextActions()), score, evidence);
        put(fields, "similar_won", similar(score.won()), score, evidence);
        put(fields, "similar_lost", similar(score.lost()), score, evidence);
        put(fields, MODEL, score.model(), score, evidence);
        put(fields, "win_narrative", score.narrative(), score, evidence);
        return fields;
    }

    private static String similar(List<Similar> deals) {
        return deals.stream()
                .map(deal -> deal.id() + " (" + Math.round(deal.likeness() * 100) + " % alike; " + deal.words() + ")")
                .collect(Collectors.joining(BETWEEN));
    }

    private static void put(Map<String, Field> fields, String name, String value, DealScore score, Evidence evidence) {
        if (!value.isEmpty()) fields.put(name, new Field(value, Confidence.CERTAIN, score.model(), evidence));
    }

    /** What a reading has of a score. */
    static Map<String, Field> in(Reading reading) {
        var fields = new LinkedHashMap<String, Field>();
        for (var name : NAMES) reading.field(name).ifPresent(field -> fields.put(name, field));
        return fields;
    }

    /** What of it the CRM hears: the number, its reasons and who said it, or nothing. */
    static Map<String, String> told(Reading reading) {
        var told = new LinkedHashMap<String, String>();
        for (var name : List.of(PROBABILITY, REASONS, MODEL)) {
            reading.value(name).ifPresent(value -> told.put(name, value));
        }
        return told.size() == 3 ? told : Map.of();
    }
}
