package docket.cli;

import docket.cli.client.DocketClient;
import docket.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reviews",
        description = "Lists what waits for a person: review, document, question, file, first reason.")
final class ListReviews implements Callable<Integer> {

    @Mixin
    private final Surroundings.Which which;

    @Option(names = "--json", description = "Print the whole list as JSON.")
    private boolean json;

    private final Terminal terminal;

    ListReviews(Surroundings here) {
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        var reviews = which.client().openReviews();
        if (reviews.size() == DocketClient.MOST)
            terminal.say("These are the newest " + DocketClient.MOST + "; there may be more.");
        if (json) {
            terminal.print(DocketClient.pretty(reviews));
            return 0;
        }
        if (reviews.isEmpty()) terminal.say("Nothing waits for a decision.");
        var table = new Table();
        for (var review : reviews) {
            table.row(
                    review.path("id").asText(),
                    Table.first(review, "document_id", "document"),
                    review.path("question").asText(),
                    review.path("file").asText(),
                    review.path("reasons").path(0).asText());
        }
        table.lines().forEach(terminal::print);
        return 0;
    }
}
