package docket.classifier;

import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.messages.Work;
import docket.reader.Injection;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says what a document is. Where the classifier is not sure, somebody else may be asked, whose answer counts only if
 * the words it rests on stand in the document; without such an answer the classifier's own holds, and the work says why.
 */
public final class ClassifyDocument {

    /** Whoever answered: a document is certain only by what it declares itself to be. */
    private static final double SUREST = 0.995;

    private static final int REASONS = 4;

    private final Classifier classifier;
    private final Supplier<Confidence> threshold;
    private final Supplier<Optional<SecondOpinion>> second;

    /** @param threshold below this the classifier is not sure */
    public ClassifyDocument(Classifier classifier, Confidence threshold, Optional<SecondOpinion> second) {
        this(classifier, () -> threshold, () -> second);
    }

    /** With what the house may change while it runs; both are asked for every document anew. */
    public ClassifyDocument(
            Classifier classifier, Supplier<Confidence> threshold, Supplier<Optional<SecondOpinion>> second) {
        this.classifier = classifier;
        this.threshold = threshold;
        this.second = second;
    }

    /** Part of the key under which a classification is kept: asked otherwise, a document is classified anew. */
    public String engine() {
        return classifier.engine()
                + second.get().map(other -> "+" + other.engine()).orElse("");
    }

    /** The classifier's own name, for work it did alone. */
    String ownEngine() {
        return classifier.engine();
    }

    /** @param instead why another was asked and did not answer; empty if nobody was, or it did */
    record Said(Classification classification, BigDecimal cost, String instead) {

        Work work(long millis) {
            return new Work(classification.engine(), millis, cost, instead);
        }
    }

    Said of(DocumentId document, Pages pages) {
        var own = classifier.classify(pages);
        var asked = second.get();
        if (asked.isEmpty() || !own.unsure(threshold.get()) || !pages.hasText() || pages.isContainer())
            return new Said(own, BigDecimal.ZERO, "");
        // A document that gives orders to machines is for people.
        if (!Injection.in(pages.text()).isEmpty())
            return new Said(own, BigDecimal.ZERO, "no model was asked: the document gives orders to machines");
        var other = asked.get();
        return switch (other.of(document, pages)) {
            case SecondOpinion.Opinion.None(var why, var cost) -> new Said(own, cost, why);
            case SecondOpinion.Opinion.Given given ->
                Grounds.of(pages).hold(given.evidence())
                        ? new Said(believed(own, given, other.engine()), given.cost(), "")
                        : new Said(
                                own,
                                given.cost(),
                                other.engine() + " was not believed: what it quoted does not stand in the document");
        };
    }

    private static Classification believed(Classification own, SecondOpinion.Opinion.Given given, String engine) {
        double confidence = given.kind() == own.kind()
                ? Math.max(own.confidence().value(), given.confidence().value())
                : given.confidence().value();
        return new Classification(
                given.kind(), new Confidence(Math.min(SUREST, confidence)), reasons(given.evidence()), engine);
    }

    private static List<String> reasons(List<String> evidence) {
        return evidence.stream()
                .limit(REASONS)
                .map(words -> "says \"" + words.strip().replaceAll("\\s+", " ") + "\"")
                .toList();
    }
}
