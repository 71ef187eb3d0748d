package docket.samples;

import docket.samples.Invoice.Item;
import docket.samples.Invoice.Tax;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * An invoice as UN/CEFACT Cross Industry Invoice D16B, in the EN 16931 profile of Factur-X 1.0 (ZUGFeRD 2). The order
 * of elements is the schema's.
 */
final class CrossIndustryInvoice {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
                xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
                xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100"
                xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
            """;

    private final StringBuilder xml = new StringBuilder(HEAD);
    private final Invoice invoice;
    private int depth = 1;

    private CrossIndustryInvoice(Invoice invoice) {
        this.invoice = invoice;
    }

    /** @param delivered when the goods arrived */
    static byte[] of(Invoice invoice, LocalDate delivered, String terms) {
        var made = new CrossIndustryInvoice(invoice);
        made.write(delivered, terms);
        return made.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(LocalDate delivered, String terms) {
        in(
                "rsm:ExchangedDocumentContext",
                () -> in(
                        "ram:GuidelineSpecifiedDocumentContextParameter",
                        () -> put("ram:ID", "urn:cen.eu:en16931:2017")));
        in("rsm:ExchangedDocument", () -> {
            put("ram:ID", invoice.number());
            put("ram:TypeCode", "380");
            in("ram:IssueDateTime", () -> day(invoice.date()));
        });
        in("rsm:SupplyChainTradeTransaction", () -> {
            int number = 1;
            for (var item : invoice.items()) line(number++, item);
            in("ram:ApplicableHeaderTradeAgreement", this::agreement);
            in(
                    "ram:ApplicableHeaderTradeDelivery",
                    () -> in(
                            "ram:ActualDeliverySupplyChainEvent",
                            () -> in("ram:OccurrenceDateTime", () -> day(delivered))));
            in("ram:ApplicableHeaderTradeSettlement", () -> settlement(terms));
        });
        xml.append("</rsm:CrossIndustryInvoice>\n");
    }

    private void line(int number, Item item) {
        in("ram:IncludedSupplyChainTradeLineItem", () -> {
            in("ram:AssociatedDocumentLineDocument", () -> put("ram:LineID", Integer.toString(number)));
            in("ram:SpecifiedTradeProduct", () -> {
                put("ram:SellerAssignedID", item.code());
                put("ram:Name", item.description());
            });
            in(
                    "ram:SpecifiedLineTradeAgreement",
                    () -> in("ram:NetPriceProductTradePrice", () -> put("ram:ChargeAmount", plain(item.price()))));
            in(
                    "ram:SpecifiedLineTradeDelivery",
                    () -> put("ram:BilledQuantity", plain(item.quantity()), "unitCode", item.unitCode()));
            in("ram:SpecifiedLineTradeSettlement", () -> {
                in("ram:ApplicableTradeTax", () -> {
                    put("ram:TypeCode", "VAT");
                    put("ram:CategoryCode", "S");
                    put("ram:RateApplicablePercent", plain(item.taxRate()));
                });
                in(
                        "ram:SpecifiedTradeSettlementLineMonetarySummation",
                        () -> put("ram:LineTotalAmount", plain(item.total())));
            });
        });
    }

    private void agreement() {
        put("ram:BuyerReference", invoice.customerNumber());
        in("ram:SellerTradeParty", () -> party(invoice.seller(), true));
        in("ram:BuyerTradeParty", () -> party(invoice.buyer(), false));
        var order = invoice.purchaseOrder();
        if (order != null) in("ram:BuyerOrderReferencedDocument", () -> put("ram:IssuerAssignedID", order));
    }

    private void party(Party party, boolean withContact) {
        put("ram:Name", party.name());
        if (withContact) {
            in("ram:DefinedTradeContact", () -> {
                put("ram:DepartmentName", "Buchhaltung");
                in("ram:TelephoneUniversalCommunication", () -> put("ram:CompleteNumber", party.phone()));
                in("ram:EmailURIUniversalCommunication", () -> put("ram:URIID", party.mail()));
            });
        }
        in("ram:PostalTradeAddress", () -> {
            put("ram:PostcodeCode", party.postcode());
            put("ram:LineOne", party.street());
            put("ram:CityName", party.city());
            put("ram:CountryID", party.country());
        });
        in("ram:URIUniversalCommunication", () -> put("ram:URIID", party.mail(), "schemeID", "EM"));
        if (party.vatId().isEmpty()) return;
        in("ram:SpecifiedTaxRegistration", () -> put("ram:ID", party.vatId(), "schemeID", "VA"));
    }

    private void settlement(String terms) {
        put("ram:PaymentReference", invoice.number());
        put("ram:InvoiceCurrencyCode", invoice.currency());
        in("ram:SpecifiedTradeSettlementPaymentMeans", () -> {
            put("ram:TypeCode", "58");
            in("ram:PayeePartyCreditorFinancialAccount", () -> {
                put("ram:IBANID", invoice.account().iban());
                put("ram:AccountName", invoice.seller().name());
            });
            in(
                    "ram:PayeeSpecifiedCreditorFinancialInstitution",
                    () -> put("ram:BICID", invoice.account().bic()));
        });
        for (var tax : invoice.totals().taxes()) in("ram:ApplicableTradeTax", () -> tax(tax));
        in("ram:SpecifiedTradePaymentTerms", () -> {
            put("ram:Description", terms);
            in("ram:DueDateDateTime", () -> day(invoice.due()));
        });
        var totals = invoice.totals();
        in("ram:SpecifiedTradeSettlementHeaderMonetarySummation", () -> {
            put("ram:LineTotalAmount", plain(totals.net()));
            put("ram:TaxBasisTotalAmount", plain(totals.net()));
            put("ram:TaxTotalAmount", plain(totals.tax()), "currencyID", invoice.currency());
            put("ram:GrandTotalAmount", plain(totals.total()));
            put("ram:DuePayableAmount", plain(totals.total()));
        });
    }

    private void tax(Tax tax) {
        put("ram:CalculatedAmount", plain(tax.amount()));
        put("ram:TypeCode", "VAT");
        put("ram:BasisAmount", plain(tax.base()));
        put("ram:CategoryCode", "S");
        put("ram:RateApplicablePercent", plain(tax.rate()));
    }

    private void day(LocalDate date) {
        put("udt:DateTimeString", date.format(DateTimeFormatter.BASIC_ISO_DATE), "format", "102");
    }

    private void in(String element, Runnable content) {
        xml.append("  ".repeat(depth++)).append('<').append(element).append(">\n");
        content.run();
        xml.append("  ".repeat(--depth)).append("</").append(element).append(">\n");
    }

    private void put(String element, String text) {
        xml.append("  ".repeat(depth)).append('<').append(element).append('>');
        xml.append(escaped(text)).append("</").append(element).append(">\n");
    }

    private void put(String element, String text, String attribute, String value) {
        xml.append("  ".repeat(depth)).append('<').append(element).append(' ');
        xml.append(attribute).append("=\"").append(escaped(value)).append("\">");
        xml.append(escaped(text)).append("</").append(element).append(">\n");
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
