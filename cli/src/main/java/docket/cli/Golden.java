package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import picocli.CommandLine.Command;

@Command(
        name = "golden",
        description = {
            "Prints a masked test made of a decided invoice, as JSON: what was read, corrected as people decided, with",
            "names, numbers and accounts replaced and amounts scaled so that they still add up."
        })
final class Golden extends OfDocument {

    Golden(Surroundings here) {
        super(here);
    }

    @Override
    JsonNode ask(DocketClient docket, String of) {
        return docket.golden(of);
    }
}
