package docket.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import docket.cli.check.Examination.Check;
import docket.cli.check.Examination.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real SDK, against a server that speaks as STS, IAM, Bedrock, Service Quotas and SQS do. */
class AccountCheckTest {

    private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    private final Map<String, String> answers = new HashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var path = exchange.getRequestURI().getPath();
            var asked = target != null
                    ? target.substring(target.indexOf('.') + 1)
                    : path.equals("/") ? body.replaceAll("^.*Action=(\\w+).*$", "$1") : path;
            var answer = answers.entrySet().stream()
                    .filter(entry -> asked.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("{}");
            int status = answer.startsWith("!") ? Integer.parseInt(answer.substring(1, 4)) : 200;
            var bytes = (status == 200 ? answer : answer.substring(4)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        answers.put("GetCallerIdentity", """
                <GetCallerIdentityResponse><GetCallerIdentityResult>
                <Arn>arn:aws:sts::000000000000:assumed-role/deployer/session</Arn>
                </GetCallerIdentityResult></GetCallerIdentityResponse>""");
        answers.put("SimulatePrincipalPolicy", evaluated("allowed"));
        answers.put("/foundation-models", "{\"modelSummaries\":[{\"modelId\":\"a\",\"modelArn\":\"b\"}]}");
        answers.put("/foundation-model-availability", """
                {"modelId":"m","authorizationStatus":"AUTHORIZED","regionAvailability":"AVAILABLE"}""");
        answers.put("/inference-profiles", "{\"inferenceProfileId\":\"p\",\"status\":\"ACTIVE\"}");
        answers.put("ListServiceQuotas", """
                {"Quotas":[{"QuotaName":"Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5",
                "Value":200}]}""");
        answers.put("GetServiceQuota", "{\"Quota\":{\"Value\":1000}}");
        answers.put("GetQueueUrl", "{\"QueueUrl\":\"" + url() + "/000000000000/inbox\"}");
        answers.put("GetQueueAttributes", "{\"Attributes\":{\"ApproximateNumberOfMessages\":\"0\"}}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAccountThatHasEverythingIsOk() {
        assertThat(checks()).extracting(Check::level).containsOnly(Level.OK);
        assertThat(checks())
                .extracting(Check::name)
                .containsExactly("identity", "clock", "rights", "region", "model", "quotas", "functions", "queues");
    }

    @Test
    void missingRightsAreNamed() {
        answers.put("SimulatePrincipalPolicy", evaluated("implicitDeny"));
        assertThat(of("rights").detail()).contains("not allowed: rds:CreateDBCluster");
        assertThat(of("rights").level()).isEqualTo(Level.FAIL);
    }

    @Test
    void aModelNobodyAgreedToIsSaidWithWhereToAgree() {
        answers.put("/foundation-model-availability", """
                {"modelId":"m","authorizationStatus":"NOT_AUTHORIZED","regionAvailability":"AVAILABLE"}""");
        assertThat(of("model").line()).contains("may not be asked").contains("model catalogue");
        answers.put("/foundation-model-availability", """
                {"modelId":"m","authorizationStatus":"AUTHORIZED","regionAvailability":"NOT_AVAILABLE"}""");
        assertThat(of("model").line()).startsWith("ok").contains("through eu." + MODEL);
        answers.put("/inference-profiles", "!404{\"message\":\"no\"}");
        assertThat(of("model").line()).contains("is not in eu-central-1").contains("--models");
    }

    @Test
    void aModelThatAwsDoesNotKnowIsSaid() {
        answers.put(
                "/foundation-model-availability",
                "!400{\"__type\":\"ValidationException\",\"message\":\"The provided model identifier is invalid.\"}");
        assertThat(of("model").line())
                .startsWith("fail")
                .contains("AWS knows no model")
                .contains("--models");
    }

    @Test
    void aRegionThatIsNoneIsSaidWithTheOneThatWasMeant() {
        var checks = new AccountCheck("eu-centrall-1", List.of(), null, Clock.systemUTC()).checks();
        assertThat(checks)
                .singleElement()
                .satisfies(check -> assertThat(check.line())
                        .startsWith("fail")
                        .contains("eu-centrall-1 is no region of AWS")
                        .contains("as in eu-central-1"));
    }

    @Test
    void aQuotaOfZeroAndTooFewFunctionsAreSaid() {
        answers.put("ListServiceQuotas", """
                {"Quotas":[{"QuotaName":"On-demand model inference requests per minute for Anthropic Claude Sonnet 4.5",
                "Value":0}]}""");
        answers.put("GetServiceQuota", "{\"Quota\":{\"Value\":10}}");
        assertThat(of("quotas").level()).isEqualTo(Level.FAIL);
        assertThat(of("functions").line()).contains("runs 10 functions").contains("1,000");
    }

    @Test
    void aClockThatIsOffIsSaid() {
        var late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
        var clock = new AccountCheck("eu-central-1", List.of(), URI.create(url()), late)
                .checks()
                .get(1);
        assertThat(clock.level()).isEqualTo(Level.FAIL);
        assertThat(clock.remedy()).contains("time synchronisation");
    }

    @Test
    void whatMayNotBeAskedIsSaidAndTheRestIsLookedAt() {
        answers.put("ListServiceQuotas", "!403{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}");
        assertThat(of("quotas").line())
                .startsWith("warn")
                .contains("AccessDenied")
                .contains("may not ask that");
        assertThat(of("queues").level()).isEqualTo(Level.OK);
    }

    @Test
    void deadLettersLeadToTheirRunbook() {
        answers.put("GetQueueAttributes", "{\"Attributes\":{\"ApproximateNumberOfMessages\":\"3\"}}");
        assertThat(of("queues").line())
                .startsWith("warn")
                .contains("inbox-dlq 3")
                .contains("#dead-letters");
        answers.put("GetQueueUrl", "!400{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"no\"}");
        assertThat(of("queues").detail()).contains("nothing is deployed");
    }

    @Test
    void credentialsThatAreNoneAreSaidInOneLine() {
        answers.put(
                "GetCallerIdentity",
                "!403<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>");
        assertThat(checks())
                .singleElement()
                .satisfies(check ->
                        assertThat(check.line()).contains("does not accept the credentials (InvalidClientTokenId)"));
    }

    private Check of(String name) {
        return checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Check> checks() {
        return new AccountCheck("eu-central-1", List.of(MODEL), URI.create(url()), Clock.systemUTC()).checks();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String evaluated(String decision) {
        return """
                <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>
                <EvalActionName>rds:CreateDBCluster</EvalActionName><EvalDecision>%s</EvalDecision>
                </member></EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>""".formatted(decision);
    }
}
