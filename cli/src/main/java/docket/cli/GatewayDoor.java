package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.client.Trouble;
import docket.cli.stack.Parts;
import docket.cli.stack.Secrets;
import docket.cli.stack.StackSettings;
import java.net.URI;
import java.util.Optional;

/** The door to models of a Docket on this machine, as its operator sees it. */
final class GatewayDoor {

    private final DocketClient client;

    private GatewayDoor(DocketClient client) {
        this.client = client;
    }

    /** Empty where it is not wanted. */
    static Optional<GatewayDoor> of(StackSettings settings) {
        if (!settings.gateway()) return Optional.empty();
        var key = new Secrets(settings.data()).gatewayKey();
        return Optional.of(new GatewayDoor(new DocketClient(URI.create(settings.url(Parts.GATEWAY_PORT)), key)));
    }

    /** How it is set up; empty if it does not answer. */
    Optional<JsonNode> setup() {
        try {
            return Optional.of(client.doorSetup());
        } catch (Trouble e) {
            return Optional.empty(); // Whether it runs is told among the parts.
        }
    }

    /** The setup in one line. */
    static String words(JsonNode setup) {
        if (!setup.path("ready").asBoolean()) return setup.path("missing").asText();
        var words = new StringBuilder("asks " + setup.path("model").asText() + " of "
                + setup.path("models").asText() + " models; Bedrock: "
                + setup.path("bedrock").asText());
        add(words, "OpenAI-compatible", setup.path("openai").asText());
        add(words, "known answers", setup.path("known").asText());
        setup.path("guardrails").forEach(guardrail -> add(words, "guardrail", guardrail.asText()));
        add(words, "identity provider", setup.path("provider").asText());
        add(words, "batches", setup.path("batches").asText());
        return words.toString();
    }

    private static void add(StringBuilder words, String name, String value) {
        if (!value.isEmpty() && !value.equals("none"))
            words.append("; ").append(name).append(": ").append(value);
    }
}
