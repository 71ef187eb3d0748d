package docket.opsalert.aws;

import docket.opsalert.AlarmKind;
import docket.opsalert.ModelRegistry;
import docket.opsalert.Thresholds;
import docket.opsalert.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/** What CloudWatch and Service Quotas know of a model. */
final class Figures {

    private static final Duration LOOK_BACK = Duration.ofDays(14);
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final CloudWatchClient cloudWatch;
    private final ServiceQuotasClient quotas;
    private final String geography;

    /** @param geography through whose profile models are asked, as in {@code eu}; empty for none */
    Figures(CloudWatchClient cloudWatch, ServiceQuotasClient quotas, String geography) {
        this.cloudWatch = cloudWatch;
        this.quotas = quotas;
        this.geography = geography;
    }

    /** The alarms of a model that are on now. */
    Set<AlarmKind> fired(ModelRegistry registry, String model) {
        var names = new HashMap<String, AlarmKind>();
        for (AlarmKind kind : AlarmKind.values()) names.put(registry.alarm(model, kind), kind);
        var fired = EnumSet.noneOf(AlarmKind.class);
        cloudWatch
                .describeAlarmsPaginator(ask -> ask.alarmNames(names.keySet()).stateValue(StateValue.ALARM))
                .metricAlarms()
                .forEach(alarm -> {
                    var kind = names.get(alarm.alarmName());
                    if (kind != null) fired.add(kind);
                });
        return fired;
    }

    /** Quotas by the minute; empty where none is named. */
    record Quotas(OptionalDouble requests, OptionalDouble tokens) {}

    /** Calls through a geography's profile count against quotas of their own. */
    Quotas quotas(String model) {
        var requests = OptionalDouble.empty();
        var tokens = OptionalDouble.empty();
        for (ServiceQuota quota : quotas.listServiceQuotasPaginator(ask -> ask.serviceCode("bedrock"))
                .quotas()) {
            var name = quota.quotaName().toLowerCase(Locale.ROOT);
            if (!ModelRegistry.isAbout(quota.quotaName(), model)) continue;
            if (name.startsWith("cross-region") == geography.isEmpty()) continue;
            if (!name.contains("inference")) continue;
            if (name.contains("requests per minute")) requests = OptionalDouble.of(quota.value());
            if (name.contains("tokens per minute")) tokens = OptionalDouble.of(quota.value());
        }
        return new Quotas(requests, tokens);
    }

    /** @param percent of the quota from which use counts as high */
    Use use(String model, Quotas quotas, int percent, Instant now) {
        var begin = now.minus(LOOK_BACK);
        // By the minute CloudWatch keeps 15 days, and GetMetricData answers 100,800 values a call: 14 days are 20,160
        // each.
        var minutes = data(queries(model, MINUTE), begin, now);
        var hours = data(queries(model, HOUR), begin, now);
        double calls = total(minutes.get("r"));
        return new Use(
                quotas.requests(),
                quotas.tokens(),
                percent,
                max(minutes.get("r")),
                max(tokens(minutes)),
                steady(hours.get("r")),
                steady(tokens(hours)),
                calls > 0 ? OptionalDouble.of(total(minutes.get("i")) / calls) : OptionalDouble.empty(),
                calls > 0 ? OptionalDouble.of(total(minutes.get("o")) / calls) : OptionalDouble.empty());
    }

    private List<MetricDataQuery> queries(String model, int period) {
        return List.of(
                query("r", model, "Invocations", period),
                query("i", model, "InputTokenCount", period),
                query("o", model, "OutputTokenCount", period),
                query("q", model, "EstimatedTPMQuotaUsage", period),
                sum("t", "FILL(i, 0) + FILL(o, 0)"));
    }

    /**
     * What Bedrock counts against the quota, some models' output several times. Where it does not tell, as before March
     * 2026, what went in and came out.
     *
     * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html">token burndown</a>
     */
    private static @org.jspecify.annotations.Nullable List<Double> tokens(Map<String, List<Double>> data) {
        var counted = data.get("q");
        return counted == null || counted.isEmpty() ? data.get("t") : counted;
    }

    private Map<String, List<Double>> data(List<MetricDataQuery> queries, Instant begin, Instant end) {
        var all = new HashMap<String, List<Double>>();
        cloudWatch
                .getMetricDataPaginator(
                        ask -> ask.metricDataQueries(queries).startTime(begin).endTime(end))
                .metricDataResults()
                .forEach(result ->
                        all.computeIfAbsent(result.id(), _ -> new ArrayList<>()).addAll(result.values()));
        return all;
    }

    /** Bedrock names a model as the caller did. */
    private MetricDataQuery query(String id, String model, String metric, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(MetricStat.builder()
                        .metric(Metric.builder()
                                .namespace("AWS/Bedrock")
                                .metricName(metric)
                                .dimensions(Dimension.builder()
                                        .name("ModelId")
                                        .value(geography.isEmpty() ? model : geography + "." + model)
                                        .build())
                                .build())
                        .period(period)
                        .stat("Sum")
                        .build())
                .build();
    }

    private static MetricDataQuery sum(String id, String expression) {
        return MetricDataQuery.builder().id(id).expression(expression).build();
    }

    private static OptionalDouble max(@org.jspecify.annotations.Nullable List<Double> values) {
        return values == null
                ? OptionalDouble.empty()
                : values.stream().mapToDouble(Double::doubleValue).max();
    }

    private static double total(@org.jspecify.annotations.Nullable List<Double> values) {
        return values == null
                ? 0
                : values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** A minute's mean over the hours that had any. */
    private static OptionalDouble steady(@org.jspecify.annotations.Nullable List<Double> hours) {
        if (hours == null) return OptionalDouble.empty();
        var mean = hours.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0)
                .average();
        return mean.isPresent() ? OptionalDouble.of(mean.getAsDouble() / MINUTE) : mean;
    }

    /** Sets the quota layer of a model's alarms. What has no quota keeps what it has. @return how many were set */
    int set(ModelRegistry registry, Thresholds thresholds) {
        var wanted = new HashMap<String, OptionalDouble>();
        wanted.put(registry.alarm(thresholds.model(), AlarmKind.HIGH_INVOCATION_RATE), thresholds.requests());
        wanted.put(registry.alarm(thresholds.model(), AlarmKind.HIGH_TPM_QUOTA_USAGE), thresholds.tokens());
        wanted.put(
                registry.alarm(thresholds.model(), AlarmKind.HIGH_LATENCY),
                OptionalDouble.of(thresholds.latencyMillis()));
        int set = 0;
        for (MetricAlarm alarm : cloudWatch
                .describeAlarmsPaginator(ask -> ask.alarmNames(wanted.keySet()))
                .metricAlarms()) {
            var threshold = wanted.getOrDefault(alarm.alarmName(), OptionalDouble.empty());
            if (threshold.isEmpty() || alarm.threshold() != null && alarm.threshold() == threshold.getAsDouble())
                continue;
            put(alarm, threshold.getAsDouble());
            set++;
        }
        return set;
    }

    /** An alarm is written whole: what it was, with another threshold. */
    private void put(MetricAlarm alarm, double threshold) {
        cloudWatch.putMetricAlarm(put -> {
            put.alarmName(alarm.alarmName())
                    .alarmDescription(alarm.alarmDescription())
                    .actionsEnabled(alarm.actionsEnabled())
                    .alarmActions(alarm.alarmActions())
                    .okActions(alarm.okActions())
                    .insufficientDataActions(alarm.insufficientDataActions())
                    .evaluationPeriods(alarm.evaluationPeriods())
                    .datapointsToAlarm(alarm.datapointsToAlarm())
                    .comparisonOperator(alarm.comparisonOperator())
                    .treatMissingData(alarm.treatMissingData())
                    .threshold(threshold);
            if (alarm.hasMetrics()) put.metrics(alarm.metrics());
            else {
                put.namespace(alarm.namespace())
                        .metricName(alarm.metricName())
                        .dimensions(alarm.dimensions())
                        .period(alarm.period());
                if (alarm.extendedStatistic() == null) put.statistic(alarm.statistic());
                else put.extendedStatistic(alarm.extendedStatistic());
            }
        });
    }
}
