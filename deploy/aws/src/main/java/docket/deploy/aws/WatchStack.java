package docket.deploy.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudtrail.Trail;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** What watches: alarms that lead to a runbook, the dashboard, saved queries, the trail, the budget, the Ops Alert. */
final class WatchStack extends Stack {

    private final Settings settings;
    private final Topic topic;

    WatchStack(Construct scope, Surroundings all, ServicesStack services, StackProps props) {
        super(scope, all.settings().name("watch"), props);
        var around = all.seenFrom(this);
        settings = around.settings();
        topic = services.alarms;
        if (!settings.alarmMail().isEmpty()) {
            Subscription.Builder.create(this, "Mail")
                    .topic(topic)
                    .protocol(SubscriptionProtocol.EMAIL)
                    .endpoint(settings.alarmMail())
                    .build();
        }
        queues();
        database(around);
        doors(services);
        documents();
        if (settings.spine() == Settings.Spine.WORKFLOW) workflow();
        var models = new ModelAlarms(this, settings, services.modelAlarms.getTopicArn());
        settings.models().forEach(models::of);
        CfnDashboard.Builder.create(this, "Dashboard")
                .dashboardName(settings.name("docket"))
                .dashboardBody(Dashboard.body(settings, Aws.REGION))
                .build();
        Queries.all(settings)
                .forEach((name, query) -> CfnResource.Builder.create(this, "Query-" + name)
                        .type("AWS::Logs::QueryDefinition")
                        .properties(Map.of(
                                "Name", "Docket/" + settings.stage() + "/" + name,
                                "QueryString", query.text(),
                                "LogGroupNames", query.logGroups()))
                        .build());
        trail(around);
        budget();
    }

    private CfnAlarm.Builder alarm(String name, Runbook book, String what) {
        return CfnAlarm.Builder.create(this, "Alarm-" + name)
                .alarmName(settings.name(name))
                .alarmDescription(book.says(what))
                .alarmActions(List.of(topic.getTopicArn()))
                .okActions(List.of(topic.getTopicArn()))
                .treatMissingData("notBreaching")
                .evaluationPeriods(1);
    }

    private void queues() {
        for (Waiting waiting : Waiting.values()) {
            var dead = waiting.label() + "-dlq";
            alarm(dead, Runbook.DEAD_LETTERS, "Messages of " + waiting.label() + " could not be worked on.")
                    .namespace("AWS/SQS")
                    .metricName("ApproximateNumberOfMessagesVisible")
                    .dimensions(dimensions("QueueName", dead))
                    .statistic("Maximum")
                    .period(60)
                    .threshold(1)
                    .comparisonOperator("GreaterThanOrEqualToThreshold")
                    .build();
            alarm(waiting.label() + "-age", Runbook.OLD_MESSAGES, "Messages wait in " + waiting.label() + ".")
                    .namespace("AWS/SQS")
                    .metricName("ApproximateAgeOfOldestMessage")
                    .dimensions(dimensions("QueueName", waiting.label()))
                    .statistic("Maximum")
                    .period(60)
                    .threshold(waiting.oldest())
                    .evaluationPeriods(5)
                    .comparisonOperator("GreaterThanThreshold")
                    .build();
        }
    }

    private void database(Surroundings around) {
        var cluster = around.database().cluster.getClusterIdentifier();
        alarm("database-load", Runbook.DATABASE_LOAD, "The database is near its largest size.")
                .namespace("AWS/RDS")
                .metricName("ACUUtilization")
                .dimensions(dimensions("DBClusterIdentifier", cluster))
                .statistic("Average")
                .period(300)
                .threshold(90)
                .evaluationPeriods(3)
                .comparisonOperator("GreaterThanThreshold")
                .build();
        alarm("database-connections", Runbook.DATABASE_CONNECTIONS, "Connections to the database run out.")
                .namespace("AWS/RDS")
                .metricName("DatabaseConnections")
                .dimensions(dimensions("DBClusterIdentifier", cluster))
                .statistic("Maximum")
                .period(60)
                .threshold(300)
                .evaluationPeriods(5)
                .comparisonOperator("GreaterThanThreshold")
                .build();
    }

    private void doors(ServicesStack services) {
        var api = services.doors.api.getRestApiName();
        alarm("doors-errors", Runbook.DOOR_ERRORS, "Requests from outside end with 5xx.")
                .namespace("AWS/ApiGateway")
                .metricName("5XXError")
                .dimensions(dimensions("ApiName", api))
                .statistic("Sum")
                .period(60)
                .threshold(5)
                .evaluationPeriods(3)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .build();
        alarm("doors-latency", Runbook.DOOR_LATENCY, "One request in a hundred takes more than three seconds.")
                .namespace("AWS/ApiGateway")
                .metricName("Latency")
                .dimensions(dimensions("ApiName", api))
                .extendedStatistic("p99")
                .period(300)
                .threshold(3000)
                .evaluationPeriods(3)
                .comparisonOperator("GreaterThanThreshold")
                .build();
    }

    private void documents() {
        docket(
                "failed-documents",
                Runbook.FAILED_DOCUMENTS,
                "Documents failed and wait for a redrive.",
                "docket_failures",
                1);
        docket(
                "old-reviews",
                Runbook.OLD_REVIEWS,
                "A review has waited for more than two days.",
                "docket_oldest_review_seconds",
                172_800);
        alarm("model-budget", Runbook.MODEL_BUDGET, "A client has used 95 % of its day's budget for models.")
                .namespace("Docket/Models")
                .metricName("BudgetUsedPercent")
                .statistic("Maximum")
                .period(300)
                .threshold(95)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .build();
        alarm("guardrail", Runbook.GUARDRAIL, "The guardrail steps in more than usual.")
                .namespace("Docket/Models")
                .metricName("Interventions")
                .statistic("Sum")
                .period(300)
                .threshold(10)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .build();
        alarm("mail-bounces", Runbook.MAIL_BOUNCES, "More than a twentieth of our mails come back.")
                .namespace("AWS/SES")
                .metricName("Reputation.BounceRate")
                .statistic("Average")
                .period(3600)
                .threshold(0.05)
                .comparisonOperator("GreaterThanThreshold")
                .build();
    }

    private void docket(String name, Runbook book, String what, String metric, double threshold) {
        alarm(name, book, what)
                .namespace("Docket")
                .metricName(metric)
                .dimensions(dimensions("service", "review-service"))
                .statistic("Maximum")
                .period(60)
                .threshold(threshold)
                .evaluationPeriods(2)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .build();
    }

    private void workflow() {
        var machine = Rights.ours("states", "stateMachine:" + settings.name("pipeline"));
        for (String metric : List.of("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled")) {
            alarm("pipeline-" + metric, Runbook.WORKFLOW_FAILURES, "Workflows end without a result: " + metric + ".")
                    .namespace("AWS/States")
                    .metricName(metric)
                    .dimensions(dimensions("StateMachineArn", machine))
                    .statistic("Sum")
                    .period(60)
                    .threshold(1)
                    .comparisonOperator("GreaterThanOrEqualToThreshold")
                    .build();
        }
    }

    private static List<CfnAlarm.DimensionProperty> dimensions(String name, String value) {
        return List.of(
                CfnAlarm.DimensionProperty.builder().name(name).value(value).build());
    }

    private void trail(Surroundings around) {
        var log = LogGroup.Builder.create(this, "TrailLog")
                .retention(RetentionDays.ONE_YEAR)
                .encryptionKey(around.key())
                .build();
        Trail.Builder.create(this, "Trail")
                .trailName(settings.name("trail"))
                .bucket(around.storage().logs)
                .cloudWatchLogGroup(log)
                .sendToCloudWatchLogs(true)
                .encryptionKey(around.key())
                .enableFileValidation(true)
                .includeGlobalServiceEvents(true)
                .isMultiRegionTrail(true)
                .build();
    }

    private void budget() {
        var told = new ArrayList<Map<String, Object>>();
        for (var step : List.of(Map.entry("ACTUAL", 80), Map.entry("FORECASTED", 100))) {
            told.add(Map.of(
                    "Notification",
                            Map.of(
                                    "NotificationType",
                                    step.getKey(),
                                    "ComparisonOperator",
                                    "GREATER_THAN",
                                    "Threshold",
                                    step.getValue(),
                                    "ThresholdType",
                                    "PERCENTAGE"),
                    "Subscribers", List.of(Map.of("SubscriptionType", "SNS", "Address", topic.getTopicArn()))));
        }
        CfnResource.Builder.create(this, "Budget")
                .type("AWS::Budgets::Budget")
                .properties(Map.of(
                        "Budget",
                        Map.of(
                                "BudgetName", settings.name("month"),
                                "BudgetType", "COST",
                                "TimeUnit", "MONTHLY",
                                "BudgetLimit", Map.of("Amount", settings.monthlyBudget(), "Unit", "USD"),
                                "CostFilters", Map.of("TagKeyValue", List.of("user:product$docket"))),
                        "NotificationsWithSubscribers",
                        told))
                .build();
    }
}
