package docket.contract.redline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The parts of a Word file. Everything that is not asked for goes out as it came in. */
final class WordFile {

    private static final long MOST_BYTES = 200L << 20;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    WordFile(byte[] file) throws IOException {
        long all = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                if (entry.isDirectory()) continue;
                var bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MOST_BYTES - all + 1));
                all += bytes.length;
                if (all > MOST_BYTES)
                    throw new IOException("the Word file unpacks to more than " + MOST_BYTES + " bytes");
                parts.put(entry.getName(), bytes);
            }
        }
        if (!parts.containsKey("word/document.xml")) throw new IOException("the file has no word/document.xml");
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    Document xml(String part) throws IOException {
        return parse(parts.getOrDefault(part, new byte[0]));
    }

    static Document parse(byte[] xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java reads XML", e);
        } catch (SAXException e) {
            throw new IOException("a part of the Word file is no XML", e);
        }
    }

    void put(String part, Document xml) throws IOException {
        try {
            var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var bytes = new ByteArrayOutputStream();
            factory.newTransformer().transform(new DOMSource(xml), new StreamResult(bytes));
            parts.put(part, bytes.toByteArray());
        } catch (TransformerException e) {
            throw new IOException("a part of the Word file cannot be written", e);
        }
    }

    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
