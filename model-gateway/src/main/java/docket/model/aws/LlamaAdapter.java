package docket.model.aws;

import docket.model.aws.ConverseRequests.JsonBy;

/** Meta's Llama on Bedrock. It takes tools, but no order which one to call, so JSON is asked for in words. */
public final class LlamaAdapter extends ConverseAdapter {

    public LlamaAdapter(BedrockClients clients) {
        super(clients, "llama", JsonBy.WORDS);
    }
}
