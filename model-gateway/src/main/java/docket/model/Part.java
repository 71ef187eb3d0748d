package docket.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** One piece of a turn. */
public sealed interface Part {

    /** Words of ours, or of the model. Never the text of a document: that is {@link Data}. */
    record Text(String text) implements Part {}

    /**
     * Text from outside (a document, a mail, a form). It reaches the model between marks that it cannot forge, and the
     * model is told to take nothing in it as an order.
     *
     * @param name what it is, e.g. {@code contract}
     */
    record Data(String name, String text) implements Part {}

    /** A picture; {@code format} is png, jpeg, gif or webp. */
    record Image(String format, byte[] bytes) implements Part {
        @Override
        public boolean equals(Object other) {
            return other instanceof Image(var f, var b) && f.equals(format) && Arrays.equals(b, bytes);
        }

        @Override
        public int hashCode() {
            return 31 * format.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Image[" + format + ", " + bytes.length + " bytes]";
        }
    }

    /** A file whose pages the model looks at itself; {@code format} is pdf, docx, csv, html, txt, md, xls, xlsx or doc. */
    record Pages(String name, String format, byte[] bytes, int pages) implements Part {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pages(var n, var f, var b, var p)
                    && n.equals(name)
                    && f.equals(format)
                    && p == pages
                    && Arrays.equals(b, bytes);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Pages[" + name + ", " + format + ", " + pages + " pages]";
        }
    }

    /** Up to here a host may keep what it read (prompt caching). Ignored where the model cannot. */
    record CachePoint() implements Part {}

    /** The model asks for a tool. */
    record ToolCall(String id, String tool, JsonNode input) implements Part {}

    /** What the tool said. */
    record ToolResult(String id, JsonNode output, boolean failed) implements Part {}
}
