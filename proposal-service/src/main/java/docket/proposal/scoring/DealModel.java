package docket.proposal.scoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.documents.Documents;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was learned of closed deals: a weight per feature, then Platt's curve that makes of the sum a probability.
 *
 * @param weights one per feature
 * @param start of a deal in which everything is usual
 * @param slope and {@code shift}: of Platt's curve, fitted on deals the weights had not seen
 * @param usual the share of won deals
 * @param deals how many it learned from
 * @param synthetic whether they were made up
 */
public record DealModel(
        List<Feature> features,
        List<Double> weights,
        double start,
        double slope,
        double shift,
        double usual,
        int deals,
        boolean synthetic) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int DIGITS = 12;

    public DealModel {
        features = List.copyOf(features);
        weights = List.copyOf(weights);
    }

    /** The same for the same model, another for any other. */
    public String id() {
        return (synthetic ? "synthetic-deals-" : "deals-")
                + Documents.sha256(json().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model is JSON", e);
        }
    }

    public static DealModel of(String json) {
        try {
            return JSON.readValue(json, DealModel.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept model cannot be read", e);
        }
    }

    public double probability(Map<String, String> signals) {
        return calibrated(margin(signals));
    }

    double calibrated(double margin) {
        return Logistic.probability(slope * margin + shift);
    }

    double margin(Map<String, String> signals) {
        double sum = start;
        for (int i = 0; i < features.size(); i++)
            sum += weights.get(i) * features.get(i).of(signals);
        return sum;
    }

    /** What each signal adds to the sum. */
    Map<String, Double> contributions(Map<String, String> signals) {
        var all = new LinkedHashMap<String, Double>();
        for (int i = 0; i < features.size(); i++) {
            all.merge(features.get(i).signal(), weights.get(i) * features.get(i).of(signals), Double::sum);
        }
        return all;
    }

    /** How far two deals are apart in what the model weighs. */
    double distance(Map<String, String> one, Map<String, String> other) {
        double sum = 0;
        for (int i = 0; i < features.size(); i++) {
            double apart =
                    weights.get(i) * (features.get(i).of(one) - features.get(i).of(other));
            sum += apart * apart;
        }
        return Math.sqrt(sum);
    }

    @JsonIgnore
    Set<String> signals() {
        return features.stream().map(Feature::signal).collect(Collectors.toSet());
    }
}
