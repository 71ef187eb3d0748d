package docket.contract.local;

import docket.contract.ClauseType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One sentence of a contract as the clause model sees it.
 *
 * @param start in characters of {@link docket.reader.Pages#text()}
 * @param end after its last character
 * @param features what can be said about it, each name once
 * @param words its words in their order, cut to their stems, those without a meaning left out
 * @param wordings the clause types whose usual wording it has, with the wording's confidence
 */
public record Passage(
        int start, int end, List<Feature> features, List<String> words, Map<ClauseType, Double> wordings) {

    public Passage {
        features = List.copyOf(features);
        words = List.copyOf(words);
        wordings = wordings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(wordings));
    }

    /** @param value how much of it there is; 0 is nothing */
    public record Feature(String name, float value) {}
}
