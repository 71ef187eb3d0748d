package docket.model.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.model.Answer.Rejected.Reason;
import docket.model.ModelAdapter.Call;
import docket.model.ModelFailure;
import docket.model.Part;
import docket.model.knowledge.Passage;
import docket.model.knowledge.Search;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseRetrievalConfiguration;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalFilter;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultContent;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultLocation;

/**
 * How a search goes through the one way of asking, and how what Bedrock found becomes passages. Who asks is part of the
 * question (its system text), so two who may read different things never ask an identical question. Every document of a
 * knowledge base says in its metadata whose it is ({@value #TENANT}) and which one role may read it ({@value #ROLE}): the
 * filter holds both, and what comes back is held against them once more.
 */
final class KnowledgeWire {

    static final String TENANT = "tenant";
    static final String ROLE = "access_role";
    private static final String NAME = "document";
    private static final String TITLE = "title";
    private static final String PAGE = "page";

    /** Bedrock's own, for PDF files. */
    private static final String BEDROCK_PAGE = "x-amz-bedrock-kb-document-page-number";

    private static final ObjectMapper JSON = new ObjectMapper();

    private KnowledgeWire() {}

    /** Who asks and for how much. */
    record Reader(String tenant, Set<String> roles, int most) {

        static Reader of(Call call) {
            for (Part part : call.system()) if (part instanceof Part.Text(var text)) return parse(text, call);
            throw wrong(call);
        }

        private static Reader parse(String text, Call call) {
            try {
                var node = JSON.readTree(text);
                var roles = new TreeSet<String>();
                node.path("roles").forEach(role -> roles.add(role.asText()));
                var reader = new Reader(
                        node.path("tenant").asText(), roles, node.path("most").asInt());
                if (reader.tenant().isBlank() || roles.isEmpty() || reader.most() < 1) throw wrong(call);
                return reader;
            } catch (JsonProcessingException e) {
                throw wrong(call);
            }
        }

        KnowledgeBaseRetrievalConfiguration retrieval() {
            var values = roles.stream().map(Document::fromString).toList();
            return KnowledgeBaseRetrievalConfiguration.builder()
                    .vectorSearchConfiguration(search -> search.numberOfResults(most)
                            .filter(RetrievalFilter.fromAndAll(List.of(
                                    RetrievalFilter.fromEqualsValue(
                                            f -> f.key(TENANT).value(Document.fromString(tenant))),
                                    RetrievalFilter.fromIn(f -> f.key(ROLE).value(Document.fromList(values)))))))
                    .build();
        }

        boolean mayRead(Map<String, Document> metadata) {
            return tenant.equals(text(metadata, TENANT)) && roles.contains(text(metadata, ROLE));
        }
    }

    private static ModelFailure wrong(Call call) {
        return new ModelFailure.Wrong(
                Reason.ACCESS,
                "The knowledge base " + call.model().name() + " is asked only by somebody whose roles are known.",
                "Ask it through Knowledge, with the roles of the asker.",
                null);
    }

    static Part reader(Search search) {
        var node =
                JSON.createObjectNode().put("tenant", search.asker().tenant()).put("most", search.most());
        var roles = node.putArray("roles");
        search.sortedRoles().forEach(roles::add);
        return new Part.Text(node.toString());
    }

    static String question(Call call) {
        var words = new StringBuilder();
        for (Part part : call.turns().getLast().parts()) {
            if (part instanceof Part.Text(var text)) words.append(text);
            if (part instanceof Part.Data(String _, var text)) words.append(text);
        }
        return words.toString();
    }

    static ObjectNode passage(
            @Nullable RetrievalResultContent content,
            @Nullable RetrievalResultLocation location,
            Map<String, Document> metadata,
            double score) {
        var document = text(metadata, NAME);
        var page = metadata.containsKey(PAGE) ? metadata.get(PAGE) : metadata.get(BEDROCK_PAGE);
        return JSON.createObjectNode()
                .put("document", document.isEmpty() ? place(location) : document)
                .put("title", text(metadata, TITLE))
                .put("page", number(page))
                .put("text", content == null || content.text() == null ? "" : content.text())
                .put("score", score);
    }

    static Passage passage(JsonNode node) {
        var document = node.path("document").asText();
        var title = node.path("title").asText();
        return new Passage(
                document,
                title.isEmpty() ? document : title,
                node.path("page").asInt(),
                node.path("text").asText(),
                node.path("score").asDouble());
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static String place(@Nullable RetrievalResultLocation location) {
        if (location == null) return "unknown";
        if (location.s3Location() != null) return location.s3Location().uri();
        if (location.webLocation() != null) return location.webLocation().url();
        if (location.customDocumentLocation() != null)
            return location.customDocumentLocation().id();
        return location.typeAsString();
    }

    private static String text(Map<String, Document> metadata, String key) {
        var value = metadata.get(key);
        return value != null && value.isString() ? value.asString() : "";
    }

    /** Numbers come as numbers, and from some stores as text. */
    private static int number(@Nullable Document value) {
        if (value == null) return 0;
        if (value.isNumber()) return value.asNumber().intValue();
        try {
            return value.isString() ? Integer.parseInt(value.asString()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
