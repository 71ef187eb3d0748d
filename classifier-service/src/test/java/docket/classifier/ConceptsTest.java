package docket.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConceptsTest {

    private static final Concepts CONCEPTS = Concepts.load();

    @Test
    void aConceptIsFoundInEveryLanguageAndQuotedAsItStands() {
        assertThat(found("Total TTC, n° de facture : 17"))
                .contains("invoice number: n° de facture", "gross amount: Total TTC");
        assertThat(found("Fälligkeit: sofort")).contains("payment terms: Fälligkeit");
    }

    @Test
    void aGermanCompoundIsKnownByItsEnd() {
        assertThat(found("Grundstückskaufvertrag")).contains("contract: Grundstückskaufvertrag");
    }

    @Test
    void aWordInsideAnotherIsNotFound() {
        assertThat(found("intaglio, evaluable, restaurante")).isEmpty();
    }

    @Test
    void aPhraseMayRunOverALineBreak() {
        assertThat(found("the request for\nproposals closes")).contains("tender: request for proposals");
    }

    private static List<String> found(String text) {
        if (!(new Reader().read(text.getBytes(StandardCharsets.UTF_8), "text")
                instanceof ReadResult.Read(Pages pages))) {
            throw new AssertionError(text);
        }
        var wording = Wording.of(pages);
        var found = new ArrayList<String>();
        CONCEPTS.find(
                wording,
                (concept, first, last) -> found.add(CONCEPTS.names().get(concept) + ": " + wording.shown(first, last)));
        return found;
    }
}
