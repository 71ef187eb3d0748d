package docket.classifier.training;

import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The paragraphs of a Word file as plain text: enough to learn its words from, which is all that training wants. */
final class Docx {

    private Docx() {}

    static Optional<Pages> read(Path file) {
        if (!file.toString().endsWith(".docx")) return Optional.empty();
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry("word/document.xml");
            if (entry == null) return Optional.empty();
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var xml = factory.createXMLStreamReader(zip.getInputStream(entry));
            var text = new StringBuilder();
            boolean inText = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    inText = xml.getLocalName().equals("t");
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    inText = false;
                    if (xml.getLocalName().equals("p")) text.append('\n');
                    if (xml.getLocalName().equals("tab")) text.append(' ');
                } else if (event == XMLStreamConstants.CHARACTERS && inText) {
                    text.append(xml.getText());
                }
            }
            var result = new Reader().read(text.toString().getBytes(StandardCharsets.UTF_8), "document.txt");
            return result instanceof ReadResult.Read(Pages pages) && pages.hasText()
                    ? Optional.of(pages)
                    : Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
