package docket.model.aws;

import docket.model.ModelAdapter.Call;
import docket.model.ModelAdapter.Reply;
import docket.model.ModelAdapter.Reply.Finish;
import docket.model.Part;
import docket.model.Schema;
import docket.model.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** What Converse answered, in our words. An answer given through the answering tool becomes plain JSON text. */
final class ConverseReplies {

    private ConverseReplies() {}

    static Reply of(ConverseResponse response, Call call) {
        var parts = new ArrayList<Part>();
        for (ContentBlock block : response.output().message().content()) {
            if (block.text() != null) parts.add(new Part.Text(block.text()));
            else if (block.toolUse() != null)
                parts.add(new Part.ToolCall(
                        block.toolUse().toolUseId(),
                        block.toolUse().name(),
                        SdkJson.node(block.toolUse().input())));
        }
        return reply(parts, usage(response.usage()), response.stopReason(), call);
    }

    static Reply reply(List<Part> parts, Usage usage, @Nullable StopReason reason, Call call) {
        var answer = call.wantsJson() ? call.schema().map(Schema::name) : java.util.Optional.<String>empty();
        if (answer.isPresent())
            for (Part part : parts)
                if (part instanceof Part.ToolCall(var _, var tool, var input) && tool.equals(answer.get()))
                    return new Reply(
                            List.of(new Part.Text(input.toString())),
                            usage,
                            reason == StopReason.MAX_TOKENS ? Finish.CUT : Finish.DONE);
        boolean asksForTools = parts.stream().anyMatch(Part.ToolCall.class::isInstance);
        return new Reply(parts, usage, finish(reason, asksForTools));
    }

    private static Finish finish(@Nullable StopReason reason, boolean asksForTools) {
        if (reason == null) return Finish.DONE;
        return switch (reason) {
            case TOOL_USE -> asksForTools ? Finish.TOOLS : Finish.DONE;
            case MAX_TOKENS, MODEL_CONTEXT_WINDOW_EXCEEDED -> Finish.CUT;
            case STOP_SEQUENCE -> Finish.STOPPED;
            case GUARDRAIL_INTERVENED, CONTENT_FILTERED -> Finish.FILTERED;
            default -> Finish.DONE;
        };
    }

    static Usage usage(@Nullable TokenUsage usage) {
        if (usage == null) return Usage.NONE;
        return new Usage(
                tokens(usage.inputTokens()),
                tokens(usage.outputTokens()),
                tokens(usage.cacheReadInputTokens()),
                tokens(usage.cacheWriteInputTokens()));
    }

    private static long tokens(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
