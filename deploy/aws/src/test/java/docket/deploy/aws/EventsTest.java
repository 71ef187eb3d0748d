package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.deploy.aws.Account.Resource;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Which events of Bedrock reach which queue, by the rules as synthesised. */
class EventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET = "<documents>";

    @Test
    void theEndOfAJobOfDataAutomationReachesItsQueue() throws IOException {
        for (String type : List.of("Job Succeeded", "Job Failed With Client Error", "Job Failed With Service Error")) {
            assertThat(queuesOf(dataAutomation(type, BUCKET))).as(type).containsExactly("data-automation");
        }
    }

    @Test
    void aJobThatOnlyBeganOrThatIsOfAnotherProgramReachesNobody() throws IOException {
        assertThat(queuesOf(dataAutomation("Job Created", BUCKET))).isEmpty();
        assertThat(queuesOf(dataAutomation("Job Succeeded", "bucket-of-somebody-else")))
                .isEmpty();
    }

    @Test
    void theEndOfABatchOfOursReachesTheQueueAndNoOther() throws IOException {
        assertThat(queuesOf(batch("docket-b-7", "Failed"))).containsExactly("data-automation");
        assertThat(queuesOf(batch("docket-b-7", "Completed"))).containsExactly("data-automation");
        assertThat(queuesOf(batch("docket-b-7", "InProgress"))).isEmpty();
        assertThat(queuesOf(batch("of-somebody-else", "Failed"))).isEmpty();
    }

    @Test
    void whereNobodyTakesFromTheQueueNothingIsPutIntoIt() {
        assertThat(Account.tasks().all("AWS::Events::Rule"))
                .noneMatch(rule -> rule.properties().toString().contains("aws.bedrock"));
    }

    private static List<String> queuesOf(JsonNode event) {
        var account = Account.functions();
        return account.all("AWS::Events::Rule").stream()
                .filter(rule -> fits(pattern(rule), event))
                .flatMap(rule ->
                        StreamSupport.stream(rule.properties().path("Targets").spliterator(), false))
                .map(target -> target.at("/Arn/Fn::GetAtt/0").asText())
                .flatMap(id -> account.all("AWS::SQS::Queue").stream()
                        .filter(queue -> queue.id().equals(id))
                        .map(queue -> queue.properties().path("QueueName").asText()))
                .toList();
    }

    /** With a word of ours for the bucket's name, which the account's number is part of. */
    private static JsonNode pattern(Resource rule) {
        try {
            return JSON.readTree(rule.properties()
                    .path("EventPattern")
                    .toString()
                    .replaceAll("\\{\"Fn::Join\":\\[\"\",\\[\"docket-prod-documents-.*?]]}", "\"" + BUCKET + "\""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As EventBridge matches: every field of the pattern, one of its values; of the operators only the prefix. */
    private static boolean fits(JsonNode pattern, JsonNode event) {
        if (pattern.isArray()) {
            return StreamSupport.stream(pattern.spliterator(), false)
                    .anyMatch(one -> one.isObject()
                            ? event.asText().startsWith(one.path("prefix").asText())
                            : one.equals(event));
        }
        return pattern.properties().stream().allMatch(field -> fits(field.getValue(), event.path(field.getKey())));
    }

    private static JsonNode dataAutomation(String type, String bucket) throws IOException {
        return JSON.readTree("""
                {"source":"aws.bedrock","detail-type":"Bedrock Data Automation %s","detail":{"job_id":"j-1",
                "job_status":"SUCCESS","semantic_modality":"Document","error_message":"",
                "input_s3_object":{"s3_bucket":"%s","name":"d-1/bda/input.pdf"},
                "output_s3_location":{"s3_bucket":"%s","name":"d-1/bda/out/j-1"}}}""".formatted(type, bucket, bucket));
    }

    private static JsonNode batch(String name, String status) throws IOException {
        return JSON.readTree("""
                {"source":"aws.bedrock","detail-type":"Batch Inference Job State Change","detail":{"version":"0.0",
                "batchJobName":"%s","status":"%s","failureMessage":""}}""".formatted(name, status));
    }
}
