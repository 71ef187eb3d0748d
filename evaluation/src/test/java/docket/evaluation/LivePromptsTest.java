package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import docket.bedrock.FakeBedrock;
import docket.bedrock.Fault;
import docket.bedrock.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts judged by asking a model now. */
class LivePromptsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final FakeBedrock bedrock = FakeBedrock.start();
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws Exception {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        Files.createDirectories(folder.resolve("risk"));
        Files.writeString(folder.resolve("risk/1.md"), """
                ---
                name: risk
                version: 1
                model: claude-haiku
                variables: {clause: document}
                schema: {type: object, properties: {risk: {enum: [low, high]}}, required: [risk]}
                ---
                === user
                {{clause}}
                """);
        Files.writeString(folder.resolve("shares.json"), "{\"risk\": 0.95}");
        Files.writeString(folder.resolve("clause.txt"), "Liability is unlimited.");
        Files.writeString(folder.resolve("cases.jsonl"), """
                {"id":"a","prompt":"risk","variables":{"clause":{"file":"clause.txt"}},"expect":{"/risk":"high"}}
                {"id":"b","prompt":"risk","variables":{"clause":"Liability is capped."},"expect":{"/risk":"low"}}
                """);
    }

    @AfterEach
    void end() {
        bedrock.close();
    }

    @Test
    void aModelOfBedrockIsAskedAgainAndAgainAndItsSpreadTold() throws Exception {
        var asked = new AtomicInteger();
        bedrock.says(call -> {
            boolean unlimited = call.words().contains("unlimited");
            boolean right = asked.incrementAndGet() != 2;
            return Reply.tool("t", "risk", JSON.createObjectNode().put("risk", unlimited == right ? "high" : "low"));
        });
        var record = folder.resolve("recorded/cases.jsonl");

        assertThat(live(Map.of("bedrock-endpoint", bedrock.endpoint().toString()), Optional.empty(), 3, record))
                .isZero();

        assertThat(bedrock.calls()).hasSize(6);
        assertThat(bedrock.calls().getFirst().words()).contains("Liability is unlimited.");
        assertThat(talk.toString(StandardCharsets.UTF_8))
                .contains("a: 2 of 3 right (wavers)", "3: 50 … 100%", "Asked claude-haiku 6 times; about 0.")
                .contains("by prices that nobody has verified");
        assertThat(json.toString(StandardCharsets.UTF_8)).contains("\"runs\":3,\"worstRun\":0.5,\"bestRun\":1.0");

        // What came can be judged again without asking.
        Files.copy(record, folder.resolve("cases.jsonl"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        json.reset();
        new RecordedPrompts().run(folder, Optional.empty(), out(json), out(talk));
        assertThat(json.toString(StandardCharsets.UTF_8)).contains("\"worstRun\":0.5,\"bestRun\":1.0");
    }

    @Test
    void aPromptThatAModelFailsEndsWithOne() throws Exception {
        bedrock.says(_ -> Reply.words("I would rather not say."));

        assertThat(live(Map.of("bedrock-endpoint", bedrock.endpoint().toString()), Optional.empty(), 3, null))
                .isEqualTo(1);
        assertThat(talk.toString(StandardCharsets.UTF_8)).contains("WORSE", "the answer is not JSON");
    }

    @Test
    void noAnswerAtAllIsNoVerdict() throws Exception {
        bedrock.whenever(_ -> true, Fault.denied());

        assertThat(live(Map.of("bedrock-endpoint", bedrock.endpoint().toString()), Optional.empty(), 3, null))
                .isEqualTo(1);
        assertThat(talk.toString(StandardCharsets.UTF_8))
                .contains("Case a: The account may not use")
                .doesNotContain("WORSE");
        assertThat(json.size()).isZero();
    }

    @Test
    void aModelOfAChatEndpointIsAskedInstead() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var risk = asked.contains("unlimited") ? "high" : "low";
            var said = JSON.createObjectNode();
            said.putArray("choices")
                    .addObject()
                    .put("finish_reason", "stop")
                    .putObject("message")
                    .put("content", "{\"risk\":\"" + risk + "\"}");
            said.putObject("usage").put("prompt_tokens", 50).put("completion_tokens", 5);
            var bytes = JSON.writeValueAsBytes(said);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var catalogue = folder.resolve("models.yaml");
        Files.writeString(catalogue, """
                models:
                  here:
                    family: openai
                    context: 8000
                    output: 2000
                    features: [system, schema]
                    routes: [{name: here, region: "http://127.0.0.1:%d/v1", id: small}]
                """.formatted(server.getAddress().getPort()));
        try {
            assertThat(live(Map.of("catalogue", catalogue.toString()), Optional.of("here"), 4, null))
                    .isZero();
            assertThat(talk.toString(StandardCharsets.UTF_8))
                    .contains("Asked here 8 times; 0 US dollars.", "4: 100 … 100%");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileOutsideOfTheFolderIsNotRead() throws Exception {
        Files.writeString(
                folder.resolve("cases.jsonl"),
                "{\"id\":\"x\",\"prompt\":\"risk\",\"variables\":{\"clause\":{\"file\":\"../secret.txt\"}}}");

        assertThat(live(Map.of(), Optional.empty(), 1, null)).isEqualTo(1);
        assertThat(talk.toString(StandardCharsets.UTF_8)).contains("Case x names a file ../secret.txt that is not in");
    }

    private int live(Map<String, String> set, Optional<String> model, int repeats, Path record) throws Exception {
        var asked = new LivePrompts.Asked(
                name -> Optional.ofNullable(set.get(name)), model, repeats, Optional.ofNullable(record));
        return new LivePrompts(asked).run(folder, Optional.empty(), out(json), out(talk));
    }

    private static PrintStream out(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
