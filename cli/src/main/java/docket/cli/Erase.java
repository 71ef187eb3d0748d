package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "erase",
        description =
                "Takes a document out: its file, its pages, what was found, every row. The audit trail keeps a digest.")
final class Erase extends OfDocument {

    @Mixin
    private final Sure sure = new Sure();

    Erase(Surroundings here) {
        super(here);
    }

    @Override
    JsonNode ask(DocketClient docket, String of) {
        return docket.erase(of);
    }

    @Override
    public Integer call() {
        sure.require();
        return super.call();
    }
}
