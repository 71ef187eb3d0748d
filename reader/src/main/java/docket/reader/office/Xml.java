package docket.reader.office;

import docket.reader.NotAccepted;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part's elements by local name. No DTD, no entities, no inclusions: what wants them is refused. */
final class Xml {

    /** Before the local name of an attribute that names a relationship, which often has a namesake. */
    static final String RELATION = "r:";

    private static final int DEEPEST = 300;
    private static final int MOST_NODES = 1_500_000;

    /** Text between elements is a child too; it has no name. */
    record Element(String name, Map<String, String> attributes, List<Element> children, String text) {

        boolean is(String local) {
            return name.equals(local);
        }

        String attribute(String local) {
            return attributes.getOrDefault(local, "");
        }

        Optional<Element> child(String local) {
            for (Element child : children) if (child.is(local)) return Optional.of(child);
            return Optional.empty();
        }

        Optional<Element> at(String... path) {
            Element at = this;
            for (String step : path) {
                var next = at.child(step);
                if (next.isEmpty()) return Optional.empty();
                at = next.get();
            }
            return Optional.of(at);
        }

        List<Element> all(String local) {
            return children.stream().filter(child -> child.is(local)).toList();
        }

        /** Every such element below, in the document's order, not looking into those found. */
        void each(String local, Consumer<Element> found) {
            for (Element child : children) {
                if (child.is(local)) found.accept(child);
                else child.each(local, found);
            }
        }

        boolean isText() {
            return name.isEmpty();
        }

        String textWithin() {
            if (isText()) return text;
            var all = new StringBuilder();
            for (Element child : children) all.append(child.textWithin());
            return all.toString();
        }
    }

    private int nodes;

    private Xml() {}

    static Element parse(byte[] part) throws NotAccepted {
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(part));
            try {
                while (reader.hasNext()) {
                    int event = reader.next();
                    if (event == XMLStreamConstants.DTD) throw declaration();
                    if (event == XMLStreamConstants.START_ELEMENT) return new Xml().element(reader, 0);
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new NotAccepted("The document's parts are damaged and cannot be read.");
        }
        throw new NotAccepted("The document's parts are damaged and cannot be read.");
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static NotAccepted declaration() {
        return new NotAccepted(
                "A part of the document has a document type declaration (DOCTYPE), which can pull in other files and is not read.");
    }

    private Element element(XMLStreamReader reader, int depth) throws XMLStreamException, NotAccepted {
        if (depth > DEEPEST || ++nodes > MOST_NODES)
            throw new NotAccepted("The document is nested too deep or has too many parts to be read.");
        var attributes = new HashMap<String, String>(reader.getAttributeCount() * 2);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var space = reader.getAttributeNamespace(i);
            boolean relation = space != null && space.endsWith("/relationships");
            var local = reader.getAttributeLocalName(i);
            attributes.putIfAbsent(relation ? RELATION + local : local, reader.getAttributeValue(i));
        }
        var name = reader.getLocalName();
        var children = new ArrayList<Element>(2);
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    nodes++;
                    children.add(new Element("", Map.of(), List.of(), reader.getText()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(name, attributes.isEmpty() ? Map.of() : attributes, children, "");
                }
                case XMLStreamConstants.DTD -> throw declaration();
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new NotAccepted(
                            "A part of the document uses an entity that it would have to declare itself.");
                default -> {}
            }
        }
    }
}
