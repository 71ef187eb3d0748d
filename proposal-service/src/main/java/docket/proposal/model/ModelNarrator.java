package docket.proposal.model;

import docket.model.Asker;
import docket.model.ModelGateway;
import docket.model.prompt.Prompt;
import docket.model.prompt.Prompts;
import docket.proposal.Deal;
import docket.proposal.DealScore;
import docket.proposal.model.DealAsking.Silent;
import docket.proposal.scoring.LearnedScores.Narrator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a model's words what the learned score means. The number stays as it was; words with other figures are left out. */
public final class ModelNarrator implements Narrator {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");
    private static final long MOST_TOKENS = 6000;

    private final DealAsking asking;
    private final Prompt prompt = Prompts.delivered(ModelNarrator.class, "deal-narrative-1.md");

    public ModelNarrator(ModelGateway gateway, String model) {
        this.asking = new DealAsking(gateway, model);
    }

    @Override
    public DealScore tell(Deal deal, DealScore score) {
        var language = deal.facts().getOrDefault("language", "en");
        var data = data(score);
        try {
            var said = asking.ask(
                    prompt.words(
                            Asker.service("proposal-service").about(deal.id()),
                            Map.of("language", LANGUAGES.contains(language) ? language : "en", "score", data)),
                    Duration.ofSeconds(30),
                    MOST_TOKENS);
            var words = said.value().strip();
            return Figures.foreign(words, data).isEmpty() ? score.telling(words) : score;
        } catch (Silent e) {
            return score; // words are a help; the score stands without them
        }
    }

    private static String data(DealScore score) {
        return "probability of winning: " + score.percent() + "\nusual: " + Math.round(100 * score.usual())
                + " %\nreasons:\n"
                + score.reasons().stream().map(DealScore.Reason::words).collect(Collectors.joining("\n"))
                + "\nrisks:\n" + String.join("\n", score.risks())
                + "\nnext actions:\n" + String.join("\n", score.nextActions());
    }
}
