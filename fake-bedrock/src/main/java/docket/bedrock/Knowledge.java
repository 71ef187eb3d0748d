package docket.bedrock;

import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Knowledge bases: passages found by the words they share with the question. */
final class Knowledge {

    /** One passage of a knowledge base. */
    record Passage(String base, String uri, String text, Map<String, String> metadata) {}

    private final List<Passage> passages = new CopyOnWriteArrayList<>();
    private volatile boolean deaf;

    void add(Passage passage) {
        passages.add(passage);
    }

    /** From now on filters are not heard: a store whose documents lack their metadata. */
    void hearNoFilters() {
        deaf = true;
    }

    private record Found(Passage passage, double score) {}

    void retrieve(Exchange exchange, Call call) {
        var search = call.body().path("retrievalConfiguration").path("vectorSearchConfiguration");
        var found = find(
                call.target(), call.body().path("retrievalQuery").path("text").asText(), search);
        var body = object();
        var results = body.putArray("retrievalResults");
        for (Found hit : found) results.add(reference(hit.passage()).put("score", hit.score()));
        exchange.json(body);
    }

    /** What the model says is cut into its sentences; each cites the passage it shares most words with. */
    void retrieveAndGenerate(Exchange exchange, Call call, Mind mind) {
        var base = call.body().path("retrieveAndGenerateConfiguration").path("knowledgeBaseConfiguration");
        var search = base.path("retrievalConfiguration").path("vectorSearchConfiguration");
        var found = find(
                base.path("knowledgeBaseId").asText(),
                call.body().path("input").path("text").asText(),
                search);
        String text = mind.answer(call).text();
        var body = object();
        body.put(
                "sessionId",
                call.body().path("sessionId").asText(UUID.randomUUID().toString()));
        body.putObject("output").put("text", text);
        ArrayNode citations = body.putArray("citations");
        int at = 0;
        for (String sentence : text.split("(?<=[.!?]) ")) {
            var citation = citations.addObject();
            var part = citation.putObject("generatedResponsePart").putObject("textResponsePart");
            part.put("text", sentence);
            part.putObject("span").put("start", at).put("end", at + sentence.length() - 1);
            var references = citation.putArray("retrievedReferences");
            found.stream()
                    .filter(hit -> shared(hit.passage().text(), sentence) > 0)
                    .max(Comparator.comparingDouble(hit -> shared(hit.passage().text(), sentence)))
                    .ifPresent(hit -> references.add(reference(hit.passage())));
            at += sentence.length() + 1;
        }
        exchange.json(body);
    }

    static void rerank(Exchange exchange, Call call) {
        String query = call.body()
                .path("queries")
                .path(0)
                .path("textQuery")
                .path("text")
                .asText();
        var sources = call.body().path("sources");
        int most = call.body()
                .path("rerankingConfiguration")
                .path("bedrockRerankingConfiguration")
                .path("numberOfResults")
                .asInt(sources.size());
        record Ranked(int index, double score) {}
        var ranked = new java.util.ArrayList<Ranked>();
        for (int i = 0; i < sources.size(); i++) {
            String text = sources.get(i)
                    .path("inlineDocumentSource")
                    .path("textDocument")
                    .path("text")
                    .asText();
            ranked.add(new Ranked(i, shared(text, query)));
        }
        var body = object();
        var results = body.putArray("results");
        ranked.stream()
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .limit(most)
                .forEach(r -> results.addObject().put("index", r.index()).put("relevanceScore", r.score()));
        exchange.json(body);
    }

    private List<Found> find(String base, String query, JsonNode search) {
        return passages.stream()
                .filter(p -> p.base().equals(base) && (deaf || passes(p.metadata(), search.path("filter"))))
                .map(p -> new Found(p, shared(p.text(), query)))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingDouble(Found::score).reversed())
                .limit(search.path("numberOfResults").asInt(5))
                .toList();
    }

    /** The filters that keep readers apart: equals, in, andAll, orAll. */
    private static boolean passes(Map<String, String> metadata, JsonNode filter) {
        for (var condition : filter.properties()) {
            var value = condition.getValue();
            boolean passes = switch (condition.getKey()) {
                case "equals" ->
                    value.path("value")
                            .asText()
                            .equals(metadata.get(value.path("key").asText()));
                case "in" -> {
                    boolean any = false;
                    for (var one : value.path("value"))
                        any |= one.asText()
                                .equals(metadata.get(value.path("key").asText()));
                    yield any;
                }
                case "andAll" -> {
                    boolean all = true;
                    for (var one : value) all &= passes(metadata, one);
                    yield all;
                }
                case "orAll" -> {
                    boolean any = false;
                    for (var one : value) any |= passes(metadata, one);
                    yield any;
                }
                default -> throw new IllegalArgumentException("no such filter here: " + condition.getKey());
            };
            if (!passes) return false;
        }
        return true;
    }

    private static double shared(String text, String query) {
        Set<String> asked = words(query);
        if (asked.isEmpty()) return 0;
        var both = new HashSet<>(asked);
        both.retainAll(words(text));
        return (double) both.size() / asked.size();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(w -> w.length() > 2)
                .collect(Collectors.toSet());
    }

    private static ObjectNode reference(Passage passage) {
        var reference = object();
        reference.putObject("content").put("type", "TEXT").put("text", passage.text());
        reference
                .putObject("location")
                .put("type", "S3")
                .putObject("s3Location")
                .put("uri", passage.uri());
        var metadata = reference.putObject("metadata");
        passage.metadata().forEach(metadata::put);
        return reference;
    }
}
