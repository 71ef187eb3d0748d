package docket.model.aws;

import docket.model.Chunk;
import docket.model.ModelAdapter;
import docket.model.Part;
import docket.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankDocumentType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankQueryContentType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankRequest;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankSource;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankSourceType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankingConfigurationType;

/**
 * Rerank of Bedrock: family {@code rerank}, a route's id is the ranking model's ARN. The words of the last turn are the
 * question, its data the texts; the answer says for the best of them which they are. Its unit is a question, not a
 * token: each books one.
 */
final class RerankAdapter implements ModelAdapter {

    private final BedrockClients clients;

    RerankAdapter(BedrockClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean speaks(String family) {
        return family.equals("rerank");
    }

    @Override
    public Manner manner() {
        return Manner.FINDS;
    }

    @Override
    public Reply ask(Call call) {
        var question = new StringBuilder();
        var sources = new ArrayList<RerankSource>();
        for (Part part : call.turns().getLast().parts()) {
            if (part instanceof Part.Text(var text)) question.append(text);
            if (part instanceof Part.Data(String _, var text)) sources.add(source(text));
        }
        var request = RerankRequest.builder()
                .queries(q -> q.type(RerankQueryContentType.TEXT).textQuery(t -> t.text(question.toString())))
                .sources(sources)
                .rerankingConfiguration(c -> c.type(RerankingConfigurationType.BEDROCK_RERANKING_MODEL)
                        .bedrockRerankingConfiguration(b -> b.numberOfResults(sources.size())
                                .modelConfiguration(m -> m.modelArn(call.route().id()))))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()))
                .build();
        var response = ConverseAdapter.get(clients.agents(call.route().region()).rerank(request), call);
        var body = KnowledgeWire.object();
        var ranks = body.putArray("ranks");
        for (var result : response.results())
            // It points into the list that was sent; what points elsewhere is no answer to it.
            if (result.index() != null && result.index() >= 0 && result.index() < sources.size())
                ranks.addObject()
                        .put("index", result.index())
                        .put("score", result.relevanceScore() == null ? 0 : result.relevanceScore());
        return new Reply(List.of(new Part.Text(body.toString())), new Usage(1, 0, 0, 0), Reply.Finish.DONE);
    }

    @Override
    public Reply stream(Call call, Consumer<Chunk> listener) {
        throw new IllegalStateException(
                "the catalogue must not say that " + call.model().name() + " streams");
    }

    private static RerankSource source(String text) {
        return RerankSource.builder()
                .type(RerankSourceType.INLINE)
                .inlineDocumentSource(d -> d.type(RerankDocumentType.TEXT).textDocument(t -> t.text(text)))
                .build();
    }
}
