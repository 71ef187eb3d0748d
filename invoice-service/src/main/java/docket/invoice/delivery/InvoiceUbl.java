package docket.invoice.delivery;

import docket.documents.Field;
import docket.documents.Reading;
import docket.invoice.Terms;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The invoice as UBL 2.1, with what was read of it. A field nobody read is left out, so that an invoice from a page
 * carries less than EN 16931 asks of a sender.
 */
final class InvoiceUbl {

    private static final String CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static final String CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    private final XMLStreamWriter out;
    private final Reading invoice;
    private final boolean credit;
    private final String currency;

    private InvoiceUbl(XMLStreamWriter out, Reading invoice) {
        this.out = out;
        this.invoice = invoice;
        this.credit = invoice.value(Terms.DOC_TYPE).orElse("").equals(Terms.CREDIT_NOTE);
        this.currency = invoice.value(Terms.CURRENCY).orElse("");
    }

    static byte[] of(Reading invoice) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            new InvoiceUbl(out, invoice).write();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("texts can be written as XML", e);
        }
        return bytes.toByteArray();
    }

    private void write() throws XMLStreamException {
        var root = credit ? "CreditNote" : "Invoice";
        var namespace = "urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2";
        out.writeStartDocument("UTF-8", "1.0");
        out.setDefaultNamespace(namespace);
        out.writeStartElement(namespace, root);
        out.writeDefaultNamespace(namespace);
        out.writeNamespace("cbc", CBC);
        out.writeNamespace("cac", CAC);
        text("CustomizationID", Optional.of("urn:cen.eu:en16931:2017"));
        text("ID", value(Terms.INVOICE_NUMBER));
        text("IssueDate", value(Terms.INVOICE_DATE));
        if (!credit) text("DueDate", value(Terms.DUE_DATE));
        text(root + "TypeCode", Optional.of(credit ? "381" : "380"));
        text("DocumentCurrencyCode", value(Terms.CURRENCY));
        if (value(Terms.PURCHASE_ORDER).isPresent()) {
            start("OrderReference");
            text("ID", value(Terms.PURCHASE_ORDER));
            end();
        }
        party("AccountingSupplierParty", value(Terms.VENDOR_NAME), value(Terms.VAT_ID));
        party("AccountingCustomerParty", value(Terms.BUYER_NAME), value(Terms.BUYER_VAT_ID));
        payment();
        if (value(Terms.TAX_TOTAL).isPresent()) {
            start("TaxTotal");
            amount("TaxAmount", value(Terms.TAX_TOTAL));
            end();
        }
        start("LegalMonetaryTotal");
        amount("LineExtensionAmount", value(Terms.LINES_TOTAL).or(() -> value(Terms.NET_TOTAL)));
        amount("TaxExclusiveAmount", value(Terms.NET_TOTAL));
        amount("TaxInclusiveAmount", value(Terms.TOTAL_AMOUNT));
        amount("AllowanceTotalAmount", value(Terms.ALLOWANCES));
        amount("ChargeTotalAmount", value(Terms.CHARGES));
        amount("PrepaidAmount", value(Terms.PREPAID));
        amount("PayableRoundingAmount", value(Terms.ROUNDING));
        amount("PayableAmount", value(Terms.AMOUNT_DUE).or(() -> value(Terms.TOTAL_AMOUNT)));
        end();
        int number = 1;
        for (var line : invoice.lineItems()) line(number++, line);
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void party(String role, Optional<String> name, Optional<String> vatId) throws XMLStreamException {
        start(role);
        start("Party");
        if (vatId.isPresent()) {
            start("PartyTaxScheme");
            text("CompanyID", vatId);
            start("TaxScheme");
            text("ID", Optional.of("VAT"));
            end();
            end();
        }
        start("PartyLegalEntity");
        text("RegistrationName", name);
        end();
        end();
        end();
    }

    private void payment() throws XMLStreamException {
        if (value(Terms.IBAN).isEmpty()) return;
        start("PaymentMeans");
        text("PaymentMeansCode", Optional.of("30"));
        start("PayeeFinancialAccount");
        text("ID", value(Terms.IBAN));
        if (value(Terms.BIC).isPresent()) {
            start("FinancialInstitutionBranch");
            text("ID", value(Terms.BIC));
            end();
        }
        end();
        end();
    }

    private void line(int number, Map<String, Field> line) throws XMLStreamException {
        start(credit ? "CreditNoteLine" : "InvoiceLine");
        text("ID", Optional.of(Integer.toString(number)));
        text(credit ? "CreditedQuantity" : "InvoicedQuantity", value(line.get(Terms.LINE_QUANTITY)));
        amount("LineExtensionAmount", value(line.get(Terms.LINE_TOTAL)));
        start("Item");
        text("Name", value(line.get(Terms.LINE_DESCRIPTION)));
        if (line.containsKey(Terms.LINE_TAX_RATE)) {
            start("ClassifiedTaxCategory");
            text("Percent", value(line.get(Terms.LINE_TAX_RATE)));
            end();
        }
        end();
        if (line.containsKey(Terms.LINE_UNIT_PRICE)) {
            start("Price");
            amount("PriceAmount", value(line.get(Terms.LINE_UNIT_PRICE)));
            end();
        }
        end();
    }

    private Optional<String> value(String term) {
        return invoice.value(term);
    }

    private static Optional<String> value(@Nullable Field field) {
        return Optional.ofNullable(field).map(Field::value);
    }

    private void start(String name) throws XMLStreamException {
        out.writeStartElement(CAC, name);
    }

    private void end() throws XMLStreamException {
        out.writeEndElement();
    }

    private void text(String name, Optional<String> value) throws XMLStreamException {
        if (value.isEmpty()) return;
        out.writeStartElement(CBC, name);
        out.writeCharacters(printable(value.get()));
        out.writeEndElement();
    }

    private void amount(String name, Optional<String> value) throws XMLStreamException {
        if (value.isEmpty()) return;
        out.writeStartElement(CBC, name);
        if (!currency.isEmpty()) out.writeAttribute("currencyID", currency);
        out.writeCharacters(printable(value.get()));
        out.writeEndElement();
    }

    /** XML 1.0 has no control characters, a scan may have read some. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", " ");
    }
}
