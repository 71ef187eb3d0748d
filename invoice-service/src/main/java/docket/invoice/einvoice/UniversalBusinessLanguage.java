package docket.invoice.einvoice;

import docket.documents.Field;
import docket.invoice.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OASIS UBL 2 {@code Invoice} and {@code CreditNote}, as EN 16931, Peppol BIS Billing and XRechnung use them. */
final class UniversalBusinessLanguage implements Syntax {

    @Override
    public boolean reads(Node root) {
        return (root.name().equals("Invoice") || root.name().equals("CreditNote"))
                && (!root.children("AccountingSupplierParty").isEmpty()
                        || !root.children("LegalMonetaryTotal").isEmpty());
    }

    @Override
    public List<Map<String, Field>> read(Node root, Facts facts) {
        root.first("InvoiceTypeCode|CreditNoteTypeCode")
                .ifPresent(type -> facts.value(Terms.DOC_TYPE, type, docType(root, type.text())));
        facts.value(Terms.DOC_TYPE, root, docType(root, ""));
        facts.text(Terms.INVOICE_NUMBER, root.first("ID"));
        facts.date(Terms.INVOICE_DATE, root.first("IssueDate"));
        facts.date(Terms.DUE_DATE, root.first("DueDate").or(() -> root.first("PaymentMeans", "PaymentDueDate")));
        facts.text(Terms.CURRENCY, root.first("DocumentCurrencyCode"));
        facts.text(Terms.PURCHASE_ORDER, root.first("OrderReference", "ID"));
        facts.text(Terms.COST_CENTRE, root.first("AccountingCost"));
        facts.date(Terms.DELIVERY_DATE, root.first("Delivery", "ActualDeliveryDate"));
        root.all("AccountingSupplierParty", "Party").forEach(party -> {
            facts.text(Terms.VENDOR_NAME, name(party));
            facts.text(Terms.VAT_ID, taxNumber(party, true));
            facts.text(Terms.TAX_NUMBER, taxNumber(party, false));
        });
        root.all("AccountingCustomerParty", "Party").forEach(party -> {
            facts.text(Terms.BUYER_NAME, name(party));
            facts.text(Terms.BUYER_VAT_ID, taxNumber(party, true));
        });
        facts.text(Terms.IBAN, root.first("PaymentMeans", "PayeeFinancialAccount", "ID"));
        facts.text(
                Terms.BIC,
                root.first("PaymentMeans", "PayeeFinancialAccount", "FinancialInstitutionBranch", "ID")
                        .or(() -> root.first(
                                "PaymentMeans",
                                "PayeeFinancialAccount",
                                "FinancialInstitutionBranch",
                                "FinancialInstitution",
                                "ID")));
        facts.text(Terms.PAYMENT_TERMS, root.first("PaymentTerms", "Note"));
        totals(root, facts);
        return root.all("InvoiceLine|CreditNoteLine").stream()
                .map(line -> line(line, facts.sibling()))
                .toList();
    }

    private static String docType(Node root, String code) {
        return root.name().equals("CreditNote") ? Terms.CREDIT_NOTE : TypeCodes.docType(code);
    }

    private static Optional<Node> name(Node party) {
        return party.first("PartyLegalEntity", "RegistrationName")
                .or(() -> party.first("PartyName", "Name"))
                .or(() -> party.first("Contact", "Name"));
    }

    private static Optional<Node> taxNumber(Node party, boolean vat) {
        return party.all("PartyTaxScheme").stream()
                .filter(scheme -> scheme.first("TaxScheme", "ID")
                                .map(id -> id.text().equals("VAT"))
                                .orElse(false)
                        == vat)
                .flatMap(scheme -> scheme.first("CompanyID").stream())
                .findFirst();
    }

    private static void totals(Node root, Facts facts) {
        var currency = root.first("DocumentCurrencyCode").map(Node::text).orElse("");
        var taxes = root.all("TaxTotal", "TaxAmount");
        facts.amount(
                Terms.TAX_TOTAL,
                taxes.stream()
                        .filter(tax -> tax.attribute("currencyID").equals(currency))
                        .findFirst()
                        .or(() -> taxes.stream().findFirst()));
        var sums = "LegalMonetaryTotal|RequestedMonetaryTotal";
        facts.amount(Terms.LINES_TOTAL, root.first(sums, "LineExtensionAmount"));
        facts.amount(Terms.NET_TOTAL, root.first(sums, "TaxExclusiveAmount"));
        facts.amount(Terms.TOTAL_AMOUNT, root.first(sums, "TaxInclusiveAmount"));
        facts.amount(Terms.ALLOWANCES, root.first(sums, "AllowanceTotalAmount"));
        facts.amount(Terms.CHARGES, root.first(sums, "ChargeTotalAmount"));
        facts.amount(Terms.ROUNDING, root.first(sums, "PayableRoundingAmount"));
        root.all("TaxTotal", "TaxSubtotal").stream()
                .filter(tax -> tax.first("TaxAmount")
                        .map(each -> currency.isEmpty()
                                || each.attribute("currencyID").equals(currency))
                        .orElse(false))
                .forEach(tax -> facts.tax(
                        tax,
                        tax.first("TaxableAmount"),
                        tax.first("TaxAmount"),
                        tax.first("TaxCategory", "Percent").or(() -> tax.first("Percent"))));
        facts.amount(Terms.PREPAID, root.first(sums, "PrepaidAmount"));
        facts.amount(Terms.AMOUNT_DUE, root.first(sums, "PayableAmount"));
        facts.completeTotals();
    }

    private static Map<String, Field> line(Node line, Facts facts) {
        facts.text(
                Terms.LINE_DESCRIPTION,
                line.first("Item", "Name")
                        .or(() -> line.first("Item", "Description"))
                        .or(() -> line.first("Note")));
        var quantity = line.first("InvoicedQuantity|CreditedQuantity");
        facts.amount(Terms.LINE_QUANTITY, quantity);
        quantity.filter(each -> !each.attribute("unitCode").isEmpty())
                .ifPresent(each -> facts.value(Terms.LINE_UNIT, each, each.attribute("unitCode")));
        line.first("Price", "PriceAmount")
                .ifPresent(price -> CrossIndustryInvoice.unitPrice(price, line.first("Price", "BaseQuantity"), facts));
        facts.adjustments(Terms.LINE_ADJUSTMENT, line.children("AllowanceCharge"), "ChargeIndicator", "true", "Amount");
        facts.amount(Terms.LINE_TAX_RATE, line.first("Item", "ClassifiedTaxCategory", "Percent"));
        facts.amount(Terms.LINE_TOTAL, line.first("LineExtensionAmount"));
        return facts.fields();
    }
}
