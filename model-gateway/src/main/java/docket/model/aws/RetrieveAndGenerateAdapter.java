package docket.model.aws;

import docket.model.Answer.Rejected.Reason;
import docket.model.Chunk;
import docket.model.ModelAdapter;
import docket.model.ModelFailure;
import docket.model.Part;
import docket.model.Usage;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.bedrockagentruntime.model.GuadrailAction;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveAndGenerateRequest;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveAndGenerateResponse;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveAndGenerateType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievedReference;

/**
 * RetrieveAndGenerate of a Bedrock knowledge base: family {@code knowledge-base}, a route's id is
 * {@code KNOWLEDGEBASE/MODEL}, the model by its ARN or id. Bedrock does not say what the model used, so the texts that
 * went in and out are booked as presumed.
 */
final class RetrieveAndGenerateAdapter implements ModelAdapter {

    private final BedrockClients clients;

    RetrieveAndGenerateAdapter(BedrockClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean speaks(String family) {
        return family.equals("knowledge-base");
    }

    @Override
    public Manner manner() {
        return Manner.RUNS;
    }

    @Override
    public Reply ask(Call call) {
        var reader = KnowledgeWire.Reader.of(call);
        int slash = call.route().id().indexOf('/');
        if (slash < 1)
            throw new ModelFailure.Wrong(
                    Reason.CATALOGUE,
                    "The route of " + call.model().name() + " names no model to answer with.",
                    "Write it as KNOWLEDGEBASE/MODEL.",
                    null);
        // No session: Bedrock makes their names itself, and every question here stands alone.
        var request = RetrieveAndGenerateRequest.builder()
                .input(i -> i.text(KnowledgeWire.question(call)))
                .retrieveAndGenerateConfiguration(c -> c.type(RetrieveAndGenerateType.KNOWLEDGE_BASE)
                        .knowledgeBaseConfiguration(base -> base.knowledgeBaseId(
                                        call.route().id().substring(0, slash))
                                .modelArn(call.route().id().substring(slash + 1))
                                .retrievalConfiguration(reader.retrieval())
                                .generationConfiguration(g -> g.inferenceConfig(i -> i.textInferenceConfig(
                                        t -> t.maxTokens(call.maxTokens()).temperature(0f))))))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()))
                .build();
        var client = clients.agents(call.route().region());
        return reply(ConverseAdapter.get(client.retrieveAndGenerate(request), call), reader, call);
    }

    @Override
    public Reply stream(Call call, Consumer<Chunk> listener) {
        throw new IllegalStateException(
                "the catalogue must not say that " + call.model().name() + " streams");
    }

    private static Reply reply(RetrieveAndGenerateResponse response, KnowledgeWire.Reader reader, Call call) {
        if (response.guardrailAction() == GuadrailAction.INTERVENED)
            return new Reply(List.of(), Usage.NONE, Reply.Finish.FILTERED);
        var body = KnowledgeWire.object();
        var citations = body.putArray("citations");
        for (var citation : response.citations()) {
            var part = citation.generatedResponsePart();
            if (part == null || part.textResponsePart() == null) continue;
            var told =
                    citations.addObject().put("words", part.textResponsePart().text());
            var passages = told.putArray("passages");
            for (RetrievedReference found : citation.retrievedReferences()) {
                if (!reader.mayRead(found.metadata())) throw forbidden(call);
                passages.add(KnowledgeWire.passage(found.content(), found.location(), found.metadata(), 0));
            }
        }
        return new Reply(List.of(new Part.Text(body.toString())), Usage.NONE, Reply.Finish.DONE);
    }

    /** An answer made of what the asker may not read cannot be given in part: its words may come from there. */
    private static ModelFailure forbidden(Call call) {
        return new ModelFailure.Wrong(
                Reason.ACCESS,
                "The knowledge base " + call.model().name() + " answered from a passage the asker may not read.",
                "Give every document the metadata " + KnowledgeWire.TENANT + " and " + KnowledgeWire.ROLE
                        + ", and let the vector store filter by them.",
                null);
    }
}
