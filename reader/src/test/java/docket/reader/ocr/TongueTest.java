package docket.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import docket.reader.ocr.SeenLine.SeenWord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TongueTest {

    private static final Set<String> INSTALLED = Set.of("eng", "deu", "fra", "ita", "spa");

    private static Optional<String> told(String text) {
        var words = Arrays.stream(text.split(" "))
                .map(word -> new SeenWord(word, 0, 0, 40, 20, 0.9))
                .toList();
        return Tongue.of(List.of(new SeenLine(words, 18, 20)), INSTALLED);
    }

    @Test
    void wordsThatSeveralLanguagesShareTellNoneOfThem() {
        assertThat(told("total de la 12,50")).isEmpty();
        assertThat(told("cliente iva numero")).isEmpty();
    }

    @Test
    void twoWordsOfItsOwnTellALanguageAmongSharedOnes() {
        assertThat(told("date total de quantite montant")).contains("fra");
        assertThat(told("date invoice description total")).contains("eng");
        assertThat(told("datum menge einzelpreis")).contains("deu");
    }

    @Test
    void portugueseIsReadWithSpanishDataWhereItsOwnIsMissing() {
        assertThat(told("fatura quantidade descricao")).contains("spa");
    }
}
