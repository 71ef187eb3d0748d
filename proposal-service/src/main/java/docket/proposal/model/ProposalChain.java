package docket.proposal.model;

import docket.documents.Documents;
import docket.model.Asker;
import docket.model.ModelGateway;
import docket.model.Question;
import docket.model.prompt.Prompt;
import docket.model.prompt.Prompts;
import docket.proposal.SectionWriter;
import docket.proposal.model.DealAsking.Silent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a proposal's sections with a model, in bounded steps: an outline, each section, a check, a polish. What each step
 * said is kept beside the document before the next is asked, so that a redelivery goes on where it was and pays for nothing
 * twice. A sentence with a figure, a price, a date or a name of its own is left out, and a person is told. When the model
 * is away or the bounds are reached, what is not written yet stays in the words it had.
 */
public final class ProposalChain implements SectionWriter {

    static final String ENGINE = "chain-1";

    /** {@code proposal-steps/VERSION.NUMBER-NAME.json}, as {@link KeptStep}. */
    static final String FOLDER = "proposal-steps";

    /** Longest a question that was asked and not kept may be answered from what is known. */
    private static final Duration KNOWN = Duration.ofHours(1);

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    private final DealAsking asking;
    private final Documents documents;
    private final Bounds bounds;
    private final InstantSource clock;
    private final Prompt outline = Prompts.delivered(ProposalChain.class, "proposal-outline-1.md");
    private final Prompt section = Prompts.delivered(ProposalChain.class, "proposal-section-1.md");
    private final Prompt check = Prompts.delivered(ProposalChain.class, "proposal-check-1.md");
    private final Prompt polish = Prompts.delivered(ProposalChain.class, "proposal-polish-1.md");

    /**
     * How far one draft may go.
     *
     * @param steps questions to the model
     * @param tokens in and out
     */
    public record Bounds(int steps, long tokens, Duration within) {}

    public ProposalChain(ModelGateway gateway, String model, Documents documents, Bounds bounds, InstantSource clock) {
        this.asking = new DealAsking(gateway, model);
        this.documents = documents;
        this.bounds = bounds;
        this.clock = clock;
    }

    @Override
    public Written write(Material material) {
        return material.parts().isEmpty() ? NOBODY.write(material) : new ChainRun(this, material).write();
    }

    /** What has been spent on a draft. */
    record Spent(int steps, long tokens, Instant until) {}

    /** The bounds, reached. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough(String why) {
            super(why, null, false, false);
        }
    }

    Instant until() {
        return clock.instant().plus(bounds.within());
    }

    /**
     * The step as it is kept, or asked and kept.
     *
     * @throws Silent if the model gives no answer
     * @throws Enough if the draft's bounds are reached
     */
    KeptStep step(Material material, int number, String name, String title, Spent spent, Question<?> question) {
        var label = material.version() + "." + String.format(Locale.ROOT, "%02d", number) + "-" + name;
        var key = FOLDER + "/" + label + ".json";
        if (spent.steps() >= bounds.steps()) throw new Enough("after " + bounds.steps() + " steps");
        var known = documents.find(material.document(), key, KeptStep.class);
        if (known.isPresent()) return known.get();
        long left = bounds.tokens() - spent.tokens();
        if (left <= 0) throw new Enough("after " + spent.tokens() + " tokens");
        var time = Duration.between(clock.instant(), spent.until());
        if (time.isNegative() || time.isZero())
            throw new Enough("after " + bounds.within().toSeconds() + " s");
        var asked = material.anew() ? question.anew() : question.orKnownSince(KNOWN);
        var within = time.compareTo(question.within()) < 0 ? time : question.within();
        // Words that people read are told as they come; JSON is for us.
        var said = question.schema().json().isEmpty()
                ? asking.stream(asked, within, left, new LiveWords(documents, material.document(), label, clock))
                : asking.ask(asked, within, left);
        var step = new KeptStep(
                name, title, said.value().toString(), said.model(), said.tokens(), said.cost(), clock.instant());
        return documents.keepFirst(material.document(), key, KeptStep.class, step);
    }

    private static Asker asker(Material material) {
        return Asker.service("proposal-service").about(material.document().value());
    }

    private static String language(Material material) {
        var language = material.language().getLanguage();
        return LANGUAGES.contains(language) ? language : "en";
    }

    private static Map<String, Object> values(Material material, Map<String, String> more) {
        var values = new TreeMap<String, Object>(more);
        if (!material.wish().isBlank()) values.put("wish", material.wish());
        return values;
    }

    Question<?> outline(Material material) {
        return outline.json(
                asker(material),
                values(
                        material,
                        Map.of(
                                "language",
                                language(material),
                                "facts",
                                material.facts(),
                                "sections",
                                material.parts().stream()
                                        .map(part -> part.name() + " (" + part.title() + "):\n" + part.words())
                                        .collect(Collectors.joining("\n\n")))));
    }

    Question<?> section(Material material, Part part, List<String> points) {
        return section.words(
                asker(material),
                values(
                        material,
                        Map.of(
                                "language",
                                language(material),
                                "facts",
                                material.facts(),
                                "title",
                                part.title(),
                                "words",
                                part.words(),
                                "points",
                                points.isEmpty() ? "-" : String.join("\n", points))));
    }

    Question<?> check(Material material, List<String> sentences) {
        var numbered = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++)
            numbered.append(i + 1).append(". ").append(sentences.get(i).strip()).append('\n');
        return check.json(
                asker(material),
                Map.of(
                        "facts",
                        material.facts(),
                        "words",
                        material.parts().stream().map(Part::words).collect(Collectors.joining("\n\n")),
                        "sentences",
                        numbered.toString()));
    }

    Question<?> polish(Material material, Map<String, String> texts) {
        return polish.words(
                asker(material),
                Map.of(
                        "language",
                        language(material),
                        "text",
                        texts.entrySet().stream()
                                .map(each -> "[[" + each.getKey() + "]]\n" + each.getValue())
                                .collect(Collectors.joining("\n\n"))));
    }

    /** The words of a part as they stand, for who writes nothing. */
    static Optional<Part> part(Material material, String name) {
        return material.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst();
    }
}
