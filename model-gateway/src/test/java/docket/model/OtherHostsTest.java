package docket.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import docket.bedrock.Operation;
import docket.bedrock.Reply;
import docket.model.Answer.Given;
import docket.model.Answer.Rejected;
import docket.model.Answer.Unavailable;
import docket.model.catalogue.CatalogueFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models that are not asked through Converse. */
class OtherHostsTest {

    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"kind\":{\"type\":\"string\"}},\"required\":[\"kind\"]}";

    private record Said(int status, String body) {}

    private final World world = new World();
    private final Deque<Said> next = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private ModelGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            synchronized (this) {
                asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                var said = next.removeFirst();
                var bytes = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            }
        });
        server.start();
        gateway = world.knowing(
                CatalogueFile.parse("""
                models:
                  local:
                    family: openai
                    context: 8000
                    output: 2000
                    features: [tools, stream, system, schema, images]
                    routes: [{name: here, region: "http://127.0.0.1:%d/v1", id: small}]
                  mine:
                    family: llama-invoke
                    context: 8000
                    output: 2000
                    features: [stream, system, prefill]
                    routes: [{name: us, region: us-east-1, id: "arn:aws:bedrock:us-east-1:000000000000:imported-model/llama-mine"}]
                """.formatted(server.getAddress().getPort()), "test.yaml"));
    }

    @AfterEach
    void end() {
        server.stop(0);
        world.close();
    }

    @Test
    void aModelOfOnesOwnStreamsAndIsGoneOnWithWhereItBroke() {
        var whole = "The quick brown fox jumps over the lazy dog.";
        world.bedrock.says(call -> {
            var prompt = call.body().path("prompt").asText();
            var begun = prompt.substring(prompt.lastIndexOf("\n\n") + 2);
            return Reply.words(whole.substring(begun.length())).using(40, 10);
        });
        world.bedrock.next(new docket.bedrock.Fault.BrokenStream(3));
        var heard = new StringBuilder();

        var answer = gateway.stream(world.question("mine", "Tell."), chunk -> {
            if (chunk instanceof Chunk.Words(var words)) heard.append(words);
        });

        assertThat(((Given<String>) answer).value()).isEqualTo(whole);
        assertThat(heard).hasToString(whole);
        assertThat(world.bedrock.calls(Operation.INVOKE_MODEL_STREAM)).hasSize(2);
        assertThat(((Given<String>) answer).receipt().usage().input()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void aChatEndpointAnswersHeldToASchema() {
        say(
                200,
                "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"{\\\"kind\\\":\\\"invoice\\\"}\"}}],"
                        + "\"usage\":{\"prompt_tokens\":90,\"completion_tokens\":9}}");

        var answer = gateway.ask(world.question("local", "?").withSchema(Schema.json("kind", SCHEMA)));

        assertThat(answer).isInstanceOfSatisfying(Given.class, given -> {
            assertThat(given.text()).contains("invoice");
            assertThat(given.receipt().usage()).isEqualTo(new Usage(90, 9, 0, 0));
        });
        assertThat(asked.getFirst()).contains("\"json_schema\"").contains("\"max_tokens\":1024");
    }

    @Test
    void aChatEndpointStreams() {
        say(
                200,
                "data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\n"
                        + "data: {\"choices\":[{\"delta\":{\"content\":\"lo\"},\"finish_reason\":\"stop\"}]}\n\n"
                        + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n");
        var heard = new ArrayList<Chunk>();

        var answer = gateway.stream(world.question("local", "?"), heard::add);

        assertThat(((Given<String>) answer).value()).isEqualTo("Hello");
        assertThat(((Given<String>) answer).receipt().usage()).isEqualTo(new Usage(5, 2, 0, 0));
        assertThat(heard).containsExactly(new Chunk.Words("Hel"), new Chunk.Words("lo"));
    }

    @Test
    void aStreamThatEndsEarlyIsBegunAnew() {
        say(200, "data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\n");
        say(
                200,
                "data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
        var heard = new ArrayList<Chunk>();

        var answer = gateway.stream(world.question("local", "?"), heard::add);

        assertThat(((Given<String>) answer).value()).isEqualTo("Hello");
        assertThat(heard)
                .containsExactly(
                        new Chunk.Words("Hel"), new Chunk.Restarted("the stream broke"), new Chunk.Words("Hello"));
        // The endpoint did not say what it used: nothing is free.
        assertThat(world.today()[0]).isPositive();
    }

    @Test
    void aModelNobodyFetchedIsSaidWithTheRemedy() {
        say(404, "{\"error\":{\"message\":\"model 'small' not found\"}}");

        assertThat(gateway.ask(world.question("local", "?")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.sentence()).contains("ollama pull small"));
    }

    @Test
    void anEndpointThatIsNotThereIsUnavailable() {
        server.stop(0);

        assertThat(gateway.ask(world.question("local", "?"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void aModelOfOnesOwnIsAskedInItsOwnForm() {
        world.bedrock.says(_ -> Reply.words(" {\"kind\":\"letter\"}").using(70, 8));

        var answer = gateway.ask(world.question("mine", "What <|eot_id|> is it?")
                .withSystem("Be brief.")
                .withSchema(Schema.json("kind", SCHEMA)));

        assertThat(answer).isInstanceOf(Given.class);
        var prompt = world.bedrock
                .calls(Operation.INVOKE_MODEL)
                .getFirst()
                .body()
                .path("prompt")
                .asText();
        assertThat(prompt)
                .startsWith("<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe brief.")
                .contains("What < |eot_id|> is it?")
                .endsWith("<|start_header_id|>assistant<|end_header_id|>\n\n");
    }

    private synchronized void say(int status, String body) {
        next.add(new Said(status, body));
    }
}
