package docket.review.versions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.documents.Documents;
import docket.messages.DocumentId;
import docket.review.DraftDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a draft's steps leave beside their document: whole ones, and words as they come. */
final class KeptDrafts implements DraftDesk {

    private static final String STEPS = "proposal-steps";
    private static final String LIVE = "proposal-live";
    private static final Pattern STEP = Pattern.compile("([a-z0-9-]{1,40})\\.(\\d{2}-[a-z_]{1,40})\\.json");
    private static final Pattern PIECE =
            Pattern.compile("([a-z0-9-]{1,40})\\.(\\d{2}-[a-z_]{1,40})\\.(\\d{13})-\\d{4}\\.txt");
    private static final JsonMapper JSON = new JsonMapper();

    private final Documents documents;

    KeptDrafts(Documents documents) {
        this.documents = documents;
    }

    @Override
    public List<Step> steps(DocumentId document) {
        return follow(document).news();
    }

    @Override
    public int drafts(DocumentId document) {
        return (int) documents.files(document, "proposal").stream()
                .filter(name -> !name.startsWith("decided-"))
                .count();
    }

    @Override
    public Follower follow(DocumentId document) {
        return new Following(document);
    }

    /** Reads each object once: none of them ever changes. */
    private final class Following implements Follower {

        private final DocumentId document;
        private final Set<String> whole = new HashSet<>();
        private final Map<String, String> pieces = new HashMap<>();
        private final Map<String, String> told = new HashMap<>();

        Following(DocumentId document) {
            this.document = document;
        }

        @Override
        public List<Step> news() {
            var news = new ArrayList<Step>();
            for (var name : documents.files(document, STEPS)) {
                var step = STEP.matcher(name);
                if (!step.matches() || !whole.add(step.group(1) + "." + step.group(2))) continue;
                documents
                        .file(document, STEPS + "/" + name)
                        .ifPresent(bytes -> news.add(kept(step.group(1), step.group(2), bytes)));
            }
            live().forEach((key, words) -> {
                if (whole.contains(key) || words.equals(told.put(key, words))) return;
                int dot = key.indexOf('.');
                news.add(new Step(key.substring(0, dot), key.substring(dot + 1), "", words, false, "", ""));
            });
            news.sort(Comparator.comparingInt((Step each) -> KeptVersions.number(each.draft()))
                    .thenComparing(Step::step));
            return news;
        }

        /** Words so far by step; of several tries the last one. */
        private Map<String, String> live() {
            var tries = new HashMap<String, String>();
            var words = new LinkedHashMap<String, String>();
            for (var name : documents.files(document, LIVE)) {
                var piece = PIECE.matcher(name);
                if (!piece.matches()) continue;
                var key = piece.group(1) + "." + piece.group(2);
                if (whole.contains(key)) continue;
                // In the order of their names, so a later try comes after the one before.
                if (!piece.group(3).equals(tries.put(key, piece.group(3)))) words.remove(key);
                words.merge(key, pieces.computeIfAbsent(name, this::piece), String::concat);
            }
            return words;
        }

        private String piece(String name) {
            return documents
                    .file(document, LIVE + "/" + name)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
        }
    }

    private static Step kept(String draft, String step, byte[] bytes) {
        try {
            var kept = JSON.readTree(bytes);
            return new Step(
                    draft,
                    step,
                    kept.path("title").asText(""),
                    words(kept.path("text").asText("")),
                    true,
                    kept.path("model").asText(""),
                    kept.path("cost").decimalValue().stripTrailingZeros().toPlainString());
        } catch (IOException e) {
            throw new IllegalStateException("a step is not as it was kept: " + draft + "." + step, e);
        }
    }

    /** What has a form for machines, a line for each entry; plain words as they are. */
    private static String words(String text) {
        if (!text.startsWith("{")) return text;
        try {
            var lines = new ArrayList<String>();
            for (JsonNode part : JSON.readTree(text))
                for (var entry : part) {
                    var values = new ArrayList<String>();
                    entry.forEach(value -> {
                        if (value.isArray()) value.forEach(point -> values.add(point.asText()));
                        else values.add(value.asText());
                    });
                    lines.add(String.join(" · ", values));
                }
            return lines.isEmpty() ? "–" : String.join("\n", lines);
        } catch (IOException e) {
            return text;
        }
    }
}
