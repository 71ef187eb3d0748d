package docket.opsalert;

import docket.opsalert.AlarmKind.Category;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What is written to AWS Support. The subject begins the same for a model and a category, so that an unresolved case of
 * the same kind is found by it.
 *
 * @param severity of the case, as AWS Support names it
 */
public record CaseText(String subject, String body, String severity) {

    /** What the subjects of all cases about a model's category begin with. */
    public static String about(Alert alert) {
        return "Amazon Bedrock quota: " + alert.model() + " in " + alert.region() + " ["
                + alert.category().name().toLowerCase(Locale.ROOT) + "]";
    }

    /** @throws IllegalArgumentException for what is about no quota: there is nothing to ask for */
    public static CaseText of(Alert alert) {
        return switch (alert.scenario()) {
            case NON_QUOTA -> throw new IllegalArgumentException("no case for what more quota does not help");
            case NEW_MODEL ->
                new CaseText(
                        about(alert) + " for a model that is new to us",
                        """
                        We begin to use %s in %s and its alarms have fired (%s). There is no history of use yet.
                        Please tell us which quotas (requests and tokens per minute) apply to our account, and what
                        you need to know to raise them to the default values of the model.

                        %s""".formatted(alert.model(), alert.region(), fired(alert), figures(alert)),
                        "normal");
            case HIGH_USAGE ->
                new CaseText(
                        about(alert) + (alert.expedited() ? " - expedited handling requested" : ""),
                        """
                        We ask for more %s for %s in %s. Our use reaches the quota (alarms: %s).
                        %s
                        %s
                        Asked for:
                        %s""".formatted(
                                        asked(alert).words(),
                                        alert.model(),
                                        alert.region(),
                                        fired(alert),
                                        alert.expedited()
                                                ? "Our production work is held back now: please handle this case expedited.\n"
                                                : "",
                                        figures(alert),
                                        wanted(alert)),
                        alert.expedited() ? "high" : "normal");
            case LOW_USAGE ->
                new CaseText(
                        about(alert) + " - throttled below the quota",
                        """
                        Alarms of %s in %s fired (%s) although our peaks are below %d %% of our quotas.
                        We are looking into our own calls first. The figures are for reference only; we ask for no
                        increase. Please tell us whether anything on your side explains it.

                        %s""".formatted(
                                        alert.model(),
                                        alert.region(),
                                        fired(alert),
                                        alert.use().percent(),
                                        figures(alert)),
                        "low");
        };
    }

    private static String fired(Alert alert) {
        return String.join(", ", alert.inOrder().stream().map(AlarmKind::suffix).toList());
    }

    /** Quotas, thresholds, the peak and the usual use of 14 days, and the mean of tokens; for mails and cases alike. */
    static String figures(Alert alert) {
        var use = alert.use();
        return """
                Requests per minute: quota %s, threshold %s (%d %%), peak of 14 days %s, usual %s
                Tokens per minute: quota %s, threshold %s (%d %%), peak of 14 days %s, usual %s
                Tokens an invocation, mean: %s in, %s out
                """.formatted(
                        number(use.requestQuota()),
                        number(use.requestThreshold()),
                        use.percent(),
                        number(use.requestPeak()),
                        number(use.requestSteady()),
                        number(use.tokenQuota()),
                        number(use.tokenThreshold()),
                        use.percent(),
                        number(use.tokenPeak()),
                        number(use.tokenSteady()),
                        number(use.inputMean()),
                        number(use.outputMean()));
    }

    /**
     * What more is asked of: of what the alarms are about that which is high. An alarm about requests whose tokens are
     * high, and the other way round, asks for what is high.
     */
    static Category asked(Alert alert) {
        boolean requests = alert.use().requestsHigh();
        boolean tokens = alert.use().tokensHigh();
        if (requests && tokens) return alert.category();
        return requests ? Category.REQUESTS : Category.TOKENS;
    }

    /** Half more than the peak at the threshold, rounded up to two digits: so much that the alarm would be off. */
    private static String wanted(Alert alert) {
        var use = alert.use();
        var asked = asked(alert);
        var lines = new StringBuilder();
        if (asked != Category.TOKENS)
            lines.append("- requests per minute: ")
                    .append(wanted(use.requestPeak(), use.percent()))
                    .append('\n');
        if (asked != Category.REQUESTS)
            lines.append("- tokens per minute: ")
                    .append(wanted(use.tokenPeak(), use.percent()))
                    .append('\n');
        return lines.toString();
    }

    private static String wanted(OptionalDouble peak, int percent) {
        double enough = peak.orElseThrow() * 1.5 * 100 / percent;
        double step = Math.pow(10, Math.floor(Math.log10(enough)) - 1);
        return number(OptionalDouble.of(Math.ceil(enough / step) * step));
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%,.0f", value.getAsDouble()) : "unknown";
    }
}
