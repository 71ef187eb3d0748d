package docket.classifier.model;

import docket.classifier.SecondOpinion;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.model.Answer;
import docket.model.Asker;
import docket.model.ModelGateway;
import docket.model.prompt.Prompt;
import docket.model.prompt.Prompts;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks a foundation model what a document is. Its text goes there as data, the beginning of it where it is long. */
public final class ModelOpinion implements SecondOpinion {

    private static final Logger LOG = Logger.getLogger(ModelOpinion.class);
    private static final Prompt PROMPT = Prompts.delivered(ModelOpinion.class, "document-kind-1.md");
    private static final String VARIABLE = "paper";

    /** What a paper is, it says on its first pages. */
    private static final int LONGEST = 12_000;

    private final Supplier<ModelGateway> gateway;
    private final String model;

    /**
     * @param gateway made when the first document is asked about
     * @param model of the catalogue; the prompt's own without it
     */
    public ModelOpinion(Supplier<ModelGateway> gateway, Optional<String> model) {
        this.gateway = gateway;
        this.model = model.orElse(PROMPT.model());
    }

    /** The answer as the prompt's schema has it. */
    record Verdict(List<String> quotes, Kind kind, double confidence) {}

    @Override
    public String engine() {
        return model + "." + PROMPT.name() + "-" + PROMPT.version();
    }

    @Override
    public Opinion of(DocumentId document, Pages pages) {
        try {
            var asker = Asker.service("classifier").about(document.value());
            var question = PROMPT.as(Verdict.class, asker, Map.of(VARIABLE, beginning(pages.text())))
                    .withModel(model);
            return opinion(gateway.get().ask(question));
        } catch (RuntimeException e) {
            // Budgets are kept in a database; while that is away nothing is asked, and documents go on.
            LOG.warnf("no model was asked about %s: %s", document, e.getMessage());
            return new Opinion.None(model + " was not asked: budgets cannot be looked up now", BigDecimal.ZERO);
        }
    }

    private Opinion opinion(Answer<Verdict> answer) {
        return switch (answer) {
            case Answer.Given<Verdict>(var verdict, String _, var _, var receipt) ->
                new Opinion.Given(
                        verdict.kind(), new Confidence(verdict.confidence()), verdict.quotes(), receipt.cost());
            case Answer.Invalid<Verdict> invalid ->
                new Opinion.None(
                        model + " did not answer: " + invalid.sentence(),
                        invalid.receipt().cost());
            case Answer.Failure<Verdict> failure ->
                new Opinion.None(model + " did not answer: " + failure.sentence(), BigDecimal.ZERO);
            case Answer.WantsTools<Verdict> _, Answer.Later<Verdict> _ ->
                throw new IllegalStateException("neither tools nor a later answer were offered");
        };
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
