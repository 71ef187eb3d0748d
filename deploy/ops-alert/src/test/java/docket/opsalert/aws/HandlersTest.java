package docket.opsalert.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The functions with the real SDK, against a server that speaks as CloudWatch, Service Quotas, Support, SES and S3 do. */
class HandlersTest {

    private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String LABEL = "anthropic-claude-sonnet-4-5-20250929-v1-0";
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final TreeMap<String, String> objects = new TreeMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private HttpServer server;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var path = exchange.getRequestURI().getPath();
            var method = exchange.getRequestMethod();
            int status = 200;
            String answer;
            if (path.startsWith("/docs/")) {
                var key = path.substring("/docs/".length());
                if (method.equals("PUT")) {
                    boolean once = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
                    if (once && objects.containsKey(key)) status = 412;
                    else objects.put(key, body);
                    answer = status == 412 ? "<Error><Code>PreconditionFailed</Code></Error>" : "";
                } else if (objects.containsKey(key)) {
                    answer = objects.get(key);
                } else {
                    status = 404;
                    answer = "<Error><Code>NoSuchKey</Code></Error>";
                }
            } else {
                var action = target != null
                        ? target.substring(target.indexOf('.') + 1)
                        : path.equals("/") ? action(body) : path;
                calls.add(action);
                bodies.put(
                        action,
                        URLDecoder.decode(body.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8));
                answer = answers.getOrDefault(action, "{}");
                if (answer.startsWith("!")) {
                    status = 400;
                    answer = answer.substring(1);
                }
            }
            if (!answer.startsWith("<"))
                exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        environment = new HashMap<>(Map.of(
                "OPS_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort(),
                "OPS_MODELS", MODEL,
                "OPS_ALARM_PREFIX", "docket-prod-bedrock",
                "OPS_GEOGRAPHY", "eu",
                "OPS_MAIL_TO", "operations@example.com",
                "OPS_MAIL_FROM", "docket@example.com",
                "OPS_BUCKET", "docs",
                "OPS_APPROVAL_URL", "https://docket.example.com/ops/cases"));
        answers.put("DescribeAlarms", alarms("HighInvocationRate", "1.0E9"));
        answers.put("ListServiceQuotas", """
                {"Quotas":[
                {"QuotaName":"Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5","Value":10000},
                {"QuotaName":"Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5","Value":200000},
                {"QuotaName":"On-demand model inference requests per minute for Anthropic Claude Sonnet 4.5","Value":50},
                {"QuotaName":"Cross-region model inference requests per minute for Anthropic Claude Sonnet 4","Value":7}]}""");
        answers.put("GetMetricData", metrics(9500, 150_000));
        answers.put("DescribeCases", "{\"cases\":[]}");
        answers.put("PutMetricAlarm", xml("PutMetricAlarm", ""));
        answers.put("CreateCase", "{\"caseId\":\"case-1\"}");
        answers.put("AddCommunicationToCase", "{\"result\":true}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAlarmThatGoesOnIsUnderstoodAndAPersonIsAskedByMail() {
        var said = notified(LABEL + "-Composite", "ALARM");

        assertThat(said).isEqualTo("docket-prod-bedrock-" + LABEL + "-Composite: high_usage: waits for a person");
        assertThat(bodies.get("/v2/email/outbound-emails"))
                .contains("HighInvocationRate")
                .contains("quota 10,000, threshold 8,000 (80 %), peak of 14 days 9,500")
                .contains("quota 200,000, threshold 160,000 (80 %), peak of 14 days 150,000")
                .contains("https://docket.example.com/ops/cases/");
        assertThat(calls).doesNotContain("CreateCase");
        assertThat(objects.keySet()).singleElement().asString().matches("ops-alert/drafts/[0-9a-f]{64}\\.json");
        assertThat(said).doesNotContain("cases/");
    }

    @Test
    void whatBedrockCountsAgainstTheQuotaIsLookedAtUnderTheNameTheModelIsAskedBy() {
        answers.put("DescribeAlarms", alarms("HighTPMQuotaUsage", "160000.0"));
        answers.put("GetMetricData", metrics(100, 150_000).replace("</MetricDataResults>", """
                <member><Id>q</Id><Values><member>9000</member><member>210000</member></Values></member>
                </MetricDataResults>"""));

        assertThat(notified(LABEL + "-Composite", "ALARM")).contains("high_usage");
        assertThat(bodies.get("GetMetricData"))
                .contains("EstimatedTPMQuotaUsage")
                .contains("Value=eu." + MODEL);
        assertThat(bodies.get("/v2/email/outbound-emails"))
                .contains("quota 200,000, threshold 160,000 (80 %), peak of 14 days 210,000")
                .contains("tokens per minute: 400,000");
    }

    @Test
    void lookingAtADraftSendsNothingAgreeingSendsItOnce() {
        notified(LABEL + "-Composite", "ALARM");
        var secret = secret();

        assertThat(page("GET", secret)).contains("Send to AWS Support").contains("more requests per minute");
        assertThat(page("HEAD", secret)).isNotEmpty();
        assertThat(calls).doesNotContain("CreateCase");

        answers.put("DescribeCases", "{\"cases\":[{\"caseId\":\"case-1\",\"displayId\":\"4711\"}]}");
        assertThat(page("POST", secret)).contains("Opened case 4711");
        assertThat(bodies.get("/v2/email/outbound-emails"))
                .contains("Opened case 4711")
                .contains("displayId=4711");
        assertThat(page("POST", secret)).contains("sent before");
        assertThat(calls.stream().filter("CreateCase"::equals)).hasSize(1);
        assertThat(bodies.get("CreateCase"))
                .contains("\"severityCode\":\"high\"")
                .contains("expedited");
        assertThat(page("GET", "guessed")).contains("no such draft");
        assertThat(page("GET", secret)).doesNotContain("Send to AWS Support");
    }

    @Test
    void anUnresolvedCaseIsWrittenOnInWhereNobodyNeedsToAgree() {
        environment.put("OPS_CASES", "automatic");
        answers.put("DescribeCases", """
                {"cases":[
                {"caseId":"c-0","displayId":"1","status":"resolved","timeCreated":"2026-02-20T00:00:00.000Z",
                 "subject":"Amazon Bedrock quota: %1$s in eu-central-1 [requests]"},
                {"caseId":"c-1","displayId":"2","status":"opened","timeCreated":"2026-02-10T00:00:00.000Z",
                 "subject":"Amazon Bedrock quota: %1$s in eu-central-1 [requests] - expedited handling requested"}]}""".formatted(MODEL));
        environment.put("AWS_REGION", "eu-central-1");
        assertThat(notified(LABEL + "-Composite", "ALARM")).endsWith("added to case 2");
        assertThat(bodies.get("AddCommunicationToCase")).contains("\"caseId\":\"c-1\"");
        assertThat(bodies.get("DescribeCases"))
                .contains("2025-12-31T12:00:00Z")
                .contains("\"includeResolvedCases\":false");
    }

    @Test
    void aPlanWithoutAnApiIsSaidInTheMail() {
        answers.put("DescribeCases", "!{\"__type\":\"SubscriptionRequiredException\",\"message\":\"no\"}");
        assertThat(notified(LABEL + "-Composite", "ALARM")).contains("no support");
        assertThat(bodies.get("/v2/email/outbound-emails"))
                .contains("support plan has no API")
                .contains("Asked for");
    }

    @Test
    void aModelWithoutMetricsIsNew() {
        answers.put("GetMetricData", xml("GetMetricData", "<MetricDataResults/>"));
        assertThat(notified(LABEL + "-Composite", "ALARM")).contains("new_model");
    }

    @Test
    void whatIsOverOrNotOursIsLeftAlone() {
        assertThat(notified(LABEL + "-Composite", "OK")).endsWith("over");
        assertThat(notified("other", "ALARM")).endsWith("of no model that is watched");
        assertThat(calls).isEmpty();
    }

    @Test
    void thresholdsAreSetFromTodaysQuotasAndKept() {
        var said = new ThresholdsHandler(environment, NOW).handleRequest(Map.of(), null);

        assertThat(said).isEqualTo("1 thresholds set, 0 models without a quota");
        assertThat(bodies.get("PutMetricAlarm"))
                .contains("AlarmName=docket-prod-bedrock-" + LABEL + "-HighInvocationRate")
                .contains("Threshold=8000.0")
                .contains("AlarmActions.member.1=arn:topic")
                .contains("MetricName=Invocations");
        assertThat(objects).hasSize(1);
        assertThat(objects.firstEntry().getKey()).startsWith("ops-alert/quotas/anthropic.claude-sonnet-4-5");
        assertThat(objects.firstEntry().getValue())
                .contains("\"requests\":8000.0")
                .contains("\"tokenQuota\":200000.0");
    }

    @Test
    void aThresholdThatIsRightIsLeftAlone() {
        answers.put("DescribeAlarms", alarms("HighInvocationRate", "8000.0"));
        assertThat(new ThresholdsHandler(environment, NOW).handleRequest(Map.of(), null))
                .startsWith("0 thresholds set");
        assertThat(calls).doesNotContain("PutMetricAlarm");
    }

    private String notified(String alarm, String state) {
        var record = new SNSEvent.SNSRecord();
        var sns = new SNSEvent.SNS();
        var name = alarm.equals("other") ? alarm : "docket-prod-bedrock-" + alarm;
        sns.setMessage("{\"AlarmName\":\"" + name + "\",\"NewStateValue\":\"" + state + "\"}");
        record.setSns(sns);
        var event = new SNSEvent();
        event.setRecords(List.of(record));
        return new NotifierHandler(environment, NOW).handleRequest(event, null);
    }

    private String secret() {
        var link = Pattern.compile("/ops/cases/([\\w-]{43})").matcher(bodies.get("/v2/email/outbound-emails"));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String page(String method, String secret) {
        return new CasesHandler(environment)
                .handleRequest(
                        new APIGatewayProxyRequestEvent()
                                .withHttpMethod(method)
                                .withPathParameters(Map.of("draft", secret)),
                        null)
                .getBody();
    }

    private static String action(String body) {
        for (String pair : body.split("&")) if (pair.startsWith("Action=")) return pair.substring("Action=".length());
        return "?";
    }

    private static String alarms(String kind, String threshold) {
        return xml("DescribeAlarms", """
                <MetricAlarms><member><AlarmName>docket-prod-bedrock-%s-%s</AlarmName><StateValue>ALARM</StateValue>
                <Namespace>AWS/Bedrock</Namespace><MetricName>Invocations</MetricName><Statistic>Sum</Statistic>
                <Period>60</Period><EvaluationPeriods>3</EvaluationPeriods><Threshold>%s</Threshold>
                <ActionsEnabled>true</ActionsEnabled><AlarmActions><member>arn:topic</member></AlarmActions>
                <ComparisonOperator>GreaterThanOrEqualToThreshold</ComparisonOperator></member></MetricAlarms>""".formatted(LABEL, kind, threshold));
    }

    private static String metrics(double requests, double tokens) {
        return xml("GetMetricData", """
                <MetricDataResults>
                <member><Id>r</Id><Values><member>100</member><member>%s</member></Values></member>
                <member><Id>i</Id><Values><member>90000</member></Values></member>
                <member><Id>o</Id><Values><member>9000</member></Values></member>
                <member><Id>t</Id><Values><member>%s</member></Values></member></MetricDataResults>""".formatted(requests, tokens));
    }

    private static String xml(String action, String result) {
        return "<" + action + "Response><" + action + "Result>" + result + "</" + action + "Result></" + action
                + "Response>";
    }
}
