package docket.cli.account;

import docket.cli.check.Examination.Check;
import docket.cli.check.Examination.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrock.model.ValidationException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Looks at an account: who am I, what may I, does the region have what is needed, how full are the queues. */
public final class AccountCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SKEW = Duration.ofMinutes(4);
    /** Some 170 are reserved for functions where all are deployed, and Lambda keeps 100 free. */
    private static final int ENOUGH_CONCURRENCY = 300;

    private static final String CONCURRENCY = "L-B99A9384";

    private static final List<String> QUEUES = List.of(
            "inbox", "classifications", "invoices", "contracts", "proposals", "reviews", "events", "data-automation");

    /** What deploying and operating needs, one action for each service. */
    private static final List<String> ACTIONS = List.of(
            "cloudformation:CreateStack",
            "iam:CreateRole",
            "iam:PassRole",
            "kms:CreateKey",
            "s3:CreateBucket",
            "sqs:CreateQueue",
            "lambda:CreateFunction",
            "rds:CreateDBCluster",
            "ecs:CreateService",
            "apigateway:POST",
            "wafv2:CreateWebACL",
            "cognito-idp:CreateUserPool",
            "states:CreateStateMachine",
            "cloudwatch:PutMetricAlarm",
            "bedrock:CreateGuardrail",
            "bedrock:InvokeModel");

    private final Region region;
    private final List<String> models;
    private final @Nullable URI endpoint;
    private final Clock clock;

    /**
     * @param models what Bedrock models should be there, as model ids
     * @param endpoint another address than AWS's; null for AWS
     */
    public AccountCheck(String region, List<String> models, @Nullable URI endpoint, Clock clock) {
        this.region = Region.of(region);
        this.models = List.copyOf(models);
        this.endpoint = endpoint;
        this.clock = clock;
    }

    public List<Check> checks() {
        var checks = new ArrayList<Check>();
        if (endpoint == null && RegionMetadata.of(region) == null) return List.of(noRegion());
        GetCallerIdentityResponse me;
        try (var sts = made(StsClient.builder())) {
            me = sts.getCallerIdentity();
        } catch (SdkClientException e) {
            return List.of(noWay(e));
        } catch (AwsServiceException e) {
            return List.of(new Check(
                    "identity",
                    Level.FAIL,
                    "AWS does not accept the credentials (" + code(e) + ")",
                    "Sign in anew, or set AWS_PROFILE to another"));
        }
        checks.add(new Check("identity", Level.OK, me.arn() + " in " + region.id(), ""));
        checks.add(clock(me));
        checks.add(asked("rights", () -> rights(me.arn())));
        checks.add(asked("region", this::regionHasBedrock));
        for (String model : models) checks.add(asked("model", () -> model(model)));
        checks.add(asked("quotas", this::modelQuotas));
        checks.add(asked("functions", this::concurrency));
        checks.add(asked("queues", this::queues));
        return checks;
    }

    private Check noRegion() {
        var near = Region.regions().stream()
                .map(Region::id)
                .filter(id -> RegionMetadata.of(Region.of(id)) != null)
                .min(Comparator.comparingInt((String id) -> distance(id, region.id()))
                        .thenComparing(id -> id));
        return new Check(
                "region",
                Level.FAIL,
                region.id() + " is no region of AWS",
                "Set --region, DOCKET_REGION or AWS_REGION"
                        + near.map(id -> ", as in " + id).orElse(""));
    }

    /** How many letters must be changed, added or left out (Levenshtein). */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static Check noWay(SdkClientException e) {
        var said = String.valueOf(e.getMessage());
        return said.contains("credentials")
                ? new Check(
                        "identity",
                        Level.FAIL,
                        "there are no credentials for AWS here",
                        "Run aws sso login, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
                : new Check(
                        "identity",
                        Level.FAIL,
                        "AWS cannot be reached from here",
                        "Look at the network and at the proxy, and whether the region's name is right");
    }

    private Check clock(GetCallerIdentityResponse me) {
        var date = me.sdkHttpResponse().firstMatchingHeader("Date");
        if (date.isEmpty()) return new Check("clock", Level.WARN, "AWS did not say what time it is", "");
        var theirs = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        var off = Duration.between(theirs, Instant.now(clock)).abs();
        return off.compareTo(SKEW) > 0
                ? new Check(
                        "clock",
                        Level.FAIL,
                        "this clock is off by " + off.toSeconds() + " s; AWS refuses more than 300",
                        "Switch time synchronisation on")
                : new Check("clock", Level.OK, "this clock agrees with AWS", "");
    }

    private Check rights(String arn) {
        try (var iam = made(IamClient.builder())) {
            var denied = iam
                    .simulatePrincipalPolicy(
                            ask -> ask.policySourceArn(role(arn)).actionNames(ACTIONS))
                    .evaluationResults()
                    .stream()
                    .filter(result -> result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                    .map(result -> result.evalActionName())
                    .toList();
            return denied.isEmpty()
                    ? new Check(
                            "rights", Level.OK, "all " + ACTIONS.size() + " actions that were tried are allowed", "")
                    : new Check(
                            "rights",
                            Level.FAIL,
                            "not allowed: " + String.join(", ", denied),
                            "Ask for them, or deploy with a role that may");
        }
    }

    /** A session's ARN names the role it came of. */
    private static String role(String arn) {
        return arn.replace(":sts:", ":iam:").replaceAll(":assumed-role/([^/]+)/.*", ":role/$1");
    }

    private Check regionHasBedrock() {
        try (var bedrock = made(BedrockClient.builder())) {
            int there = bedrock.listFoundationModels(_ -> {}).modelSummaries().size();
            return there == 0
                    ? new Check("region", Level.FAIL, region.id() + " has no models", "Choose another region")
                    : new Check("region", Level.OK, region.id() + " offers " + there + " models", "");
        }
    }

    private Check model(String model) {
        try (var bedrock = made(BedrockClient.builder())) {
            var access = bedrock.getFoundationModelAvailability(ask -> ask.modelId(model));
            var authorized = String.valueOf(access.authorizationStatusAsString());
            var region = String.valueOf(access.regionAvailabilityAsString());
            var profile = profile(bedrock, model);
            if (!region.equals("AVAILABLE") && profile.isEmpty()) {
                return new Check(
                        "model",
                        Level.FAIL,
                        model + " is not in " + this.region.id() + ", and no geography's profile leads to it",
                        "Choose another with --models, or another region");
            }
            return authorized.equals("AUTHORIZED")
                    ? new Check(
                            "model",
                            Level.OK,
                            model + " may be asked"
                                    + profile.map(name -> ", through " + name).orElse(""),
                            "")
                    : new Check(
                            "model",
                            Level.FAIL,
                            model + " may not be asked (" + authorized.toLowerCase(Locale.ROOT) + ")",
                            "Agree to its terms in the console of Bedrock, model catalogue");
        } catch (ResourceNotFoundException | ValidationException e) {
            return new Check(
                    "model",
                    Level.FAIL,
                    "AWS knows no model " + model,
                    "aws bedrock list-foundation-models shows their names; say them with --models");
        }
    }

    /** The geography's profile by which a model is asked from this region; services and alarms name it so. */
    private Optional<String> profile(BedrockClient bedrock, String model) {
        var geography = region.id().startsWith("ap-") ? "apac" : region.id().replaceAll("-.*", "");
        try {
            var name = geography + "." + model;
            var found = bedrock.getInferenceProfile(ask -> ask.inferenceProfileIdentifier(name));
            return "ACTIVE".equals(found.statusAsString()) ? Optional.of(name) : Optional.empty();
        } catch (AwsServiceException e) {
            return Optional.empty();
        }
    }

    private Check modelQuotas() {
        try (var quotas = made(ServiceQuotasClient.builder())) {
            var zero = new ArrayList<String>();
            int seen = 0;
            for (ServiceQuota quota : quotas.listServiceQuotasPaginator(ask -> ask.serviceCode("bedrock"))
                    .quotas()) {
                if (!quota.quotaName().contains("per minute")) continue;
                if (models.stream().noneMatch(model -> isAbout(quota.quotaName(), model))) continue;
                seen++;
                if (quota.value() == null || quota.value() <= 0) zero.add(quota.quotaName());
            }
            if (seen == 0) return new Check("quotas", Level.WARN, "no quota names the models in use", "");
            return zero.isEmpty()
                    ? new Check("quotas", Level.OK, seen + " quotas of the models in use are above zero", "")
                    : new Check(
                            "quotas", Level.FAIL, "zero: " + String.join("; ", zero), "Ask Service Quotas for more");
        }
    }

    private static boolean isAbout(String quota, String model) {
        var words = Set.of(quota.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
        var named = new HashSet<>(List.of(model.toLowerCase(Locale.ROOT)
                .replaceAll("(-v\\d+)?(:\\d+)?$", "")
                .replaceAll("-20\\d{6}", "")
                .split("[^a-z0-9]+")));
        return words.containsAll(named);
    }

    private Check concurrency() {
        try (var quotas = made(ServiceQuotasClient.builder())) {
            double value = quotas.getServiceQuota(
                            ask -> ask.serviceCode("lambda").quotaCode(CONCURRENCY))
                    .quota()
                    .value();
            return value < ENOUGH_CONCURRENCY
                    ? new Check(
                            "functions",
                            Level.FAIL,
                            "the account runs " + Math.round(value) + " functions at once; " + ENOUGH_CONCURRENCY
                                    + " are reserved and kept free",
                            "Ask Service Quotas for 1,000 concurrent executions")
                    : new Check("functions", Level.OK, Math.round(value) + " may run at once", "");
        }
    }

    private Check queues() {
        var full = new ArrayList<String>();
        var missing = new ArrayList<String>();
        try (var sqs = made(SqsClient.builder())) {
            for (String name : QUEUES) {
                for (String queue : List.of(name, name + "-dlq")) {
                    try {
                        var url = sqs.getQueueUrl(ask -> ask.queueName(queue)).queueUrl();
                        var size = sqs.getQueueAttributes(ask -> ask.queueUrl(url)
                                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                                .attributes()
                                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
                        if (!size.equals("0")) full.add(queue + " " + size);
                    } catch (QueueDoesNotExistException e) {
                        missing.add(queue);
                    }
                }
            }
        }
        if (missing.size() == 2 * QUEUES.size())
            return new Check("queues", Level.OK, "nothing is deployed here yet", "");
        if (!missing.isEmpty()) {
            return new Check(
                    "queues", Level.FAIL, "missing: " + String.join(", ", missing), "Deploy the messaging stack");
        }
        var dead = full.stream().anyMatch(queue -> queue.contains("-dlq"));
        return new Check(
                "queues",
                dead ? Level.WARN : Level.OK,
                full.isEmpty() ? "all empty" : "waiting: " + String.join(", ", full),
                dead ? "docs/operations.md#dead-letters says what to do" : "");
    }

    private static Check asked(String name, java.util.function.Supplier<Check> question) {
        try {
            return question.get();
        } catch (AwsServiceException e) {
            return new Check(
                    name,
                    Level.WARN,
                    "could not be looked at (" + code(e) + ")",
                    e.statusCode() == 403
                            ? "The credentials may not ask that; the rest was looked at"
                            : "Try again later");
        } catch (SdkClientException e) {
            return new Check(name, Level.WARN, "no answer from AWS", "The service may not exist in this region");
        }
    }

    private static String code(AwsServiceException e) {
        var details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "status " + e.statusCode() : details.errorCode();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(B builder) {
        builder.region(
                        builder instanceof software.amazon.awssdk.services.iam.IamClientBuilder
                                ? Region.AWS_GLOBAL
                                : region)
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(config -> config.apiCallTimeout(PATIENCE));
        if (endpoint != null) builder.endpointOverride(endpoint);
        return builder.build();
    }
}
