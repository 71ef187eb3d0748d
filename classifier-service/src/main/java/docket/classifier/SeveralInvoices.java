package docket.classifier;

import docket.reader.Attachment;
import docket.reader.Pages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/**
 * A FatturaPA file may carry several invoices of one seller to one buyer, each a {@code FatturaElettronicaBody} below
 * a common header. Each becomes a file of its own: the header and one body, as it stands. The signature goes, since it
 * is over the whole file; the original keeps it.
 */
final class SeveralInvoices {

    private static final String ROOT = "FatturaElettronica";
    private static final String BODY = "FatturaElettronicaBody";
    private static final String SIGNATURE = "Signature";

    private SeveralInvoices() {}

    /** Empty for every file that carries one invoice, or none. */
    static List<Attachment> in(byte[] xml, String fileName) {
        try {
            int bodies = bodies(xml);
            if (bodies < 2) return List.of();
            var files = new ArrayList<Attachment>();
            for (int i = 0; i < bodies; i++) files.add(new Attachment(name(fileName, i + 1), Pages.XML, only(xml, i)));
            return files;
        } catch (XMLStreamException e) {
            return List.of(); // whoever reads it says what is wrong with it
        }
    }

    private static String name(String fileName, int number) {
        var stem = fileName.toLowerCase(Locale.ROOT).endsWith(".xml")
                ? fileName.substring(0, fileName.length() - 4)
                : fileName;
        return stem + "-" + number + ".xml";
    }

    private static int bodies(byte[] xml) throws XMLStreamException {
        var events = reader(xml);
        int depth = 0;
        int bodies = 0;
        while (events.hasNext()) {
            var event = events.nextEvent();
            if (event.isEndElement()) depth--;
            if (!event.isStartElement()) continue;
            var name = event.asStartElement().getName().getLocalPart();
            if (depth == 0 && !name.equals(ROOT)) return 0;
            if (depth == 1 && name.equals(BODY)) bodies++;
            depth++;
        }
        return bodies;
    }

    private static byte[] only(byte[] xml, int wanted) throws XMLStreamException {
        var bytes = new ByteArrayOutputStream();
        var out = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(bytes, "UTF-8");
        var events = reader(xml);
        int depth = 0;
        int body = -1;
        while (events.hasNext()) {
            var event = events.nextEvent();
            if (event.isStartDocument()) continue; // it may name another encoding
            if (event.isEndElement()) depth--;
            if (event.isStartElement()) {
                var name = event.asStartElement().getName().getLocalPart();
                if (depth == 1 && name.equals(BODY)) body++;
                boolean left = depth == 1 && (name.equals(BODY) ? body != wanted : name.equals(SIGNATURE));
                if (left) {
                    skip(events);
                    continue;
                }
                depth++;
            }
            out.add(event);
        }
        out.close();
        return bytes.toByteArray();
    }

    /** What lies within the element that has just begun, and its end. */
    private static void skip(XMLEventReader events) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            XMLEvent event = events.nextEvent();
            if (event.isStartElement()) depth++;
            if (event.isEndElement()) depth--;
        }
    }

    private static XMLEventReader reader(byte[] xml) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLEventReader(new ByteArrayInputStream(xml));
    }
}
