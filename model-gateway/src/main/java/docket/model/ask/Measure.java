package docket.model.ask;

import docket.model.Catalogue.Model;
import docket.model.Delimited;
import docket.model.ModelAdapter.Call;
import docket.model.Part;
import docket.model.Schema;
import docket.model.Tool;
import docket.model.Turn;
import java.util.List;

/**
 * How many tokens a question can be at most. Every tokenizer in use cuts bytes: a token is at least one byte of the
 * text, so the bytes are a bound that holds for every model and every language; pictures, pages and tools cost what the
 * catalogue says. A bound is what a budget that may never be exceeded needs; what was too much is given back.
 */
final class Measure {

    /** Marks around a turn, a part, the whole. */
    private static final int MARKS = 16;

    private static final int BYTES_OF_A_TOKEN = 3;

    private Measure() {}

    static long most(Call call) {
        return most(call.model(), call.system(), call.turns(), call.tools())
                + call.schema()
                        .flatMap(Schema::json)
                        .map(j -> 2L * bytes(j.toString()) + call.model().toolTokens())
                        .orElse(0L)
                + call.begun().map(Measure::bytes).orElse(0L);
    }

    /**
     * How many it likely is: ordinary text has three to four bytes to a token. Good enough to leave out what has no
     * chance; the host has the last word.
     */
    static long likely(Call call) {
        long counted = 0;
        for (Turn turn : call.turns())
            for (Part part : turn.parts())
                if (part instanceof Part.Image || part instanceof Part.Pages) counted += most(call.model(), part);
        return counted + (most(call) - counted) / BYTES_OF_A_TOKEN;
    }

    static long most(Model model, List<Part> system, List<Turn> turns, List<Tool> tools) {
        long sum = MARKS;
        for (Part part : system) sum += most(model, part);
        for (Turn turn : turns) sum += most(model, turn);
        if (!tools.isEmpty()) sum += model.toolTokens();
        // A host writes a tool's schema out in words of its own.
        for (Tool tool : tools)
            sum += MARKS
                    + 2L
                            * (bytes(tool.name())
                                    + bytes(tool.description())
                                    + bytes(tool.input().toString()));
        return sum;
    }

    static long most(Model model, Turn turn) {
        long sum = MARKS;
        for (Part part : turn.parts()) sum += most(model, part);
        return sum;
    }

    private static long most(Model model, Part part) {
        return MARKS
                + switch (part) {
                    case Part.Text(var text) -> bytes(text);
                    case Part.Data data -> bytes(Delimited.text(data));
                    case Part.Image _ -> model.imageTokens();
                    case Part.Pages pages -> (long) Math.max(1, pages.pages()) * model.pageTokens();
                    case Part.CachePoint _ -> 0;
                    case Part.ToolCall(var id, var tool, var input) ->
                        2L * (bytes(id) + bytes(tool) + bytes(input.toString()));
                    case Part.ToolResult(var id, var output, var _) -> 2L * (bytes(id) + bytes(output.toString()));
                };
    }

    /** Of the text as UTF-8. */
    static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate is half of four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
