package docket.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.ModelInvocationJobStatus;
import software.amazon.awssdk.services.bedrock.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeFlowResponseHandler;
import software.amazon.awssdk.services.bedrockdataautomation.BedrockDataAutomationClient;
import software.amazon.awssdk.services.bedrockdataautomationruntime.BedrockDataAutomationRuntimeClient;
import software.amazon.awssdk.services.bedrockdataautomationruntime.model.AutomationJobStatus;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailAction;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentSource;

class OtherOperationsTest {

    private final FakeBedrock bedrock = FakeBedrock.start();
    private final MemoryShelf shelf = new MemoryShelf();

    @AfterEach
    void close() {
        bedrock.close();
    }

    @Test
    void aModelAnswersInTheBodyOfItsFamily() {
        bedrock.says(_ -> Reply.words("Hello.").using(4, 2));
        try (var client = Clients.to(bedrock, BedrockRuntimeClient.builder()).build()) {
            var answer = client.invokeModel(r -> r.modelId("anthropic.claude-3-haiku-20240307-v1:0")
                    .body(SdkBytes.fromUtf8String("{\"messages\":[]}")));
            assertThat(answer.body().asUtf8String()).contains("\"text\":\"Hello.\"", "\"output_tokens\":2");
            assertThat(client.invokeModel(r -> r.modelId("meta.llama3-8b-instruct-v1:0")
                                    .body(SdkBytes.fromUtf8String("{\"prompt\":\"x\"}")))
                            .body()
                            .asUtf8String())
                    .contains("\"generation\":\"Hello.\"");
        }
    }

    @Test
    void aGuardrailMasksAndSaysWhy() {
        bedrock.guards((call, content) -> content.contains("someone@example.org")
                ? Watch.anonymized("EMAIL", "someone@example.org", content.replace("someone@example.org", "{EMAIL}"))
                : Watch.fine());
        try (var client = Clients.to(bedrock, BedrockRuntimeClient.builder()).build()) {
            var fine = client.applyGuardrail(r -> r.guardrailIdentifier("g1")
                    .guardrailVersion("1")
                    .source(GuardrailContentSource.INPUT)
                    .content(c -> c.text(t -> t.text("Nothing."))));
            var masked = client.applyGuardrail(r -> r.guardrailIdentifier("g1")
                    .guardrailVersion("1")
                    .source(GuardrailContentSource.OUTPUT)
                    .content(c -> c.text(t -> t.text("Write to someone@example.org."))));
            assertThat(fine.action()).isEqualTo(GuardrailAction.NONE);
            assertThat(masked.action()).isEqualTo(GuardrailAction.GUARDRAIL_INTERVENED);
            assertThat(masked.outputs().getFirst().text()).isEqualTo("Write to {EMAIL}.");
            assertThat(masked.assessments()
                            .getFirst()
                            .sensitiveInformationPolicy()
                            .piiEntities()
                            .getFirst()
                            .typeAsString())
                    .isEqualTo("EMAIL");
        }
    }

    @Test
    void aKnowledgeBaseFindsWhatTheAskerMayRead() {
        bedrock.knows("KB1", "s3://docs/a.txt", "The notice period is three months.", Map.of("role", "legal"))
                .knows("KB1", "s3://docs/b.txt", "The notice period of salaries.", Map.of("role", "hr"))
                .says("The notice period is three months. Nothing else is known.");
        try (var client =
                Clients.to(bedrock, BedrockAgentRuntimeClient.builder()).build()) {
            var found = client.retrieve(r -> r.knowledgeBaseId("KB1")
                    .retrievalQuery(q -> q.text("notice period"))
                    .retrievalConfiguration(c -> c.vectorSearchConfiguration(v -> v.numberOfResults(5)
                            .filter(f -> f.equalsValue(e -> e.key("role").value(Document.fromString("legal")))))));
            assertThat(found.retrievalResults()).singleElement().satisfies(result -> {
                assertThat(result.location().s3Location().uri()).isEqualTo("s3://docs/a.txt");
                assertThat(result.score()).isPositive();
            });

            var answer = client.retrieveAndGenerate(r -> r.input(i -> i.text("How long is the notice period?"))
                    .retrieveAndGenerateConfiguration(c -> c.type("KNOWLEDGE_BASE")
                            .knowledgeBaseConfiguration(
                                    k -> k.knowledgeBaseId("KB1").modelArn("arn:aws:bedrock:::m"))));
            var first = answer.citations().getFirst();
            assertThat(first.generatedResponsePart().textResponsePart().span().end())
                    .isEqualTo(33);
            assertThat(first.retrievedReferences()
                            .getFirst()
                            .location()
                            .s3Location()
                            .uri())
                    .isEqualTo("s3://docs/a.txt");
            assertThat(answer.citations().get(1).retrievedReferences()).isEmpty();
        }
    }

    @Test
    void rerankingPutsTheBestFirstByItsPlaceInTheQuestion() {
        try (var client =
                Clients.to(bedrock, BedrockAgentRuntimeClient.builder()).build()) {
            var ranked = client.rerank(r -> r.queries(q -> q.type("TEXT").textQuery(t -> t.text("liability cap")))
                    .sources(source("weather today"), source("the liability has a cap"))
                    .rerankingConfiguration(c -> c.type("BEDROCK_RERANKING_MODEL")
                            .bedrockRerankingConfiguration(b -> b.numberOfResults(1)
                                    .modelConfiguration(m -> m.modelArn("arn:aws:bedrock:::rerank")))));
            assertThat(ranked.results())
                    .singleElement()
                    .satisfies(best -> assertThat(best.index()).isEqualTo(1));
        }
    }

    private static software.amazon.awssdk.services.bedrockagentruntime.model.RerankSource source(String text) {
        return software.amazon.awssdk.services.bedrockagentruntime.model.RerankSource.builder()
                .type("INLINE")
                .inlineDocumentSource(d -> d.type("TEXT").textDocument(t -> t.text(text)))
                .build();
    }

    @Test
    void aFlowTellsItsOutputsAndThenHowItEnded() {
        var text = Exchange.JSON.getNodeFactory().textNode("Sunny.");
        bedrock.flows(call -> List.of(new Flow.Step.Output("FlowOutputNode", text), new Flow.Step.Done()));
        var heard = new ArrayList<String>();
        try (var client =
                Clients.to(bedrock, BedrockAgentRuntimeAsyncClient.builder()).build()) {
            client.invokeFlow(
                            r -> r.flowIdentifier("F1")
                                    .flowAliasIdentifier("A1")
                                    .inputs(i -> i.nodeName("FlowInputNode")
                                            .nodeOutputName("document")
                                            .content(c -> c.document(Document.fromString("Weather?")))),
                            InvokeFlowResponseHandler.builder()
                                    .onResponse(response -> heard.add("execution " + (response.executionId() != null)))
                                    .subscriber(InvokeFlowResponseHandler.Visitor.builder()
                                            .onFlowOutputEvent(e -> heard.add(e.nodeName() + " "
                                                    + e.content().document().asString()))
                                            .onFlowCompletionEvent(e -> heard.add(e.completionReasonAsString()))
                                            .build())
                                    .build())
                    .join();
        }
        assertThat(heard).containsExactly("execution true", "FlowOutputNode Sunny.", "SUCCESS");
    }

    @Test
    void aBatchJobAnswersEveryRecordAndItsLimitHolds() {
        bedrock.says("Yes.").jobs().shelf(shelf).limit(1).spoil("r7"::equals);
        shelf.put("s3://in/rows.jsonl", rows(120));
        try (var client = Clients.to(bedrock, BedrockClient.builder()).build()) {
            bedrock.jobs().stuck("stuck"::equals);
            String stuck = create(client, "stuck");
            Awaitility.await()
                    .until(() -> client.getModelInvocationJob(r -> r.jobIdentifier(stuck))
                                    .status()
                            == ModelInvocationJobStatus.SCHEDULED);
            assertThatThrownBy(() -> create(client, "second")).isInstanceOf(ServiceQuotaExceededException.class);
            client.stopModelInvocationJob(r -> r.jobIdentifier(stuck));

            String job = create(client, "third");
            Awaitility.await()
                    .until(() -> client.getModelInvocationJob(r -> r.jobIdentifier(job))
                                    .status()
                            == ModelInvocationJobStatus.PARTIALLY_COMPLETED);
            assertThat(client.listModelInvocationJobs(r -> {}).invocationJobSummaries())
                    .hasSize(2);
        }
        assertThat(bedrock.jobs().refused()).isEqualTo(1);
        var output = shelf.list("s3://out/").stream()
                .filter(uri -> uri.endsWith("rows.jsonl.out"))
                .map(uri -> new String(shelf.get(uri), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        assertThat(output.lines()).hasSize(120);
        assertThat(output.lines().filter(line -> line.contains("\"error\"")))
                .singleElement()
                .asString()
                .contains("r7");
    }

    private static byte[] rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"recordId\":\"r" + i + "\",\"modelInput\":{\"messages\":[]}}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String create(BedrockClient client, String name) {
        return client.createModelInvocationJob(r -> r.jobName(name)
                        .modelId("anthropic.claude-3-haiku-20240307-v1:0")
                        .roleArn("arn:aws:iam::000000000000:role/batch")
                        .inputDataConfig(c -> c.s3InputDataConfig(s -> s.s3Uri("s3://in/rows.jsonl")))
                        .outputDataConfig(c -> c.s3OutputDataConfig(s -> s.s3Uri("s3://out/"))))
                .jobArn();
    }

    @Test
    void dataAutomationReadsADocumentByItsBlueprint() {
        shelf.put("s3://in/a.pdf", new byte[] {1});
        bedrock.dataAutomation()
                .shelf(shelf)
                .reads((call, uri) -> Map.of(
                        "0/custom_output/0/result.json", Exchange.object().put("from", uri)));
        try (var control = Clients.to(bedrock, BedrockDataAutomationClient.builder())
                        .build();
                var runtime = Clients.to(bedrock, BedrockDataAutomationRuntimeClient.builder())
                        .build()) {
            String blueprint = control.createBlueprint(
                            r -> r.blueprintName("invoice").type("DOCUMENT").schema("{}"))
                    .blueprint()
                    .blueprintArn();
            assertThat(control.getBlueprint(r -> r.blueprintArn(blueprint))
                            .blueprint()
                            .blueprintName())
                    .isEqualTo("invoice");
            assertThat(control.listBlueprints(r -> {}).blueprints()).hasSize(1);

            String job = runtime.invokeDataAutomationAsync(r -> r.inputConfiguration(i -> i.s3Uri("s3://in/a.pdf"))
                            .outputConfiguration(o -> o.s3Uri("s3://out/"))
                            .dataAutomationProfileArn("arn:aws:bedrock:::profile")
                            .blueprints(b -> b.blueprintArn(blueprint)))
                    .invocationArn();
            Awaitility.await()
                    .until(() -> runtime.getDataAutomationStatus(r -> r.invocationArn(job))
                                    .status()
                            == AutomationJobStatus.SUCCESS);
            String metadata = runtime.getDataAutomationStatus(r -> r.invocationArn(job))
                    .outputConfiguration()
                    .s3Uri();
            assertThat(new String(shelf.get(metadata), StandardCharsets.UTF_8))
                    .contains("\"custom_output_status\":\"MATCH\"", "custom_output/0/result.json");
        }
    }
}
