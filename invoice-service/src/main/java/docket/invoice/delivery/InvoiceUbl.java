package docket.invoice.delivery;

import docket.documents.Field;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.invoice.Values;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final String VAT = "VAT";

    /** As taxes are spelled in words, one part a rate. */
    private static final Pattern TAX = Pattern.compile(
            "(?:(?<rate>\\d+(?:\\.\\d+)?) % of|on) (?<base>-?\\d+(?:\\.\\d+)?) = (?<tax>-?\\d+(?:\\.\\d+)?)");

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
        text("ID", value(Terms.INVOICE_NUMBER));
        text("IssueDate", value(Terms.INVOICE_DATE));
        if (!credit) text("DueDate", value(Terms.DUE_DATE));
        text(root + "TypeCode", Optional.of(credit ? "381" : "380"));
        text("DocumentCurrencyCode", value(Terms.CURRENCY));
        text("AccountingCost", value(Terms.COST_CENTRE));
        if (value(Terms.PURCHASE_ORDER).isPresent()) {
            start("OrderReference");
            text("ID", value(Terms.PURCHASE_ORDER));
            end();
        }
        party("AccountingSupplierParty", value(Terms.VENDOR_NAME), value(Terms.VAT_ID), value(Terms.TAX_NUMBER));
        party("AccountingCustomerParty", value(Terms.BUYER_NAME), value(Terms.BUYER_VAT_ID), Optional.empty());
        around("Delivery", "ActualDeliveryDate", value(Terms.DELIVERY_DATE));
        payment();
        around("PaymentTerms", "Note", value(Terms.PAYMENT_TERMS));
        adjustment(value(Terms.ALLOWANCES), false);
        adjustment(value(Terms.CHARGES), true);
        taxes();
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

    private void party(String role, Optional<String> name, Optional<String> vatId, Optional<String> taxNumber)
            throws XMLStreamException {
        start(role);
        start("Party");
        taxScheme(vatId, VAT);
        taxScheme(taxNumber, "FC");
        around("PartyLegalEntity", "RegistrationName", name);
        end();
        end();
    }

    private void taxScheme(Optional<String> number, String scheme) throws XMLStreamException {
        if (number.isEmpty()) return;
        start("PartyTaxScheme");
        text("CompanyID", number);
        around("TaxScheme", "ID", Optional.of(scheme));
        end();
    }

    /** A sum that the invoice does not part by reasons is one. */
    private void adjustment(Optional<String> amount, boolean adds) throws XMLStreamException {
        var size = amount.flatMap(Values::amount).filter(each -> each.signum() != 0);
        if (size.isEmpty()) return;
        start("AllowanceCharge");
        text("ChargeIndicator", Optional.of(Boolean.toString(adds)));
        amount("Amount", size.map(BigDecimal::abs).map(Values::amount));
        end();
    }

    private void taxes() throws XMLStreamException {
        if (value(Terms.TAX_TOTAL).isEmpty()) return;
        start("TaxTotal");
        amount("TaxAmount", value(Terms.TAX_TOTAL));
        var rates = TAX.matcher(value(Terms.TAXES).orElse(""));
        while (rates.find()) {
            start("TaxSubtotal");
            amount("TaxableAmount", Optional.of(rates.group("base")));
            amount("TaxAmount", Optional.of(rates.group("tax")));
            category("TaxCategory", Optional.ofNullable(rates.group("rate")));
            end();
        }
        end();
    }

    /** Why nothing is raised is not known: exempt, exported, reverse charge. */
    private void category(String name, Optional<String> rate) throws XMLStreamException {
        start(name);
        if (rate.flatMap(Values::amount).filter(each -> each.signum() > 0).isPresent()) text("ID", Optional.of("S"));
        text("Percent", rate);
        around("TaxScheme", "ID", Optional.of(VAT));
        end();
    }

    private void around(String group, String name, Optional<String> value) throws XMLStreamException {
        if (value.isEmpty()) return;
        start(group);
        text(name, value);
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
        measured(
                credit ? "CreditedQuantity" : "InvoicedQuantity",
                value(line.get(Terms.LINE_QUANTITY)),
                "unitCode",
                value(line.get(Terms.LINE_UNIT)).orElse(""));
        amount("LineExtensionAmount", value(line.get(Terms.LINE_TOTAL)));
        var adjusted = value(line.get(Terms.LINE_ADJUSTMENT));
        adjustment(
                adjusted,
                adjusted.flatMap(Values::amount)
                        .filter(each -> each.signum() > 0)
                        .isPresent());
        start("Item");
        text("Name", value(line.get(Terms.LINE_DESCRIPTION)));
        if (line.containsKey(Terms.LINE_TAX_RATE))
            category("ClassifiedTaxCategory", value(line.get(Terms.LINE_TAX_RATE)));
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
        measured(name, value, "currencyID", currency);
    }

    private void measured(String name, Optional<String> value, String attribute, String of) throws XMLStreamException {
        if (value.isEmpty()) return;
        out.writeStartElement(CBC, name);
        if (!of.isEmpty()) out.writeAttribute(attribute, printable(of));
        out.writeCharacters(printable(value.get()));
        out.writeEndElement();
    }

    /** XML 1.0 has no control characters, a scan may have read some. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", " ");
    }
}
