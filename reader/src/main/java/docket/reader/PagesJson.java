package docket.reader;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import docket.documents.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pages are written once and read by several services, so they are small: a word is eight array elements, lengths are
 * tenths of a point.
 *
 * <pre>
 * {"type":"application/pdf","metadata":{..},"attachments":[["name","type","base64"],..],
 *  "findings":[..],
 *  "pages":[[number,width,height,rotation,language,[[text,x,y,width,height,size,bold,ocr, text,x,..],..],[hidden..],
 *            [[across..],[down..],[row,column,rows,columns, row,..]],..],..]}
 * </pre>
 *
 * {@code ocr} is 0 for a word of the text layer, else 1 plus the confidence in per cent. Three arrays each make a ruled
 * table; a page without one ends before them.
 */
final class PagesJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MOST = "most";

    private PagesJson() {}

    static byte[] write(Pages pages) {
        try {
            return JSON.writeValueAsBytes(pages);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write pages", e);
        }
    }

    /** @param most how many of the first pages have their words; beside them only the last has */
    static Pages read(InputStream json, int most) {
        try {
            return JSON.readerFor(Pages.class).withAttribute(MOST, most).readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read pages", e);
        }
    }

    private static long tenths(double points) {
        return Math.round(points * 10);
    }

    static final class Writer extends StdSerializer<Pages> {

        private static final long serialVersionUID = 1;

        Writer() {
            super(Pages.class);
        }

        @Override
        public void serialize(Pages pages, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeStartObject();
            out.writeStringField("type", pages.mediaType());
            out.writeObjectFieldStart("metadata");
            for (Map.Entry<String, String> fact : pages.metadata().entrySet()) {
                out.writeStringField(fact.getKey(), fact.getValue());
            }
            out.writeEndObject();
            out.writeArrayFieldStart("attachments");
            for (Attachment attachment : pages.attachments()) {
                out.writeStartArray();
                out.writeString(attachment.name());
                out.writeString(attachment.mediaType());
                out.writeBinary(attachment.isXml() && !pages.isContainer() ? attachment.bytes() : new byte[0]);
                out.writeEndArray();
            }
            out.writeEndArray();
            if (!pages.findings().isEmpty()) context.defaultSerializeField("findings", pages.findings(), out);
            out.writeArrayFieldStart("pages");
            for (Page page : pages.pages()) write(page, out);
            out.writeEndArray();
            out.writeEndObject();
        }

        private static void write(Page page, JsonGenerator out) throws IOException {
            out.writeStartArray();
            out.writeNumber(page.number());
            out.writeNumber(tenths(page.width()));
            out.writeNumber(tenths(page.height()));
            out.writeNumber(page.rotation());
            out.writeString(page.language());
            out.writeStartArray();
            for (Line line : page.lines()) write(line.words(), out);
            out.writeEndArray();
            write(page.hidden(), out);
            for (Grid grid : page.grids()) write(grid, out);
            out.writeEndArray();
        }

        private static void write(Grid grid, JsonGenerator out) throws IOException {
            out.writeStartArray();
            edges(grid.across(), out);
            edges(grid.down(), out);
            out.writeStartArray();
            for (Grid.Merged cell : grid.merged()) {
                out.writeNumber(cell.row());
                out.writeNumber(cell.column());
                out.writeNumber(cell.rows());
                out.writeNumber(cell.columns());
            }
            out.writeEndArray();
            out.writeEndArray();
        }

        private static void edges(List<Double> edges, JsonGenerator out) throws IOException {
            out.writeStartArray();
            for (double edge : edges) out.writeNumber(tenths(edge));
            out.writeEndArray();
        }

        private static void write(List<Word> words, JsonGenerator out) throws IOException {
            out.writeStartArray();
            for (Word word : words) {
                out.writeString(word.text());
                out.writeNumber(tenths(word.x()));
                out.writeNumber(tenths(word.y()));
                out.writeNumber(tenths(word.width()));
                out.writeNumber(tenths(word.height()));
                out.writeNumber(tenths(word.fontSize()));
                out.writeNumber(word.bold() ? 1 : 0);
                out.writeNumber(word.origin() == Word.Origin.OCR ? 1 + (int) Math.round(100 * word.confidence()) : 0);
            }
            out.writeEndArray();
        }
    }

    static final class Reader extends StdDeserializer<Pages> {

        private static final long serialVersionUID = 1;

        Reader() {
            super(Pages.class);
        }

        @Override
        public Pages deserialize(JsonParser in, DeserializationContext context) throws IOException {
            int most = context.getAttribute(MOST) instanceof Integer told ? told : Integer.MAX_VALUE;
            String type = "";
            var metadata = new TreeMap<String, String>();
            List<Attachment> attachments = new ArrayList<>();
            List<Page> pages = new ArrayList<>();
            List<Finding> findings = List.of();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                var name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "type" -> type = in.getText();
                    case "metadata" -> {
                        while (in.nextToken() == JsonToken.FIELD_NAME) {
                            var fact = in.currentName();
                            metadata.put(fact, in.nextTextValue());
                        }
                    }
                    case "attachments" -> {
                        while (in.nextToken() == JsonToken.START_ARRAY) {
                            var file = in.nextTextValue();
                            var mediaType = in.nextTextValue();
                            in.nextToken();
                            attachments.add(new Attachment(file, mediaType, in.getBinaryValue()));
                            in.nextToken();
                        }
                    }
                    case "findings" -> findings = List.of(context.readValue(in, Finding[].class));
                    case "pages" -> {
                        while (in.nextToken() == JsonToken.START_ARRAY) {
                            // What was the last page so far is not.
                            if (pages.size() > most) pages.set(pages.size() - 1, withoutWords(pages.getLast()));
                            pages.add(page(in));
                        }
                    }
                    default -> in.skipChildren();
                }
            }
            return new Pages(type, pages, attachments, metadata, findings);
        }

        private static Page withoutWords(Page page) {
            return new Page(
                    page.number(), page.width(), page.height(), page.rotation(), page.language(), List.of(), List.of());
        }

        private static Page page(JsonParser in) throws IOException {
            int number = in.nextIntValue(0);
            double width = points(in);
            double height = points(in);
            int rotation = in.nextIntValue(0);
            var language = in.nextTextValue();
            var lines = new ArrayList<Line>();
            in.nextToken();
            while (in.nextToken() == JsonToken.START_ARRAY) lines.add(new Line(words(in)));
            in.nextToken();
            var hidden = words(in);
            var grids = new ArrayList<Grid>();
            while (in.nextToken() == JsonToken.START_ARRAY) grids.add(grid(in));
            return new Page(number, width, height, rotation, language, lines, hidden, grids);
        }

        private static Grid grid(JsonParser in) throws IOException {
            in.nextToken();
            var across = edges(in);
            in.nextToken();
            var down = edges(in);
            in.nextToken();
            var merged = new ArrayList<Grid.Merged>();
            while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                merged.add(
                        new Grid.Merged(in.getIntValue(), in.nextIntValue(0), in.nextIntValue(1), in.nextIntValue(1)));
            }
            in.nextToken();
            return new Grid(across, down, merged);
        }

        private static List<Double> edges(JsonParser in) throws IOException {
            var edges = new ArrayList<Double>();
            while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) edges.add(in.getLongValue() / 10.0);
            return edges;
        }

        private static List<Word> words(JsonParser in) throws IOException {
            var words = new ArrayList<Word>();
            while (in.nextToken() == JsonToken.VALUE_STRING) {
                var text = in.getText();
                double x = points(in);
                double y = points(in);
                double width = points(in);
                double height = points(in);
                double size = points(in);
                boolean bold = in.nextIntValue(0) == 1;
                int ocr = in.nextIntValue(0);
                words.add(new Word(
                        text,
                        x,
                        y,
                        width,
                        height,
                        size,
                        bold,
                        ocr == 0 ? Word.Origin.TEXT_LAYER : Word.Origin.OCR,
                        ocr == 0 ? 1 : (ocr - 1) / 100.0));
            }
            return words;
        }

        private static double points(JsonParser in) throws IOException {
            return in.nextLongValue(0) / 10.0;
        }
    }
}
