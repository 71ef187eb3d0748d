package docket.model.aws;

import com.fasterxml.jackson.databind.JsonNode;
import docket.model.Catalogue.Feature;
import docket.model.ModelAdapter.Call;
import docket.model.Part;
import docket.model.Schema;
import docket.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

/**
 * A call in the shapes of Converse, which has rules of its own: sides take turns, no text is blank, a file's name has
 * few letters and comes with words.
 */
record ConverseRequests(
        List<Message> messages,
        List<SystemContentBlock> system,
        InferenceConfiguration inference,
        @Nullable ToolConfiguration tools) {

    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9 ()\\[\\]-]+|\\s{2,}");

    /** How a model is brought to answer in JSON. */
    enum JsonBy {
        /** It must call one certain tool, whose input is the answer. */
        FORCED_TOOL,
        /** It must call some tool. */
        ANY_TOOL,
        /** It is asked to. */
        WORDS
    }

    static ConverseRequests of(Call call, JsonBy jsonBy) {
        var by = call.model().can(Feature.TOOLS) ? jsonBy : JsonBy.WORDS;
        var system = new ArrayList<>(call.system());
        if (call.wantsJson() && by == JsonBy.WORDS) system.add(new Part.Text(order(call)));
        if (call.wantsJson() && by != JsonBy.WORDS && !call.tools().isEmpty())
            system.add(new Part.Text("When you know enough, answer by calling the tool "
                    + call.schema().orElseThrow().name() + "."));
        var turns = new ArrayList<>(call.turns());
        if (!call.model().can(Feature.SYSTEM) && !system.isEmpty()) {
            var first = new ArrayList<Part>(system);
            first.addAll(turns.getFirst().parts());
            turns.set(0, new Turn(Turn.Role.USER, first));
            system.clear();
        }
        call.begun().ifPresent(begun -> turns.add(Turn.model(new Part.Text(begun))));
        return new ConverseRequests(
                messages(turns, call.model().can(Feature.CACHE)), blocks(system), inference(call), tools(call, by));
    }

    private static String order(Call call) {
        return "Answer with JSON that holds to this JSON Schema, and with nothing else: "
                + call.schema().flatMap(Schema::json).map(JsonNode::toString).orElseThrow();
    }

    private static List<Message> messages(List<Turn> turns, boolean caching) {
        var messages = new ArrayList<Message>();
        var content = new ArrayList<ContentBlock>();
        Turn.@Nullable Role side = null;
        for (Turn turn : turns) {
            if (side != null && side != turn.role()) add(messages, side, content);
            side = turn.role();
            for (Part part : turn.parts()) block(part, caching).ifPresent(content::add);
        }
        if (side != null) add(messages, side, content);
        return messages;
    }

    private static void add(List<Message> messages, Turn.Role side, List<ContentBlock> content) {
        if (content.isEmpty()) return;
        boolean silentFile = content.stream().anyMatch(c -> c.document() != null)
                && content.stream().noneMatch(c -> c.text() != null);
        if (silentFile) content.add(ContentBlock.fromText("The file is above."));
        messages.add(Message.builder()
                .role(side == Turn.Role.USER ? ConversationRole.USER : ConversationRole.ASSISTANT)
                .content(List.copyOf(content))
                .build());
        content.clear();
    }

    private static Optional<ContentBlock> block(Part part, boolean caching) {
        return switch (part) {
            case Part.Text(var text) -> text.isBlank() ? Optional.empty() : Optional.of(ContentBlock.fromText(text));
            case Part.Data data -> Optional.of(ContentBlock.fromText(docket.model.Delimited.text(data)));
            case Part.Image(var format, var bytes) ->
                Optional.of(ContentBlock.builder()
                        .image(i -> i.format(ImageFormat.fromValue(format.toLowerCase(Locale.ROOT)))
                                .source(s -> s.bytes(SdkBytes.fromByteArray(bytes))))
                        .build());
            case Part.Pages(var name, var format, var bytes, var _) ->
                Optional.of(ContentBlock.builder()
                        .document(d -> d.name(fileName(name))
                                .format(DocumentFormat.fromValue(format.toLowerCase(Locale.ROOT)))
                                .source(s -> s.bytes(SdkBytes.fromByteArray(bytes))))
                        .build());
            case Part.CachePoint() ->
                caching ? Optional.of(ContentBlock.fromCachePoint(cachePoint())) : Optional.empty();
            case Part.ToolCall(var id, var tool, var input) ->
                Optional.of(ContentBlock.builder()
                        .toolUse(t -> t.toolUseId(id).name(tool).input(SdkJson.document(input)))
                        .build());
            case Part.ToolResult(var id, var output, var failed) ->
                Optional.of(ContentBlock.builder()
                        .toolResult(r -> r.toolUseId(id)
                                .status(failed ? ToolResultStatus.ERROR : ToolResultStatus.SUCCESS)
                                .content(c -> {
                                    // Converse takes objects as JSON, everything else as text.
                                    if (output.isObject()) c.json(SdkJson.document(output));
                                    else c.text(output.isTextual() ? output.textValue() : output.toString());
                                }))
                        .build());
        };
    }

    private static String fileName(String name) {
        var plain = NOT_IN_A_NAME.matcher(name).replaceAll(" ").strip().replaceAll(" {2,}", " ");
        return plain.isEmpty() ? "file" : plain.substring(0, Math.min(200, plain.length()));
    }

    private static List<SystemContentBlock> blocks(List<Part> system) {
        var blocks = new ArrayList<SystemContentBlock>();
        for (Part part : system) {
            if (part instanceof Part.Text(var text) && !text.isBlank()) blocks.add(SystemContentBlock.fromText(text));
            else if (part instanceof Part.CachePoint && !blocks.isEmpty())
                blocks.add(SystemContentBlock.fromCachePoint(cachePoint()));
        }
        return blocks;
    }

    private static CachePointBlock cachePoint() {
        return CachePointBlock.builder().type(CachePointType.DEFAULT).build();
    }

    private static InferenceConfiguration inference(Call call) {
        var inference = InferenceConfiguration.builder().maxTokens(call.maxTokens());
        var parameters = call.parameters();
        if (!parameters.stops().isEmpty()) inference.stopSequences(parameters.stops());
        // Newer models refuse both at once, and the first says it all.
        if (parameters.temperature().isPresent())
            inference.temperature(parameters.temperature().get().floatValue());
        else parameters.topP().ifPresent(topP -> inference.topP(topP.floatValue()));
        return inference.build();
    }

    private static @Nullable ToolConfiguration tools(Call call, JsonBy by) {
        var tools = new ArrayList<Tool>();
        for (var tool : call.tools()) tools.add(tool(tool.name(), tool.description(), tool.input()));
        boolean answers = call.wantsJson() && by != JsonBy.WORDS;
        if (answers) {
            var schema = call.schema().orElseThrow();
            tools.add(tool(schema.name(), "Gives the answer.", schema.json().orElseThrow()));
        }
        if (tools.isEmpty()) return null;
        var config = ToolConfiguration.builder().tools(tools);
        if (answers) {
            if (call.tools().isEmpty() && by == JsonBy.FORCED_TOOL)
                config.toolChoice(
                        c -> c.tool(t -> t.name(call.schema().orElseThrow().name())));
            else config.toolChoice(c -> c.any(a -> {}));
        }
        return config.build();
    }

    private static Tool tool(String name, String description, JsonNode schema) {
        return Tool.fromToolSpec(ToolSpecification.builder()
                .name(name)
                .description(description)
                .inputSchema(s -> s.json(SdkJson.document(schema)))
                .build());
    }
}
