package docket.model.aws;

import docket.model.aws.ConverseRequests.JsonBy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;

/** Amazon Nova. For tools it is to be asked greedily, which is top K of 1. */
public final class NovaAdapter extends ConverseAdapter {

    public NovaAdapter(BedrockClients clients) {
        super(clients, "nova", JsonBy.FORCED_TOOL);
    }

    @Override
    @Nullable
    Document ownFields(Call call) {
        boolean tools = call.wantsJson() || !call.tools().isEmpty();
        boolean greedy = call.parameters().temperature().orElse(1.0) == 0.0;
        return tools && greedy
                ? Document.fromMap(Map.of("inferenceConfig", Document.fromMap(Map.of("topK", Document.fromNumber(1)))))
                : null;
    }
}
