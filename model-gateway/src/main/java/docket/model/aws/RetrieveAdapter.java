package docket.model.aws;

import docket.model.Chunk;
import docket.model.ModelAdapter;
import docket.model.Part;
import docket.model.Usage;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveRequest;

/**
 * Retrieve of a Bedrock knowledge base: family {@code retrieve}, a route's id is the knowledge base's. Its unit is a
 * question, not a token: each books one.
 */
final class RetrieveAdapter implements ModelAdapter {

    private final BedrockClients clients;

    RetrieveAdapter(BedrockClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean speaks(String family) {
        return family.equals("retrieve");
    }

    @Override
    public Manner manner() {
        return Manner.FINDS;
    }

    @Override
    public Reply ask(Call call) {
        var reader = KnowledgeWire.Reader.of(call);
        var request = RetrieveRequest.builder()
                .knowledgeBaseId(call.route().id())
                .retrievalQuery(q -> q.text(KnowledgeWire.question(call)))
                .retrievalConfiguration(reader.retrieval())
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()))
                .build();
        var response = ConverseAdapter.get(clients.agents(call.route().region()).retrieve(request), call);
        var body = KnowledgeWire.object();
        var passages = body.putArray("passages");
        for (var result : response.retrievalResults())
            // The filter is the service's; that nothing else gets out is ours.
            if (reader.mayRead(result.metadata()))
                passages.add(KnowledgeWire.passage(
                        result.content(),
                        result.location(),
                        result.metadata(),
                        result.score() == null ? 0 : result.score()));
        return new Reply(List.of(new Part.Text(body.toString())), new Usage(1, 0, 0, 0), Reply.Finish.DONE);
    }

    @Override
    public Reply stream(Call call, Consumer<Chunk> listener) {
        throw new IllegalStateException(
                "the catalogue must not say that " + call.model().name() + " streams");
    }
}
