package docket.opsalert;

import java.util.Optional;

/** The alarms of a model, in three layers. Each is named {@code <prefix>-<model>-<kind>}. */
public enum AlarmKind {
    CLIENT_ERRORS("ClientErrors", Category.BOTH, Severity.WARNING),
    SERVER_ERRORS("ServerErrors", Category.NOT_QUOTA, Severity.CRITICAL),
    THROTTLES("Throttles", Category.BOTH, Severity.CRITICAL),
    HIGH_INVOCATION_RATE("HighInvocationRate", Category.REQUESTS, Severity.CRITICAL),
    HIGH_TPM_QUOTA_USAGE("HighTPMQuotaUsage", Category.TOKENS, Severity.CRITICAL),
    HIGH_LATENCY("HighLatency", Category.NOT_QUOTA, Severity.WARNING),
    INVOCATION_ANOMALY("InvocationAnomaly", Category.REQUESTS, Severity.WARNING),
    INPUT_TOKEN_ANOMALY("InputTokenAnomaly", Category.TOKENS, Severity.WARNING),
    OUTPUT_TOKEN_ANOMALY("OutputTokenAnomaly", Category.TOKENS, Severity.WARNING),
    LATENCY_ANOMALY("LatencyAnomaly", Category.NOT_QUOTA, Severity.WARNING);

    /** Which quota an alarm is about. */
    public enum Category {
        REQUESTS("requests per minute"),
        TOKENS("tokens per minute"),
        BOTH("requests and tokens per minute"),
        NOT_QUOTA("no quota");

        private final String words;

        Category(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How soon somebody should look. */
    public enum Severity {
        WARNING,
        CRITICAL
    }

    private final String suffix;
    private final Category category;
    private final Severity severity;

    AlarmKind(String suffix, Category category, Severity severity) {
        this.suffix = suffix;
        this.category = category;
        this.severity = severity;
    }

    /** How the alarm's name ends. */
    public String suffix() {
        return suffix;
    }

    public Category category() {
        return category;
    }

    public Severity severity() {
        return severity;
    }

    /** @return empty for the composite alarm, and for what is none of ours */
    public static Optional<AlarmKind> of(String alarmName) {
        var end = alarmName.substring(alarmName.lastIndexOf('-') + 1);
        for (AlarmKind kind : values()) {
            if (kind.suffix.equals(end)) return Optional.of(kind);
        }
        return Optional.empty();
    }
}
