package docket.samples;

import docket.samples.Invoice.Account;
import docket.samples.Invoice.Item;
import docket.samples.Invoice.Totals;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four invoices among the samples. Account numbers are the examples published with the IBAN standard. */
final class SampleInvoices {

    private static final Account GERMAN_ACCOUNT =
            new Account("Beispielbank Köln", "DE89370400440532013000", "COBADEFFXXX");
    private static final Account BRITISH_ACCOUNT =
            new Account("Sample Bank, Leeds", "GB82WEST12345698765432", "WESTGB2LXXX");
    private static final Account FRENCH_ACCOUNT =
            new Account("Banque Exemple, Lyon", "FR1420041010050500013M02606", "PSSTFRPPXXX");

    private static final String GERMAN_TERMS = "Bitte überweisen Sie den Betrag bis zum 16.04.2026 ohne Abzug.";

    private SampleInvoices() {}

    static Invoice german() {
        var seller = new Party(
                "Beispiel Handel GmbH",
                "Musterstraße 12",
                "50667",
                "Köln",
                "DE",
                CheckDigits.german("12345678"),
                "0221 4710 120",
                "rechnung@example.com");
        var buyer = new Party(
                "Musterkunde Maschinenbau AG", "Probeweg 7", "44135", "Dortmund", "DE", "", "", "einkauf@example.org");
        return invoice(
                "2026-0815",
                LocalDate.of(2026, 3, 17),
                LocalDate.of(2026, 4, 16),
                "B-2026-114",
                "10472",
                "EUR",
                seller,
                buyer,
                GERMAN_ACCOUNT,
                List.of(
                        item("A1040", "Werkbankplatte Buche, 2000 × 700 mm", "4", "Stück", "C62", "129.00", "19"),
                        item("A2210", "Schubladenschrank, 5 Schübe, abschließbar", "2", "Stück", "C62", "348.50", "19"),
                        item("B0815", "Sichtlagerkasten Größe 3, blau", "60", "Stück", "C62", "2.45", "19"),
                        item("B0816", "Schiene für Sichtlagerkästen, 1 m", "12", "Stück", "C62", "9.90", "19"),
                        item("L0100", "Montage vor Ort", "6.5", "Std.", "HUR", "68.00", "19"),
                        item("L0900", "Anlieferung mit Hebebühne", "1", "Psch.", "LS", "85.00", "19")));
    }

    static byte[] germanFacturX() throws IOException {
        var invoice = german();
        var delivered = LocalDate.of(2026, 3, 12);
        var words = Words.first("de")
                .with("intro", "Für unsere Lieferung vom 12.03.2026 berechnen wir Ihnen:")
                .with("terms", GERMAN_TERMS);
        var look = Look.sans(
                Ink.rgb(0x14507a), Logo.RING, "pos", "code", "description", "quantity", "unit", "price", "amount");
        try (var press =
                new Press("Rechnung " + invoice.number(), invoice.seller().name(), invoice.date())) {
            new WindowLetter().draw(press, invoice, words, look);
            var xml = CrossIndustryInvoice.of(invoice, delivered, GERMAN_TERMS);
            FacturX.attach(press.document(), xml, invoice.date());
            return press.bytes();
        }
    }

    static Invoice english() {
        var seller = new Party(
                "Sample Supplies Ltd",
                "14 Specimen Street",
                "LS1 4AP",
                "Leeds",
                "GB",
                CheckDigits.british("1234567"),
                "0113 496 0120",
                "accounts@example.com");
        var buyer = new Party(
                "Example Manufacturing plc",
                "200 Placeholder Road",
                "B2 4QA",
                "Birmingham",
                "GB",
                CheckDigits.british("9876543"),
                "",
                "");
        return invoice(
                "INV-10482",
                LocalDate.of(2026, 4, 9),
                LocalDate.of(2026, 5, 9),
                "PO-7734-26",
                "C-20881",
                "GBP",
                seller,
                buyer,
                BRITISH_ACCOUNT,
                List.of(
                        item("P-110", "Safety helmets, white, adjustable", "40", "each", "C62", "11.75", "20"),
                        item("P-114", "Hearing protectors, foldable", "40", "each", "C62", "9.20", "20"),
                        item("P-205", "Cut-resistant gloves, size 9", "120", "pair", "PR", "4.35", "20"),
                        item("S-031", "First aid cabinet, filled", "3", "each", "C62", "86.00", "20"),
                        item("H-400", "Heating oil for the site office", "600", "litre", "LTR", "0.82", "5"),
                        item("H-401", "Delivery of heating oil", "1", "trip", "LS", "38.00", "5"),
                        item("S-090", "Fire extinguisher service, per unit", "14", "each", "C62", "17.50", "20")));
    }

    static Invoice french() {
        var seller = new Party(
                "Exemple Services SARL",
                "8 rue de l'Exemple",
                "69003",
                "Lyon",
                "FR",
                CheckDigits.french("12345678"),
                "04 65 71 01 20",
                "compta@example.com");
        var buyer = new Party(
                "Hôtel du Spécimen SAS",
                "25 avenue du Modèle",
                "44000",
                "Nantes",
                "FR",
                CheckDigits.french("87654321"),
                "",
                "");
        return invoice(
                "F-2026-00317",
                LocalDate.of(2026, 2, 26),
                LocalDate.of(2026, 3, 28),
                null,
                "CL-0442",
                "EUR",
                seller,
                buyer,
                FRENCH_ACCOUNT,
                List.of(
                        item("E10", "Entretien des chaudières, visite annuelle", "2", "forfait", "LS", "310.00", "10"),
                        item("E22", "Remplacement d'un circulateur, fourniture", "1", "pièce", "C62", "486.90", "20"),
                        item("M01", "Main-d'œuvre plombier", "7.5", "heure", "HUR", "54.00", "10"),
                        item("M09", "Déplacement zone 2", "2", "forfait", "LS", "45.00", "20"),
                        item("E31", "Vannes thermostatiques", "18", "pièce", "C62", "23.40", "20")));
    }

    /** Sound but for its total: two digits changed places. */
    static Invoice wrongTotal() {
        var seller = new Party(
                "Specimen Instruments Ltd",
                "Unit 7, Specimen Business Park",
                "BS1 4ST",
                "Bristol",
                "GB",
                CheckDigits.british("2345678"),
                "0117 496 0188",
                "billing@example.net");
        var buyer = new Party(
                "Placeholder Laboratories LLP",
                "3 Example Lane",
                "EH1 1YZ",
                "Edinburgh",
                "GB",
                CheckDigits.british("3456789"),
                "",
                "");
        var right = invoice(
                "SI/2026/0093",
                LocalDate.of(2026, 5, 5),
                LocalDate.of(2026, 6, 4),
                "4500078120",
                "7719",
                "GBP",
                seller,
                buyer,
                BRITISH_ACCOUNT,
                List.of(
                        item("T-01", "Thermometer probe, type K", "10", "each", "C62", "42.80", "20"),
                        item("T-07", "Handheld reader, two channels", "2", "each", "C62", "189.00", "20"),
                        item("C-12", "Calibration with certificate", "12", "each", "C62", "35.50", "20"),
                        item("X-99", "Insured carriage", "1", "each", "C62", "24.50", "20")));
        var totals = right.totals();
        var said = totals.total().add(new BigDecimal("63.00"));
        return withTotals(right, new Totals(totals.net(), totals.taxes(), said));
    }

    static byte[] englishPdf() throws IOException {
        var look = Look.sans(
                Ink.rgb(0x2f5d50), Logo.BARS, "code", "description", "quantity", "unit", "price", "rate", "amount");
        return InvoiceLayout.print(new Band(), english(), Words.first("en"), look);
    }

    static byte[] frenchPdf() throws IOException {
        var look = Look.sans(Ink.rgb(0x8a3b12), Logo.PEAK, "description", "quantity", "price", "rate", "amount");
        var words = Words.first("fr").with("tax", "TVA {0} % sur {1}");
        return InvoiceLayout.print(new Sidebar(), french(), words, look);
    }

    static byte[] wrongTotalPdf() throws IOException {
        var look =
                Look.sans(Ink.rgb(0x4a4e8c), Logo.HEXAGON, "pos", "description", "quantity", "price", "rate", "amount");
        return InvoiceLayout.print(new Ledger(), wrongTotal(), Words.first("en"), look);
    }

    private static Invoice invoice(
            String number,
            LocalDate date,
            LocalDate due,
            @Nullable String purchaseOrder,
            String customer,
            String currency,
            Party seller,
            Party buyer,
            Account account,
            List<Item> items) {
        return new Invoice(
                number, date, due, purchaseOrder, customer, currency, seller, buyer, account, items, Totals.of(items));
    }

    private static Item item(
            String code, String description, String quantity, String unit, String unitCode, String price, String rate) {
        return new Item(
                code,
                description,
                new BigDecimal(quantity),
                unit,
                unitCode,
                new BigDecimal(price),
                new BigDecimal(rate));
    }

    private static Invoice withTotals(Invoice invoice, Totals totals) {
        return new Invoice(
                invoice.number(),
                invoice.date(),
                invoice.due(),
                invoice.purchaseOrder(),
                invoice.customerNumber(),
                invoice.currency(),
                invoice.seller(),
                invoice.buyer(),
                invoice.account(),
                invoice.items(),
                totals);
    }
}
