package docket.model.aws;

import docket.model.aws.ConverseRequests.JsonBy;

/** Mistral on Bedrock. The large ones can be made to call a tool, not a certain one; the small ones take none. */
public final class MistralAdapter extends ConverseAdapter {

    public MistralAdapter(BedrockClients clients) {
        super(clients, "mistral", JsonBy.ANY_TOOL);
    }
}
