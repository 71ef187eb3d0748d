package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentId;
import docket.review.Events;
import docket.review.Happening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What services say, said again in another language. */
class SentencesTest {

    private static final Tongue GERMAN = Tongue.of("de");

    @Test
    void everyFindingOfEveryServiceHasAGermanForm() throws IOException {
        var said = SaidInSources.in(Stream.of("invoice", "contract", "proposal")
                .flatMap(each -> Stream.of(Path.of("../" + each + "-service/src/main/java")))
                .toList());
        said.addAll(SaidInSources.in(List.of(Path.of("../reader/src/main/java"))));

        assertThat(said).hasSizeGreaterThan(100);
        assertThat(said).filteredOn(each -> !GERMAN.tells(each)).isEmpty();
    }

    @Test
    void everyReasonOfTheClassifierHasAGermanForm() throws IOException {
        var root = Path.of("../classifier-service/src/main/java/docket/classifier");
        var said = SaidInSources.phrasesOf(Stream.of(
                        "Classifier",
                        "ClassifyDocument",
                        "Features",
                        "KindDecision",
                        "ReceiveDocument",
                        "TakeOut",
                        "TakenOut",
                        "model/ModelOpinion")
                .map(each -> root.resolve(each + ".java"))
                .toList());

        assertThat(said).hasSizeGreaterThan(12);
        assertThat(said).filteredOn(each -> !GERMAN.tells(each)).isEmpty();
    }

    @Test
    void everythingTheClassifierSeesOnAPageHasAGermanForm() throws IOException {
        var layout = Files.readString(Path.of("../classifier-service/src/main/java/docket/classifier/Layout.java"));

        assertThat(Pattern.compile("add\\(.*\"([^\"]+)\"\\);").matcher(layout).results())
                .hasSizeGreaterThan(15)
                .map(each -> each.group(1))
                .filteredOn(each -> !GERMAN.tells(each))
                .isEmpty();
    }

    @Test
    void everythingAnEventTellsHasAGermanForm() throws IOException {
        var said = SaidInSources.phrasesOf(List.of(Path.of("src/main/java/docket/review/Happening.java")));

        assertThat(said).hasSizeGreaterThanOrEqualTo(15);
        assertThat(said)
                .filteredOn(each -> !GERMAN.knows(each.replace(SaidInSources.FACT, "%s"))
                        && !GERMAN.knows(each.replace(SaidInSources.FACT + " %", "%s %%")))
                .isEmpty();
        assertThat(Arrays.stream(Ending.values()).map(Happening::ending)).allMatch(GERMAN::knows);
    }

    @Test
    void everyNoteAServiceEndsADocumentWithHasAGermanForm() throws IOException {
        var steps = Stream.of(
                        "invoice-service/src/main/java/docket/invoice/messaging/InvoiceSteps",
                        "contract-service/src/main/java/docket/contract/messaging/ContractSteps",
                        "proposal-service/src/main/java/docket/proposal/WriteBack")
                .map(each -> Path.of("../" + each + ".java"))
                .toList();

        assertThat(SaidInSources.phrasesOf(steps))
                .filteredOn(each -> !GERMAN.tells(each))
                .isEmpty();
    }

    @Test
    void anEventIsToldInTheReadersLanguage() {
        var document = new DocumentId("d-1");

        assertThat(Happening.told(Events.received(document), GERMAN)).isEqualTo("invoice 7.pdf eingegangen, 4 KB");
        assertThat(Happening.told(Events.requested(document), GERMAN)).startsWith("Stimmt diese Rechnung?");
        assertThat(GERMAN.moment(Instant.parse("2026-03-02T14:00:00Z"))).isEqualTo("2. März 2026, 14:00 UTC");
        assertThat(Tongue.ENGLISH.moment(Instant.parse("2026-03-02T14:00:00Z"))).isEqualTo("2 Mar 2026, 14:00 UTC");
    }

    @Test
    void everyPositionOfTheUsualPlaybookHasAGermanForm() throws IOException {
        try (var playbook = SentencesTest.class.getResourceAsStream("/docket/contract/playbook/usual.yaml")) {
            var text = new String(playbook.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Pattern.compile("reason: \"?([^\"\n]+)\"?").matcher(text).results())
                    .isNotEmpty()
                    .map(each -> each.group(1).strip().replaceAll("\\{\\w+}", "7"))
                    .filteredOn(each -> !GERMAN.tells(each))
                    .isEmpty();
        }
    }

    @Test
    void factsStayAsTheyAreAndNamesOfFieldsDoNot() {
        assertThat(GERMAN.told("Net 100.00 and tax 19.00 make 119.00, but the total is 120.00."))
                .isEqualTo("Netto 100.00 und Steuer 19.00 ergeben 119.00, aber der Gesamtbetrag ist 120.00.");
        assertThat(GERMAN.told("The invoice number \"A total: 7\" is uncertain (61 %, below 85 %)."))
                .isEqualTo("Rechnungsnummer „A total: 7“ ist unsicher (61 %, unter 85 %).");
        assertThat(GERMAN.told("No clause limits liability; pages 1 to 12 were searched."))
                .isEqualTo("Keine Klausel begrenzt die Haftung; durchsucht wurden die Seiten 1 bis 12.");
    }

    @Test
    void partsOfASentenceAreTranslatedToo() {
        assertThat(GERMAN.told("Line 2 (Paper $1): the price is 4 per pack (2 per box), but 3 was ordered."))
                .isEqualTo("Position 2 (Paper $1): Der Preis ist 4 je pack (2 je box), aber bestellt wurde 3.");
        assertThat(GERMAN.told("line 3: no number as in 1200.50: many"))
                .isEqualTo("Position 3: keine Zahl wie 1200.50: many");
    }

    @Test
    void reasonsOneAfterTheOtherAreToldOneByOne() {
        assertThat(GERMAN.toldAll("The total was not found. The invoice date was not found.; unheard of"))
                .isEqualTo("Nicht gefunden: Betrag. Nicht gefunden: Rechnungsdatum.; unheard of");
    }

    @Test
    void whatNobodyTranslatedIsSaidInEnglish() {
        assertThat(GERMAN.told("Something new happened to 7 of them."))
                .isEqualTo("Something new happened to 7 of them.");
        assertThat(Tongue.ENGLISH.told("The total is zero.")).isEqualTo("The total is zero.");
    }

    @Test
    void theOtherLanguageHasNoGapThatEnglishHasNot() {
        Tongue.read("/i18n/sentences.de.json").forEach((english, german) -> {
            long gaps = Pattern.compile("%[st]").matcher(english).results().count();
            assertThat(Pattern.compile("\\{(\\d)}")
                            .matcher(german)
                            .results()
                            .map(each -> Integer.parseInt(each.group(1))))
                    .as(english)
                    .allMatch(each -> each >= 1 && each <= gaps);
        });
    }
}
