package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.messages.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "decide", description = "Decides a review, once and for all.")
final class Decide implements Callable<Integer> {

    /** What a person may say. */
    enum Verdict {
        APPROVE,
        REJECT
    }

    @Mixin
    private final Surroundings.Which which;

    @Parameters(index = "0", paramLabel = "REVIEW", description = "A review's id, or that of the document it is about.")
    private String review = "";

    @Parameters(index = "1", paramLabel = "approve|reject", description = "approve or reject.")
    private Verdict verdict = Verdict.REJECT;

    @Option(
            names = "--set",
            paramLabel = "field=value",
            description = "Corrects a field; may be given several times. Single risks of a contract: see risks.")
    private Map<String, String> corrections = new LinkedHashMap<>();

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why; a rejection should say it.")
    private String comment = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What the document is: invoice, receipt, contract, proposal_request or other.")
    private @Nullable Kind kind;

    private final Terminal terminal;

    Decide(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        var client = which.client();
        var decision = DocketClient.object()
                .put("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .put("comment", comment);
        corrections.forEach(decision.putObject("corrections")::put);
        if (kind != null) decision.put("kind", kind.label());
        var answer = client.decide(openReview(client, review), decision);
        terminal.say(
                answer.path("state").asText().equals("open")
                        ? "Agreed; others must agree too."
                        : "Decided: " + verdict.name().toLowerCase(Locale.ROOT) + ".");
        if (!answer.isEmpty()) terminal.print(answer.toString());
        return 0;
    }

    /** A document's id stands for its one open review. */
    static String openReview(DocketClient client, String review) {
        var document = review.startsWith("d-") ? client.document(review) : java.util.Optional.<JsonNode>empty();
        if (document.isEmpty()) return review;
        for (var candidate : document.get().path("reviews")) {
            if (candidate.path("state").asText().equals("open"))
                return candidate.path("id").asText();
        }
        throw new Trouble("Document " + review + " waits for no decision.");
    }
}
