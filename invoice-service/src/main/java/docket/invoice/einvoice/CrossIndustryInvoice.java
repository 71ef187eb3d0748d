package docket.invoice.einvoice;

import docket.documents.Field;
import docket.invoice.Terms;
import docket.invoice.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * UN/CEFACT Cross Industry Invoice: ZUGFeRD 1.0 ({@code CrossIndustryDocument}) and, with shorter names, ZUGFeRD 2.x,
 * Factur-X and XRechnung ({@code CrossIndustryInvoice}) in every profile.
 */
final class CrossIndustryInvoice implements Syntax {

    private static final String TRADE = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction";
    private static final String AGREEMENT = "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement";
    private static final String DELIVERY = "ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery";
    private static final String SETTLEMENT = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement";
    private static final String SUMS =
            "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation";
    private static final String DATE = "DateTimeString|DateString";

    @Override
    public boolean reads(Node root) {
        return root.name().equals("CrossIndustryInvoice")
                || root.name().equals("CrossIndustryDocument")
                // The release candidates of ZUGFeRD 1.0.
                || root.name().equals("Invoice")
                        && !root.children("HeaderExchangedDocument").isEmpty();
    }

    @Override
    public List<Map<String, Field>> read(Node root, Facts facts) {
        var document = "ExchangedDocument|HeaderExchangedDocument";
        root.first(document, "TypeCode")
                .ifPresent(type -> facts.value(Terms.DOC_TYPE, type, TypeCodes.docType(type.text())));
        facts.text(Terms.INVOICE_NUMBER, root.first(document, "ID"));
        facts.date(
                Terms.INVOICE_DATE,
                root.first(document, "IssueDateTime", DATE).or(() -> root.first(document, "IssueDateTime")));
        var seller = root.all(TRADE, AGREEMENT, "SellerTradeParty");
        seller.forEach(party -> party(party, facts));
        root.all(TRADE, AGREEMENT, "BuyerTradeParty").forEach(party -> {
            facts.text(Terms.BUYER_NAME, party.first("Name").or(() -> person(party)));
            facts.text(Terms.BUYER_VAT_ID, registration(party, "VA"));
        });
        facts.text(
                Terms.PURCHASE_ORDER,
                root.first(TRADE, AGREEMENT, "BuyerOrderReferencedDocument", "IssuerAssignedID|ID"));
        facts.date(
                Terms.DELIVERY_DATE,
                root.first(TRADE, DELIVERY, "ActualDeliverySupplyChainEvent", "OccurrenceDateTime", DATE));
        settlement(root, facts);
        return root.all(TRADE, "IncludedSupplyChainTradeLineItem").stream()
                .map(line -> line(line, facts.sibling()))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void party(Node party, Facts facts) {
        facts.text(
                Terms.VENDOR_NAME,
                party.first("Name")
                        .or(() -> party.first("SpecifiedLegalOrganization", "TradingBusinessName"))
                        .or(() -> person(party)));
        facts.text(Terms.VAT_ID, registration(party, "VA"));
        facts.text(Terms.TAX_NUMBER, registration(party, "FC"));
    }

    private static Optional<Node> person(Node party) {
        return party.first("DefinedTradeContact", "PersonName");
    }

    private static Optional<Node> registration(Node party, String scheme) {
        return party.all("SpecifiedTaxRegistration", "ID").stream()
                .filter(id ->
                        id.attribute("schemeID").equals(scheme) && !id.text().isEmpty())
                .findFirst();
    }

    private static void settlement(Node root, Facts facts) {
        facts.text(Terms.CURRENCY, root.first(TRADE, SETTLEMENT, "InvoiceCurrencyCode"));
        var currency = root.first(TRADE, SETTLEMENT, "InvoiceCurrencyCode")
                .map(Node::text)
                .orElse("");
        facts.text(
                Terms.IBAN,
                root.first(
                        TRADE,
                        SETTLEMENT,
                        "SpecifiedTradeSettlementPaymentMeans",
                        "PayeePartyCreditorFinancialAccount",
                        "IBANID"));
        facts.text(
                Terms.BIC,
                root.first(
                        TRADE,
                        SETTLEMENT,
                        "SpecifiedTradeSettlementPaymentMeans",
                        "PayeeSpecifiedCreditorFinancialInstitution",
                        "BICID"));
        facts.text(Terms.COST_CENTRE, root.first(TRADE, SETTLEMENT, "ReceivableSpecifiedTradeAccountingAccount", "ID"));
        facts.date(
                Terms.DUE_DATE, root.first(TRADE, SETTLEMENT, "SpecifiedTradePaymentTerms", "DueDateDateTime", DATE));
        facts.text(Terms.PAYMENT_TERMS, root.first(TRADE, SETTLEMENT, "SpecifiedTradePaymentTerms", "Description"));
        facts.amount(Terms.LINES_TOTAL, root.first(TRADE, SETTLEMENT, SUMS, "LineTotalAmount"));
        facts.amount(Terms.NET_TOTAL, inCurrency(root.all(TRADE, SETTLEMENT, SUMS, "TaxBasisTotalAmount"), currency));
        facts.amount(Terms.TAX_TOTAL, inCurrency(root.all(TRADE, SETTLEMENT, SUMS, "TaxTotalAmount"), currency));
        facts.amount(Terms.TOTAL_AMOUNT, inCurrency(root.all(TRADE, SETTLEMENT, SUMS, "GrandTotalAmount"), currency));
        facts.amount(Terms.ALLOWANCES, root.first(TRADE, SETTLEMENT, SUMS, "AllowanceTotalAmount"));
        facts.amount(Terms.CHARGES, root.first(TRADE, SETTLEMENT, SUMS, "ChargeTotalAmount"));
        facts.amount(Terms.ROUNDING, root.first(TRADE, SETTLEMENT, SUMS, "RoundingAmount"));
        root.all(TRADE, SETTLEMENT, "ApplicableTradeTax")
                .forEach(tax -> facts.tax(
                        tax,
                        tax.first("BasisAmount"),
                        tax.first("CalculatedAmount"),
                        tax.first("RateApplicablePercent|ApplicablePercent")));
        facts.amount(Terms.PREPAID, root.first(TRADE, SETTLEMENT, SUMS, "TotalPrepaidAmount"));
        facts.amount(Terms.AMOUNT_DUE, root.first(TRADE, SETTLEMENT, SUMS, "DuePayableAmount"));
        facts.completeTotals();
    }

    /** Tax may be told twice, in the invoice's currency and in the seller's own. */
    private static Optional<Node> inCurrency(List<Node> amounts, String currency) {
        return amounts.stream()
                .filter(amount -> amount.attribute("currencyID").equals(currency)
                        && !amount.text().isEmpty())
                .findFirst()
                .or(() -> amounts.stream()
                        .filter(amount -> !amount.text().isEmpty())
                        .findFirst());
    }

    private static Map<String, Field> line(Node line, Facts facts) {
        var agreement = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement";
        var delivery = "SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery";
        var settlement = "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement";
        var sums = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation";
        facts.text(
                Terms.LINE_DESCRIPTION,
                line.first("SpecifiedTradeProduct", "Name")
                        .or(() -> line.first("SpecifiedTradeProduct", "Description"))
                        .or(() -> line.first("AssociatedDocumentLineDocument", "IncludedNote", "Content")));
        var quantity = line.first(delivery, "BilledQuantity");
        facts.amount(Terms.LINE_QUANTITY, quantity);
        quantity.filter(each -> !each.attribute("unitCode").isEmpty())
                .ifPresent(each -> facts.value(Terms.LINE_UNIT, each, each.attribute("unitCode")));
        price(line, agreement, facts);
        var allowances = line.all(settlement, "SpecifiedTradeAllowanceCharge").stream()
                .filter(each -> !each.children("ChargeIndicator").isEmpty())
                .toList();
        facts.adjustments(Terms.LINE_ADJUSTMENT, allowances, "ChargeIndicator", "true", "ActualAmount");
        facts.amount(
                Terms.LINE_TAX_RATE,
                line.first(settlement, "ApplicableTradeTax", "RateApplicablePercent|ApplicablePercent"));
        facts.amount(Terms.LINE_TOTAL, line.first(settlement, sums, "LineTotalAmount"));
        // A line of text alone has a note and nothing to count.
        return facts.has(Terms.LINE_TOTAL) || facts.has(Terms.LINE_QUANTITY) ? facts.fields() : Map.of();
    }

    private static void price(Node line, String agreement, Facts facts) {
        var net = "NetPriceProductTradePrice";
        var gross = "GrossPriceProductTradePrice";
        var price = line.first(agreement, net, "ChargeAmount").or(() -> line.first(agreement, gross, "ChargeAmount"));
        var basis = line.first(agreement, net, "BasisQuantity");
        price.ifPresent(each -> unitPrice(each, basis, facts));
    }

    /** EN 16931 prices a base quantity (BT-149), as in 12.50 for 100; people mean the price of one. */
    static void unitPrice(Node price, Optional<Node> basis, Facts facts) {
        var amount = Values.amount(price.text());
        var per = basis.flatMap(node -> Values.amount(node.text())).filter(each -> each.signum() > 0);
        if (amount.isPresent() && per.isPresent() && per.get().compareTo(BigDecimal.ONE) != 0) {
            facts.value(
                    Terms.LINE_UNIT_PRICE, price, Values.amount(amount.get().divide(per.get(), MathContext.DECIMAL32)));
        } else {
            facts.amount(Terms.LINE_UNIT_PRICE, Optional.of(price));
        }
    }
}
