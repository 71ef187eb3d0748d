package docket.proposal.typesetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import docket.proposal.Draft;
import docket.proposal.Drafts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What we write holds to its standards: the DOCX to the schemas of ECMA-376, the PDF to what it claims. */
class WellFormedTest {

    private static final Path SCHEMAS = Path.of("target/schemas-of-word/org/apache/poi/schemas/ooxml/src");

    /** Of the namespace every XML has; the schemas name two of its attributes. */
    private static final String XML = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
              <xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">
                <xs:enumeration value="default"/><xs:enumeration value="preserve"/>
              </xs:restriction></xs:simpleType></xs:attribute>
              <xs:attribute name="lang" type="xs:language"/>
            </xs:schema>""";

    private static Schema word;
    private static Schema relationships;
    private static Schema properties;

    private final HouseStyle style = new HouseStyle();

    @BeforeAll
    static void readTheSchemas() throws SAXException {
        word = schema("wml.xsd");
        relationships = schema("opc-relationships.xsd");
        properties = schema("shared-documentPropertiesExtended.xsd");
    }

    @Test
    void everyPartOfTheDocxHoldsToItsSchema() throws Exception {
        for (var draft : drafts())
            for (var part : parts(style.docx(draft)).entrySet()) {
                var schema = schema(part.getKey(), part.getValue());
                if (schema != null)
                    assertThat(faults(schema, part.getValue()))
                            .as(part.getKey())
                            .isEmpty();
            }
    }

    @Test
    void theSchemasWouldTellAnElementOutOfItsPlace() throws Exception {
        var document =
                new String(parts(style.docx(Drafts.ofSoundDeal())).get("word/document.xml"), StandardCharsets.UTF_8);
        var spoilt = document.replaceFirst("(<w:r(?: [^>]*)?>)(<w:rPr>.*?</w:rPr>)(<w:t[ >].*?</w:t>)", "$1$3$2");
        assertThat(spoilt).isNotEqualTo(document);

        assertThat(faults(word, spoilt.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void thePdfBringsItsFontsAndClaimsNoArchiveForm() throws IOException {
        for (var draft : drafts())
            try (var pdf = Loader.loadPDF(style.pdf(draft))) {
                var metadata = pdf.getDocumentCatalog().getMetadata();
                if (metadata != null)
                    assertThat(new String(metadata.toByteArray(), StandardCharsets.UTF_8))
                            .doesNotContain("pdfaid");
                for (var page : pdf.getPages())
                    for (var name : page.getResources().getFontNames())
                        assertThat(page.getResources().getFont(name))
                                .as(name.getName())
                                .matches(PDFont::isEmbedded);
            }
    }

    /** Counted as skipped where LibreOffice is not installed. */
    @Test
    void libreOfficeOpensTheDocxAndShowsAllOfIt(@TempDir Path folder) throws Exception {
        var office = Stream.of("/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/homebrew/bin/soffice")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(office.isPresent(), "LibreOffice is not installed");
        var docx = folder.resolve("proposal.docx");
        Files.write(docx, style.docx(Drafts.ofSoundDeal()));

        var process = new ProcessBuilder(
                        office.orElseThrow().toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        docx.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();

        try (var pdf = Loader.loadPDF(folder.resolve("proposal.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Ticketing for the town museum", "13,761.50 EUR", "Tickets can be bought on a telephone.")
                    .doesNotContain("{{");
        }
    }

    private static List<Draft> drafts() {
        return List.of(
                Drafts.ofSoundDeal(),
                Drafts.of("\"delivery_date\": \"2027-05-31\",", ""),
                Drafts.of("\"language\": \"en\"", "\"language\": \"de\""),
                Drafts.of("Sample Supplies Ltd", "<b>A & B</b>\\nsecond line €"));
    }

    private static Schema schema(String file) throws SAXException {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        return factory.newSchema(new StreamSource[] {
            new StreamSource(new StringReader(XML), "xml.xsd"),
            new StreamSource(SCHEMAS.resolve(file).toFile())
        });
    }

    private static @Nullable Schema schema(String name, byte[] part) {
        if (name.endsWith(".rels")) return relationships;
        if (name.equals("docProps/app.xml")) return properties;
        return name.startsWith("word/") && name.endsWith(".xml") && part.length > 0 ? word : null;
    }

    private static Map<String, byte[]> parts(byte[] docx) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readAllBytes());
        }
        assertThat(parts).containsKeys("[Content_Types].xml", "word/document.xml", "word/styles.xml");
        return parts;
    }

    private static List<String> faults(Schema schema, byte[] part) throws SAXException, IOException {
        var faults = new ArrayList<String>();
        var validator = schema.newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException fault) {
                faults.add(fault.getMessage());
            }

            @Override
            public void error(SAXParseException fault) {
                faults.add(fault.getMessage());
            }

            @Override
            public void fatalError(SAXParseException fault) {
                faults.add(fault.getMessage());
            }
        });
        validator.validate(new StreamSource(new ByteArrayInputStream(part)));
        return faults;
    }
}
