package docket.model.aws;

import docket.model.Schema;
import docket.model.aws.ConverseRequests.JsonBy;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensRequest;

/** Claude 3 and later. Bedrock counts its tokens beforehand for nothing. */
public final class ClaudeAdapter extends ConverseAdapter {

    /** Models are counted by, not profiles. */
    private static final Pattern PROFILE = Pattern.compile("^(us-gov|us|eu|apac|global|jp|au|ca)\\.(?=anthropic)");

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
                .modelId(PROFILE.matcher(call.route().id()).replaceFirst(""))
                .input(i -> i.converse(c -> c.messages(shapes.messages()).system(shapes.system())))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()));
        return OptionalLong.of(
                get(client(call).countTokens(request.build()), call).inputTokens());
    }
}
