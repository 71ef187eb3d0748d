package docket.opsalert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.opsalert.AlarmKind.Category;
import docket.opsalert.AlarmKind.Severity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole decision table: every set of alarms with every relation of peaks to thresholds. */
class ScenarioTest {

    private static final Set<AlarmKind> REQUESTS = Set.of(AlarmKind.HIGH_INVOCATION_RATE, AlarmKind.INVOCATION_ANOMALY);
    private static final Set<AlarmKind> TOKENS =
            Set.of(AlarmKind.HIGH_TPM_QUOTA_USAGE, AlarmKind.INPUT_TOKEN_ANOMALY, AlarmKind.OUTPUT_TOKEN_ANOMALY);
    private static final Set<AlarmKind> BOTH = Set.of(AlarmKind.THROTTLES, AlarmKind.CLIENT_ERRORS);

    /** Unknown, none, some, just below the threshold of 80, at it, above it. */
    private static final List<OptionalDouble> PEAKS = List.of(
            OptionalDouble.empty(),
            OptionalDouble.of(0),
            OptionalDouble.of(1),
            OptionalDouble.of(79.9),
            OptionalDouble.of(80),
            OptionalDouble.of(200));

    private static final List<OptionalDouble> QUOTAS = List.of(OptionalDouble.empty(), OptionalDouble.of(100));

    @Test
    void everySetOfAlarmsWithEveryPeakIsDecided() {
        int looked = 0;
        for (int bits = 0; bits < 1 << AlarmKind.values().length; bits++) {
            var fired = EnumSet.noneOf(AlarmKind.class);
            for (AlarmKind kind : AlarmKind.values()) if ((bits >> kind.ordinal() & 1) == 1) fired.add(kind);
            for (var requestPeak : PEAKS) {
                for (var tokenPeak : PEAKS) {
                    for (var requestQuota : QUOTAS) {
                        for (var tokenQuota : QUOTAS) {
                            var use = use(requestQuota, requestPeak, tokenQuota, tokenPeak);
                            assertThat(Scenario.of(fired, use))
                                    .as("%s with %s", fired, use)
                                    .isEqualTo(expected(fired, requestQuota, requestPeak, tokenQuota, tokenPeak));
                            looked++;
                        }
                    }
                }
            }
        }
        assertThat(looked).isEqualTo(1024 * 36 * 4);
    }

    /** Said once more in other words, as the table is written. */
    private static Scenario expected(
            Set<AlarmKind> fired,
            OptionalDouble requestQuota,
            OptionalDouble requestPeak,
            OptionalDouble tokenQuota,
            OptionalDouble tokenPeak) {
        boolean quota = fired.stream().anyMatch(k -> REQUESTS.contains(k) || TOKENS.contains(k) || BOTH.contains(k));
        if (!quota) return Scenario.NON_QUOTA;
        if (requestPeak.orElse(0) == 0 && tokenPeak.orElse(0) == 0) return Scenario.NEW_MODEL;
        boolean high = requestQuota.isPresent() && requestPeak.orElse(0) >= 80
                || tokenQuota.isPresent() && tokenPeak.orElse(0) >= 80;
        return high ? Scenario.HIGH_USAGE : Scenario.LOW_USAGE;
    }

    @ParameterizedTest
    @CsvSource({
        // quota, peak, quota, peak, scenario: 80 % of the quotas are the thresholds
        "10000, 9500, 200000, 10000, HIGH_USAGE",
        "10000, 100, 200000, 210000, HIGH_USAGE",
        "10000, 5578, 6250000, 3404691, LOW_USAGE",
        "10000, 8000, 200000, 0, HIGH_USAGE",
        "10000, 7999, 200000, 159999, LOW_USAGE",
        "10000, 0, 200000, 0, NEW_MODEL"
    })
    void theExamplesComeOutAsWritten(double rq, double rp, double tq, double tp, Scenario scenario) {
        var use = use(OptionalDouble.of(rq), OptionalDouble.of(rp), OptionalDouble.of(tq), OptionalDouble.of(tp));
        assertThat(Scenario.of(Set.of(AlarmKind.THROTTLES), use)).isEqualTo(scenario);
        assertThat(use.requestThreshold()).hasValue(8000);
    }

    @Test
    void thresholdsArePerCentsOfQuotas() {
        var use = use(
                OptionalDouble.of(10_000), OptionalDouble.empty(), OptionalDouble.of(200_000), OptionalDouble.empty());
        assertThat(use.requestThreshold()).hasValue(8_000);
        assertThat(use.tokenThreshold()).hasValue(160_000);
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH_INVOCATION_RATE, REQUESTS",
        "INVOCATION_ANOMALY, REQUESTS",
        "HIGH_TPM_QUOTA_USAGE, TOKENS",
        "INPUT_TOKEN_ANOMALY, TOKENS",
        "OUTPUT_TOKEN_ANOMALY, TOKENS",
        "THROTTLES, BOTH",
        "CLIENT_ERRORS, BOTH",
        "SERVER_ERRORS, NOT_QUOTA",
        "HIGH_LATENCY, NOT_QUOTA",
        "LATENCY_ANOMALY, NOT_QUOTA"
    })
    void everyKindOfAlarmIsAboutItsQuota(AlarmKind kind, Category category) {
        assertThat(Scenario.category(Set.of(kind))).isEqualTo(category);
    }

    @Test
    void alarmsAboutRequestsAndTokensTogetherAreAboutBoth() {
        assertThat(Scenario.category(Set.of(AlarmKind.INVOCATION_ANOMALY, AlarmKind.INPUT_TOKEN_ANOMALY)))
                .isEqualTo(Category.BOTH);
        assertThat(Scenario.category(Set.of(AlarmKind.SERVER_ERRORS, AlarmKind.HIGH_TPM_QUOTA_USAGE)))
                .isEqualTo(Category.TOKENS);
        assertThat(Scenario.category(Set.of())).isEqualTo(Category.NOT_QUOTA);
    }

    @Test
    void onlyWhatIsCriticalAndHighIsAskedToBeExpedited() {
        for (AlarmKind kind : AlarmKind.values()) {
            for (var peak : PEAKS) {
                var use = use(OptionalDouble.of(100), peak, OptionalDouble.of(100), OptionalDouble.empty());
                var alert = new Alert("a.b", "eu-central-1", Set.of(kind), use, Instant.EPOCH);
                boolean wanted =
                        kind.severity() == Severity.CRITICAL && kind != AlarmKind.SERVER_ERRORS && peak.orElse(0) >= 80;
                assertThat(alert.expedited()).as("%s at %s", kind, peak).isEqualTo(wanted);
                if (alert.scenario() != Scenario.NON_QUOTA) {
                    assertThat(CaseText.of(alert).body().contains("expedited")).isEqualTo(wanted);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the alarm, peaks of quotas of 100: what is asked for
        "HIGH_INVOCATION_RATE, 90, 10, requests",
        "HIGH_INVOCATION_RATE, 90, 90, requests",
        "HIGH_INVOCATION_RATE, 10, 90, tokens",
        "OUTPUT_TOKEN_ANOMALY, 90, 90, tokens",
        "OUTPUT_TOKEN_ANOMALY, 90, 10, requests",
        "THROTTLES, 90, 90, requests tokens",
        "THROTTLES, 90, 10, requests"
    })
    void moreIsAskedOfWhatIsHighAndTheAlarmIsAbout(AlarmKind kind, double requests, double tokens, String asked) {
        var use = use(
                OptionalDouble.of(100), OptionalDouble.of(requests), OptionalDouble.of(100), OptionalDouble.of(tokens));
        var text = CaseText.of(new Alert("a.b", "eu-central-1", Set.of(kind), use, Instant.EPOCH));
        assertThat(text.body().contains("- requests per minute:")).isEqualTo(asked.contains("requests"));
        assertThat(text.body().contains("- tokens per minute:")).isEqualTo(asked.contains("tokens"));
        assertThat(text.body()).contains("more " + asked.replace(" ", " and ") + " per minute");
    }

    @Test
    void whatMoreQuotaDoesNotHelpHasNoCase() {
        var use = use(OptionalDouble.of(100), OptionalDouble.of(90), OptionalDouble.empty(), OptionalDouble.empty());
        var alert = new Alert("a.b", "eu-central-1", Set.of(AlarmKind.HIGH_LATENCY), use, Instant.EPOCH);
        assertThatThrownBy(() -> CaseText.of(alert)).isInstanceOf(IllegalArgumentException.class);
    }

    static Use use(
            OptionalDouble requestQuota,
            OptionalDouble requestPeak,
            OptionalDouble tokenQuota,
            OptionalDouble tokenPeak) {
        return new Use(
                requestQuota,
                tokenQuota,
                80,
                requestPeak,
                tokenPeak,
                OptionalDouble.of(10),
                OptionalDouble.of(1000),
                OptionalDouble.of(900),
                OptionalDouble.of(100));
    }
}
