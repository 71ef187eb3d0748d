package docket.deploy.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.constructs.Construct;

/**
 * Three layers of alarms for every model: errors, use against the quota, and use unlike before (upward only); and one
 * alarm over them that rings. Their names are what the Ops Alert reads: {@code <prefix>-<model>-<kind>}.
 *
 * <p>The quota layer begins with thresholds nobody reaches; a function sets them to the quota times a per cent when it is
 * first scheduled, which is at once, and again every six hours.
 */
final class ModelAlarms {

    private static final double UNREACHED = 1_000_000_000;
    private static final int BAND = 3;
    private static final int FIVE_MINUTES = 300;

    private final Construct scope;
    private final Settings settings;
    private final String topic;

    ModelAlarms(Construct scope, Settings settings, String topic) {
        this.scope = scope;
        this.settings = settings;
        this.topic = topic;
    }

    static String prefix(Settings settings) {
        return settings.name("bedrock");
    }

    /** The model's name in names of alarms. */
    static String label(String model) {
        return model.replaceAll("[^A-Za-z0-9]+", "-");
    }

    CfnCompositeAlarm of(String model) {
        var children = new ArrayList<CfnAlarm>();
        children.add(plain(model, "ClientErrors", "InvocationClientErrors", "Sum", 5, 2, Runbook.MODEL_ERRORS));
        children.add(plain(model, "ServerErrors", "InvocationServerErrors", "Sum", 3, 2, Runbook.MODEL_ERRORS));
        children.add(plain(model, "Throttles", "InvocationThrottles", "Sum", 1, 2, Runbook.MODEL_QUOTA));
        children.add(quota(model, "HighInvocationRate", "Invocations", "Sum"));
        // What Bedrock counts against the quota: what goes in, what is written into its cache, and what comes out as
        // often
        // as the model's rate says.
        children.add(quota(model, "HighTPMQuotaUsage", "EstimatedTPMQuotaUsage", "Sum"));
        children.add(quota(model, "HighLatency", "InvocationLatency", "p90"));
        children.add(anomaly(model, "InvocationAnomaly", "Invocations", "Sum"));
        children.add(anomaly(model, "InputTokenAnomaly", "InputTokenCount", "Sum"));
        children.add(anomaly(model, "OutputTokenAnomaly", "OutputTokenCount", "Sum"));
        children.add(anomaly(model, "LatencyAnomaly", "InvocationLatency", "p90"));
        var rule = new ArrayList<String>();
        children.forEach(child -> rule.add("ALARM(\"" + child.getAlarmName() + "\")"));
        var composite = CfnCompositeAlarm.Builder.create(scope, "Composite-" + label(model))
                .alarmName(name(model, "Composite"))
                .alarmDescription(Runbook.MODEL_QUOTA.says("Something about " + model + " needs a look."))
                .alarmRule(String.join(" OR ", rule))
                .alarmActions(List.of(topic))
                .build();
        children.forEach(composite::addResourceDependency);
        return composite;
    }

    private String name(String model, String kind) {
        return prefix(settings) + "-" + label(model) + "-" + kind;
    }

    private CfnAlarm plain(
            String model, String kind, String metric, String statistic, double threshold, int periods, Runbook book) {
        return begun(model, kind, book)
                .namespace("AWS/Bedrock")
                .metricName(metric)
                .dimensions(List.of(dimension(model)))
                .statistic(statistic)
                .period(60)
                .threshold(threshold)
                .evaluationPeriods(periods)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .build();
    }

    private CfnAlarm quota(String model, String kind, String metric, String statistic) {
        var alarm = begun(model, kind, Runbook.MODEL_QUOTA)
                .namespace("AWS/Bedrock")
                .metricName(metric)
                .dimensions(List.of(dimension(model)))
                .period(60)
                .threshold(UNREACHED)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .comparisonOperator("GreaterThanOrEqualToThreshold");
        if (statistic.startsWith("p")) alarm.extendedStatistic(statistic);
        else alarm.statistic(statistic);
        return alarm.build();
    }

    private CfnAlarm anomaly(String model, String kind, String metric, String statistic) {
        return begun(model, kind, Runbook.MODEL_ANOMALY)
                .metrics(List.of(
                        used(model, metric, statistic),
                        CfnAlarm.MetricDataQueryProperty.builder()
                                .id("band")
                                .expression("ANOMALY_DETECTION_BAND(used, " + BAND + ")")
                                .returnData(true)
                                .build()))
                .thresholdMetricId("band")
                .evaluationPeriods(5)
                .datapointsToAlarm(4)
                // Less than usual is a quiet day.
                .comparisonOperator("GreaterThanUpperThreshold")
                .build();
    }

    private CfnAlarm.Builder begun(String model, String kind, Runbook book) {
        return CfnAlarm.Builder.create(scope, kind + "-" + label(model))
                .alarmName(name(model, kind))
                .alarmDescription(book.says(kind + " of " + model + "."))
                .treatMissingData("notBreaching");
    }

    private CfnAlarm.MetricDataQueryProperty used(String model, String metric, String statistic) {
        return CfnAlarm.MetricDataQueryProperty.builder()
                .id("used")
                .metricStat(CfnAlarm.MetricStatProperty.builder()
                        .metric(CfnAlarm.MetricProperty.builder()
                                .namespace("AWS/Bedrock")
                                .metricName(metric)
                                .dimensions(List.of(dimension(model)))
                                .build())
                        .period(FIVE_MINUTES)
                        .stat(statistic)
                        .build())
                .returnData(true)
                .build();
    }

    /** Bedrock names a model as the caller did, and callers go through the geography's profile. */
    private CfnAlarm.DimensionProperty dimension(String model) {
        return CfnAlarm.DimensionProperty.builder()
                .name("ModelId")
                .value(settings.called(model))
                .build();
    }

    /** What the function that sets thresholds and the one that tells are started with. */
    static Map<String, String> environment(Settings settings) {
        return Map.of(
                "OPS_MODELS", String.join(",", settings.models()),
                "OPS_ALARM_PREFIX", prefix(settings),
                "OPS_GEOGRAPHY", settings.geography(),
                "OPS_MAIL_TO", settings.alarmMail(),
                "OPS_MAIL_FROM", settings.sender(),
                "OPS_CASES", settings.cases() ? "approval" : "off",
                "OPS_PREFERENCE", "all",
                "OPS_BUCKET", Rights.bucketName(settings, "documents"));
    }
}
