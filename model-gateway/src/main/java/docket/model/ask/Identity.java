package docket.model.ask;

import docket.model.Guardrail;
import docket.model.Part;
import docket.model.Question;
import docket.model.Turn;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What makes two questions identical: everything the answer depends on, and not who asks. */
final class Identity {

    private Identity() {}

    /** SHA-256, hex. Every text goes in with its length, so no two questions run into each other. */
    static String of(Question<?> question, List<Guardrail> guardrails) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            try (var out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha))) {
                write(out, question.model());
                write(out, question.prompt().orElse(""));
                out.writeInt(question.system().size());
                for (Part part : question.system()) write(out, part);
                out.writeInt(question.turns().size());
                for (Turn turn : question.turns()) {
                    write(out, turn.role().name());
                    out.writeInt(turn.parts().size());
                    for (Part part : turn.parts()) write(out, part);
                }
                write(out, question.schema().name());
                write(out, question.schema().json().map(Object::toString).orElse(""));
                write(out, question.parameters().toString());
                // What one guardrail let pass another may stop.
                for (Guardrail guardrail : guardrails) write(out, guardrail.name());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Part part) throws IOException {
        write(out, part.getClass().getSimpleName());
        switch (part) {
            case Part.Text(var text) -> write(out, text);
            case Part.Data(var name, var text) -> {
                write(out, name);
                write(out, text);
            }
            case Part.Image(var format, var bytes) -> {
                write(out, format);
                write(out, bytes);
            }
            case Part.Pages(var name, var format, var bytes, var _) -> {
                write(out, name);
                write(out, format);
                write(out, bytes);
            }
            case Part.CachePoint() -> {}
            case Part.ToolCall(var id, var tool, var input) -> {
                write(out, id);
                write(out, tool);
                write(out, input.toString());
            }
            case Part.ToolResult(var id, var output, var failed) -> {
                write(out, id);
                write(out, output.toString());
                out.writeBoolean(failed);
            }
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
