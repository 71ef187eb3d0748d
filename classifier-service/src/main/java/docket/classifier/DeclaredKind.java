package docket.classifier;

import docket.messages.Kind;
import docket.reader.Attachment;
import docket.reader.Pages;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * What needs no weighing: XML whose root element says what it is. Invoices by EN 16931 (UN/CEFACT CII, OASIS UBL), the
 * CII of ZUGFeRD 1 and FatturaPA; calls for tenders by UBL and eForms.
 *
 * @param reason for people
 */
record DeclaredKind(Kind kind, String reason) {

    static Optional<DeclaredKind> of(Pages pages) {
        if (pages.mediaType().equals(Pages.XML) && !pages.pages().isEmpty()) {
            var lines = pages.pages().getFirst().lines();
            if (!lines.isEmpty())
                return byRoot(lines.getFirst().words().getFirst().text(), "XML document");
        }
        // An invoice attached to a mail is a document of its own; the mail is not it.
        if (pages.isContainer()) return Optional.empty();
        return pages.attachments().stream()
                .filter(Attachment::isXml)
                .flatMap(attachment -> root(attachment.bytes()).stream())
                .flatMap(root -> byRoot(root, "attached XML").stream())
                .filter(declared -> declared.kind() == Kind.INVOICE)
                .findFirst();
    }

    private static Optional<DeclaredKind> byRoot(String root, String where) {
        return switch (root) {
            case "CrossIndustryInvoice", "CrossIndustryDocument" -> invoice("electronic invoice (" + where + ", CII)");
            case "Invoice" -> invoice("electronic invoice (" + where + ", UBL)");
            case "CreditNote" -> invoice("electronic credit note (" + where + ", UBL)");
            case "FatturaElettronica", "FatturaElettronicaSemplificata" ->
                invoice("electronic invoice (" + where + ", FatturaPA)");
            case "ContractNotice", "PriorInformationNotice", "CallForTenders", "RequestForQuotation" ->
                Optional.of(new DeclaredKind(Kind.PROPOSAL_REQUEST, "electronic call for tenders (" + root + ")"));
            default -> Optional.empty();
        };
    }

    private static Optional<DeclaredKind> invoice(String reason) {
        return Optional.of(new DeclaredKind(Kind.INVOICE, reason));
    }

    private static Optional<String> root(byte[] xml) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) return Optional.of(reader.getLocalName());
                }
                return Optional.empty();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.empty(); // an attachment that is no XML says nothing about the document
        }
    }
}
