package docket.model.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.model.Chunk;
import docket.model.ModelAdapter;
import docket.model.ModelFailure;
import docket.model.Part;
import docket.model.Schema;
import docket.model.Turn;
import docket.model.Usage;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;

/**
 * Llama in Meta's own form through InvokeModel: for models of one's own (custom model import), which Converse may not
 * take. The conversation becomes one prompt of Llama 3's marks; marks in a text are taken out, since they would end it.
 */
public final class InvokeLlamaAdapter implements ModelAdapter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BedrockClients clients;

    public InvokeLlamaAdapter(BedrockClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean speaks(String family) {
        return family.equals("llama-invoke");
    }

    @Override
    public Reply ask(Call call) {
        var request = InvokeModelRequest.builder()
                .modelId(call.route().id())
                .contentType("application/json")
                .accept("application/json")
                .body(body(call))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()))
                .build();
        var client = clients.of(call.route().region());
        return reply(
                ConverseAdapter.get(client.invokeModel(request), call).body().asUtf8String(), call);
    }

    @Override
    public Reply stream(Call call, Consumer<Chunk> listener) {
        var request = InvokeModelWithResponseStreamRequest.builder()
                .modelId(call.route().id())
                .contentType("application/json")
                .accept("application/json")
                .body(body(call))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()))
                .build();
        return InvokeLlamaStreaming.run(clients.of(call.route().region()), request, call, listener);
    }

    private static SdkBytes body(Call call) {
        var body = JSON.createObjectNode().put("prompt", prompt(call)).put("max_gen_len", call.maxTokens());
        call.parameters().temperature().ifPresent(t -> body.put("temperature", t));
        call.parameters().topP().ifPresent(p -> body.put("top_p", p));
        return SdkBytes.fromUtf8String(body.toString());
    }

    private static Reply reply(String body, Call call) {
        JsonNode said;
        try {
            said = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ModelFailure.Away(call.route().id() + " answered with something that is no JSON", e);
        }
        var usage = new Usage(
                said.path("prompt_token_count").asLong(),
                said.path("generation_token_count").asLong(),
                0,
                0);
        return new Reply(
                List.of(new Part.Text(said.path("generation").asText().strip())),
                usage,
                said.path("stop_reason").asText().equals("length") ? Reply.Finish.CUT : Reply.Finish.DONE);
    }

    private static String prompt(Call call) {
        var prompt = new StringBuilder("<|begin_of_text|>");
        var system = words(call.system());
        if (call.wantsJson())
            system += "\nAnswer with JSON that holds to this JSON Schema, and with nothing else: "
                    + call.schema().flatMap(Schema::json).orElseThrow();
        if (!system.isBlank()) add(prompt, "system", system);
        for (Turn turn : call.turns())
            add(prompt, turn.role() == Turn.Role.USER ? "user" : "assistant", words(turn.parts()));
        prompt.append("<|start_header_id|>assistant<|end_header_id|>\n\n");
        // An answer that broke off is gone on with where its prompt ends.
        call.begun().ifPresent(begun -> prompt.append(begun.replace("<|", "< |")));
        return prompt.toString();
    }

    private static void add(StringBuilder prompt, String who, String words) {
        prompt.append("<|start_header_id|>").append(who).append("<|end_header_id|>\n\n");
        prompt.append(words.replace("<|", "< |")).append("<|eot_id|>");
    }

    private static String words(List<Part> parts) {
        var words = new StringBuilder();
        for (Part part : parts)
            if (part instanceof Part.Text(var text)) words.append(text).append('\n');
        return words.toString().strip();
    }
}
