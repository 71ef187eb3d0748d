package docket.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import docket.classifier.Feature;
import docket.classifier.Features;
import docket.classifier.training.Calibration.Unseen;
import docket.messages.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

    @Test
    void whatOnlyOneFamilyShowsCannotBeLearntAboutThatFamily() {
        var examples = new ArrayList<Example>();
        for (int family = 0; family < 20; family++) {
            var kind = family % 2 == 0 ? Kind.INVOICE : Kind.CONTRACT;
            for (int document = 0; document < 3; document++) {
                examples.add(example(kind, "family " + family, new Feature("c:only " + family, 1, "")));
            }
        }
        assertThat(CrossValidation.byGroup(examples))
                .allSatisfy(unseen -> assertThat(unseen.confidence(1)).isLessThan(0.6));
    }

    @Test
    void whatFamiliesShareIsLearnt() {
        var examples = new ArrayList<Example>();
        for (int family = 0; family < 20; family++) {
            var kind = family % 2 == 0 ? Kind.INVOICE : Kind.CONTRACT;
            examples.add(example(kind, "family " + family, new Feature("c:" + kind.label(), 1, "")));
        }
        assertThat(CrossValidation.byGroup(examples)).hasSize(20).allMatch(Unseen::right);
    }

    @Test
    void aWordThatOnlyTellsTheLanguageIsNotChosenBeforeOneThatTellsTheKind() {
        var examples = new ArrayList<Example>();
        for (int family = 0; family < 24; family++) {
            var kind = family % 2 == 0 ? Kind.INVOICE : Kind.CONTRACT;
            var language = family < 12 ? "de" : "en";
            examples.add(new Example(
                    "d" + family,
                    kind,
                    language,
                    "family " + family,
                    Example.Origin.LABELLED,
                    1,
                    true,
                    List.of(
                            new Feature(Features.WORD + language, 1, ""),
                            new Feature(Features.WORD + kind.label(), 1, ""))));
        }
        assertThat(Vocabulary.choose(examples, 2)).containsExactlyInAnyOrder("w:invoice", "w:contract");
    }

    @Test
    void theSameExamplesGiveTheSameModel() {
        var examples = List.of(
                example(Kind.INVOICE, "one", new Feature("c:invoice", 1, "")),
                example(Kind.CONTRACT, "two", new Feature("c:contract", 0.5, "")));
        assertThat(CrossValidation.fit(examples).write())
                .isEqualTo(CrossValidation.fit(examples).write());
    }

    private static Example example(Kind kind, String family, Feature feature) {
        return new Example(family, kind, "en", family, Example.Origin.LABELLED, 1, true, List.of(feature));
    }
}
