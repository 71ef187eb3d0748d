package docket.classifier;

import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.util.List;

/** Whom the classifier asks when it is not sure itself. Never throws: an asker who gets no answer decides alone. */
public interface SecondOpinion {

    /** Who is asked and how, with versions: part of the key under which a classification is kept. */
    String engine();

    Opinion of(DocumentId document, Pages pages);

    /** What came of asking. */
    sealed interface Opinion {

        /** In US dollars; no answer may cost something, too. */
        BigDecimal cost();

        /** @param evidence words that are said to stand in the document; whether they do is for the asker to look */
        record Given(Kind kind, Confidence confidence, List<String> evidence, BigDecimal cost) implements Opinion {
            public Given {
                evidence = List.copyOf(evidence);
            }
        }

        /** @param why for the timeline; holds none of the document's words */
        record None(String why, BigDecimal cost) implements Opinion {}
    }
}
