package docket.model.aws;

import docket.model.Schema;
import docket.model.aws.ConverseRequests.JsonBy;
import java.util.OptionalLong;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensRequest;

/** Claude 3 and later. Bedrock counts its tokens beforehand for nothing. */
public final class ClaudeAdapter extends ConverseAdapter {

    public ClaudeAdapter(BedrockClients clients) {
        super(clients, "claude", JsonBy.FORCED_TOOL);
    }

    /** Of questions without tools or a schema only: what Claude is told about tools does not count as a message. */
    @Override
    public OptionalLong count(Call call) {
        boolean plain =
                call.tools().isEmpty() && call.schema().flatMap(Schema::json).isEmpty();
        if (!plain) return OptionalLong.empty();
        var shapes = shapes(call);
        var request = CountTokensRequest.builder()
                .modelId(call.route().id())
                .input(i -> i.converse(c -> c.messages(shapes.messages()).system(shapes.system())))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()));
        return OptionalLong.of(
                get(client(call).countTokens(request.build()), call).inputTokens());
    }
}
