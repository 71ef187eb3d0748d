package docket.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.Confidence;
import docket.messages.Kind;
import docket.reader.Attachment;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassifierTest {

    private static final String INVOICE = """
            Sample Supplies Ltd
            INVOICE
            Invoice number: 2026-0117     Invoice date: 12/03/2026
            Bill to: Example Bakery, 3 Mill Lane
            Description          Qty   Unit price    Amount
            Paper bags           10         12.00    120.00
            Ribbon                4          5.00     20.00
            Net total                                140.00
            VAT 20 %                                  28.00
            Amount due                               168.00
            Payment terms: 30 days. IBAN GB00EXMP1234
            """;

    private static final String RECHNUNG = """
            Beispiel Handel GmbH, Beispielweg 7, 54321 Beispielhausen
            Rechnung
            Rechnungsnummer: 4711            Rechnungsdatum: 03.02.2026
            Pos.  Bezeichnung       Menge   Einzelpreis    Gesamtpreis
            1     Holzleisten          12          8,00          96,00
            2     Schrauben             2          7,50          15,00
            Nettobetrag                                        111,00
            MwSt. 19 %                                          21,09
            Rechnungsbetrag                                    132,09
            Zahlbar innerhalb von 14 Tagen ohne Abzug. USt-IdNr. DE123456789
            """;

    private static final String RECEIPT = """
            CORNER SHOP
            5 Harbour Row
            Till 3   Cashier: 07
            02/05/2026 17:42
            2 x Milk          3.10
            Bread             2.40
            SUBTOTAL          5.50
            TOTAL             5.50
            CASH             10.00
            CHANGE            4.50
            Thank you, please come again
            """;

    private static final String CONTRACT = """
            CONTRAT DE MAINTENANCE
            Entre les soussignés :
            Exemple Services SARL, ci-après dénommée « le Prestataire », et
            Atelier Modèle, ci-après dénommée « le Client », il a été convenu ce qui suit.
            Article 1 - Objet. Le Prestataire s'engage à entretenir les machines du Client.
            Article 2 - Durée et résiliation. Le contrat est conclu pour douze mois ; préavis de trois mois.
            Article 3 - Responsabilité. Chacune des parties répond de ses fautes.
            Article 4 - Droit applicable. Le présent contrat est régi par le droit français.
            Fait en deux exemplaires. Signature ____________
            """;

    private static final String TENDER = """
            Öffentliche Ausschreibung: Reinigung der Schulgebäude
            1. Leistungsbeschreibung
            Der Bieter muss die Anforderungen der Anlage 2 erfüllen. Nachweise sind dem Angebot beizufügen.
            2. Zuschlagskriterien
            Preis 60 %, Qualität 40 %. Der Zuschlag wird auf das wirtschaftlichste Angebot erteilt.
            3. Angebotsfrist
            Angebote sind bis zum 30.06.2026 einzureichen. Bieterfragen bis zum 15.06.2026.
            """;

    private static final String LETTER = """
            Dear neighbours,
            from June we will be open on Saturdays as well, and there will be music in the yard.
            The children from the school next door have painted the wall, and we would like to show it to you.
            Please bring a cup, the coffee is on us. If it rains we shall meet under the roof of the barn.
            Kind regards
            The people from the bakery
            """;

    private final Classifier classifier = Classifier.load();

    @Test
    void anInvoiceIsKnownByItsWordsAndSums() {
        assertThat(classify(INVOICE).kind()).isEqualTo(Kind.INVOICE);
        assertThat(classify(RECHNUNG).kind()).isEqualTo(Kind.INVOICE);
    }

    @Test
    void aReceiptIsNarrowAndWasPaid() {
        var receipt = classify(RECEIPT);
        assertThat(receipt.kind()).isEqualTo(Kind.RECEIPT);
        assertThat(receipt.reasons()).contains("narrow as a till roll");
    }

    @Test
    void aContractIsKnownInALanguageWithoutRealExamples() {
        assertThat(classify(CONTRACT).kind()).isEqualTo(Kind.CONTRACT);
    }

    @Test
    void aCallForTendersIsARequestForAProposal() {
        assertThat(classify(TENDER).kind()).isEqualTo(Kind.PROPOSAL_REQUEST);
    }

    @Test
    void aLetterIsNoneOfThese() {
        assertThat(classify(LETTER).kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void reasonsQuoteTheDocument() {
        assertThat(classify(RECHNUNG).reasons()).isNotEmpty().allSatisfy(reason -> {
            if (reason.contains("\"")) {
                assertThat(RECHNUNG)
                        .containsIgnoringCase(reason.substring(reason.indexOf('"') + 1, reason.lastIndexOf('"')));
            }
        });
    }

    @Test
    void theSameDocumentIsClassifiedTheSameWay() {
        assertThat(classify(CONTRACT)).isEqualTo(Classifier.load().classify(read(CONTRACT)));
    }

    @Test
    void anElectronicInvoiceIsCertain() {
        var ubl = classify(
                "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><ID>7</ID></Invoice>");
        assertThat(ubl.kind()).isEqualTo(Kind.INVOICE);
        assertThat(ubl.confidence()).isEqualTo(Confidence.CERTAIN);

        var fattura = classify("<p:FatturaElettronica xmlns:p=\"x\"><FatturaElettronicaBody/></p:FatturaElettronica>");
        assertThat(fattura.reasons()).containsExactly("electronic invoice (XML document, FatturaPA)");
    }

    @Test
    void anInvoiceAttachedToAPageIsCertainWhateverThePageSays() {
        var xml = "<rsm:CrossIndustryInvoice xmlns:rsm=\"x\"/>".getBytes(StandardCharsets.UTF_8);
        var letter = read(LETTER);
        var attached =
                new Pages(Pages.PDF, letter.pages(), List.of(new Attachment("factur-x.xml", Pages.XML, xml)), Map.of());

        assertThat(classifier.classify(attached).kind()).isEqualTo(Kind.INVOICE);
        assertThat(classifier.classify(attached).confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void anAttachmentThatIsNoInvoiceDecidesNothing() {
        var xml = "<order/>".getBytes(StandardCharsets.UTF_8);
        var broken = "<CrossIndustryInvoice".getBytes(StandardCharsets.UTF_8);
        var letter = read(LETTER);
        var attached = new Pages(
                Pages.PDF,
                letter.pages(),
                List.of(new Attachment("order.xml", Pages.XML, xml), new Attachment("broken.xml", Pages.XML, broken)),
                Map.of());

        assertThat(classifier.classify(attached).kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void withoutWordsThereIsNothingToSay() {
        var blank = classifier.classify(new Pages(Pages.PDF, List.of(), List.of(), Map.of()));
        assertThat(blank.kind()).isEqualTo(Kind.OTHER);
        assertThat(blank.confidence()).isEqualTo(new Confidence(0));
        assertThat(blank.reasons()).containsExactly("no text could be read");
        assertThat(blank.unsure(classifier.threshold())).isTrue();
    }

    @Test
    void belowTheThresholdAPersonIsAsked() {
        var classification = new Classification(Kind.CONTRACT, new Confidence(0.7), List.of(), "test-1");
        assertThat(classification.unsure(new Confidence(0.71))).isTrue();
        assertThat(classification.unsure(new Confidence(0.7))).isFalse();
    }

    @Test
    void theModelIsSmall() throws Exception {
        try (var model = Classifier.class.getResourceAsStream("model.tsv")) {
            assertThat(model).isNotNull();
            assertThat(model.readAllBytes().length).isLessThan(400_000);
        }
    }

    private Classification classify(String text) {
        return classifier.classify(read(text));
    }

    private static Pages read(String text) {
        return switch (new Reader().read(text.getBytes(StandardCharsets.UTF_8), "document")) {
            case ReadResult.Read(Pages pages) -> pages;
            case ReadResult.Refused(var _, String reason) -> throw new AssertionError(reason);
        };
    }
}
