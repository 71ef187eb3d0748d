package docket.reader;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML document as lines of {@code element value}. No DTD, no entities of its own, no inclusions. */
final class XmlPages {

    private static final int DEEPEST = 200;

    private XmlPages() {}

    static Pages read(byte[] bytes) throws NotAccepted {
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return TextPages.of(Pages.XML, lines(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            var line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
            throw new NotAccepted("The XML is not well-formed" + line + ".");
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static String lines(XMLStreamReader reader) throws XMLStreamException, NotAccepted {
        var lines = new StringBuilder();
        Deque<String> path = new ArrayDeque<>();
        var text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                    throw new NotAccepted(
                            "The XML has a document type declaration (DOCTYPE), which can pull in other files and is not read.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new NotAccepted("The XML uses an entity that it would have to declare itself.");
                case XMLStreamConstants.START_ELEMENT -> {
                    end(lines, path, text);
                    path.push(reader.getLocalName());
                    if (path.size() > DEEPEST) throw new NotAccepted("The XML is nested too deep.");
                    if (path.size() == 1) lines.append(path.peek()).append('\n');
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(lines, path, text);
                    path.pop();
                }
                default -> {}
            }
        }
        return lines.toString();
    }

    private static void end(StringBuilder lines, Deque<String> path, StringBuilder text) {
        var value = text.toString().strip();
        text.setLength(0);
        // Attached files stand in the text as base64; nobody reads that.
        if (value.isEmpty() || value.length() > 4096 && value.indexOf(' ') < 0) return;
        lines.append(path.peek()).append(' ').append(value).append('\n');
    }
}
