package docket.classifier;

import docket.messages.Confidence;
import docket.messages.Kind;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says what a document is and why. Keeps nothing between documents; one instance serves all threads. */
public final class Classifier {

    /** The model's own probability never claims to be certain. */
    private static final double SUREST = 0.995;

    private static final int REASONS = 4;
    private static final int REASONS_FOR_OTHER = 2;
    private static final double TELLING = 0.12;
    private static final String BY_DECLARATION = "xml-root-1";
    private static final String BY_CONTAINER = "container-1";

    /** Fewer words than a paragraph or two go with an attachment; they are no document. */
    private static final int DOCUMENT_WORDS = 150;

    private final Features features;
    private final Model model;

    private Classifier(Features features, Model model) {
        this.features = features;
        this.model = model;
    }

    /** With the model that comes with this module. Takes some 50 ms; keep the instance. */
    public static Classifier load() {
        return with(Model.load());
    }

    /** With a model of one's own, as training does. */
    public static Classifier with(Model model) {
        return new Classifier(new Features(), model);
    }

    /** Part of the key under which a classification is kept: another version classifies anew. */
    public String engine() {
        return model.engine();
    }

    /** Where the model proposes to ask a person: chosen on documents it had not seen. */
    public Confidence threshold() {
        return new Confidence(model.threshold());
    }

    /**
     * Never throws for a document that was read; without words it is {@link Kind#OTHER} with confidence 0. A container
     * of files is certainly {@link Kind#OTHER}, unless a mail's own words are a document.
     */
    public Classification classify(Pages pages) {
        if (pages.isContainer() && !pages.attachments().isEmpty()) return ofContainer(pages);
        return DeclaredKind.of(pages)
                .map(declared -> new Classification(
                        declared.kind(), Confidence.CERTAIN, List.of(declared.reason()), BY_DECLARATION))
                .orElseGet(() -> weigh(pages));
    }

    /** A mail may be a document itself, say a contract's text; a few words around an attachment are none. */
    private Classification ofContainer(Pages pages) {
        int words = pages.pages().stream().mapToInt(page -> page.words().size()).sum();
        if (!pages.isBareContainer() && words >= DOCUMENT_WORDS) {
            var own = weigh(pages);
            if (!own.unsure(threshold()) && own.kind() != Kind.OTHER) return own;
        }
        int files = pages.attachments().size();
        var what = (pages.isBareContainer() ? "holds " : "brought ") + (files == 1 ? "one file" : files + " files");
        return new Classification(Kind.OTHER, Confidence.CERTAIN, List.of(what), BY_CONTAINER);
    }

    private Classification weigh(Pages pages) {
        if (!pages.hasText()) {
            return new Classification(Kind.OTHER, new Confidence(0), List.of("no text could be read"), model.engine());
        }
        var seen = features.of(pages, model.weights()::containsKey);
        var probabilities = model.probabilities(seen);
        var kind = Kind.values()[highest(probabilities)];
        var confidence = new Confidence(Math.min(SUREST, probabilities[kind.ordinal()]));
        return new Classification(kind, confidence, reasons(seen, kind), model.engine());
    }

    private static int highest(double[] values) {
        int highest = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[highest]) highest = i;
        return highest;
    }

    private List<String> reasons(List<Feature> seen, Kind kind) {
        // Single words are weak evidence, and for "none of these" they tell a person nothing.
        boolean other = kind == Kind.OTHER;
        var strongest = seen.stream()
                .filter(feature -> !feature.words().isEmpty())
                .filter(feature -> !other || !feature.name().startsWith(Features.WORD))
                .filter(feature -> model.contribution(feature, kind) > TELLING)
                .sorted(Comparator.comparingDouble((Feature feature) -> -model.contribution(feature, kind)))
                .toList();
        var reasons = new ArrayList<String>();
        for (Feature feature : strongest) {
            if (reasons.size() == (other ? REASONS_FOR_OTHER : REASONS)) break;
            if (reasons.stream().noneMatch(reason -> quotesTheSame(reason, feature.words()))) {
                reasons.add(feature.words());
            }
        }
        if (other) reasons.add("little that is typical of an invoice, receipt, contract or request");
        if (reasons.isEmpty()) reasons.add("nothing typical of another kind");
        return reasons;
    }

    private static boolean quotesTheSame(String reason, String other) {
        return quoted(reason).equalsIgnoreCase(quoted(other));
    }

    private static String quoted(String reason) {
        int quote = reason.indexOf('"');
        return quote < 0 ? reason : reason.substring(quote);
    }
}
