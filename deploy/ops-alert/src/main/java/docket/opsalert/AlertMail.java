package docket.opsalert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How an alert is told to people, as text and laid out. */
final class AlertMail {

    private static final Pattern LINK = Pattern.compile("https://[^\\s<]+");
    private static final String CELL = " style=\"padding:2px 12px 2px 0;text-align:left\"";

    private AlertMail() {}

    /** @param caseWords what became of a case; empty for none */
    static Told of(Alert alert, String caseWords) {
        var scenario = alert.scenario();
        var facts = new LinkedHashMap<String, String>();
        facts.put("Model", alert.model() + " in " + alert.region());
        facts.put("Severity", alert.severity().name().toLowerCase(Locale.ROOT));
        facts.put(
                "Alarms that are on",
                String.join(
                        ", ", alert.inOrder().stream().map(AlarmKind::suffix).toList()));
        facts.put("About", alert.category().words());
        facts.put("Scenario", word(scenario));
        var book = "docs/operations.md#"
                + (scenario == Scenario.NON_QUOTA ? "models-answer-with-errors" : "a-model-nears-its-quota");
        return new Told(
                "[" + alert.severity() + "] Bedrock: " + alert.model() + ", "
                        + word(scenario).replace('_', ' '),
                text(alert, facts, caseWords, book),
                html(alert, facts, caseWords, book));
    }

    /** Once a person agreed to a draft. @param outcome as the person saw it, with the case's link */
    static Told agreed(String subject, String outcome) {
        return new Told(
                "Bedrock: " + subject,
                outcome + "\n",
                "<!doctype html><meta charset=\"utf-8\"><p>" + linked(outcome) + "</p>");
    }

    private static String text(Alert alert, Map<String, String> facts, String caseWords, String book) {
        var body = new StringBuilder();
        facts.forEach(
                (name, value) -> body.append(name).append(": ").append(value).append('\n'));
        body.append('\n').append(advice(alert.scenario())).append("\n\n").append(CaseText.figures(alert));
        if (!caseWords.isEmpty()) body.append('\n').append(caseWords).append('\n');
        return body.append("\nRunbook: ").append(book).append('\n').toString();
    }

    private static String html(Alert alert, Map<String, String> facts, String caseWords, String book) {
        var use = alert.use();
        var body = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><table>");
        facts.forEach((name, value) -> row(body, "th", "td", List.of(name, value)));
        body.append("</table><p>").append(escaped(advice(alert.scenario()))).append("</p><table>");
        row(
                body,
                "th",
                "th",
                List.of("a minute", "quota", "threshold, " + use.percent() + " %", "peak of 14 days", "usual"));
        row(
                body,
                "th",
                "td",
                figures(
                        "requests",
                        use.requestQuota(),
                        use.requestThreshold(),
                        use.requestPeak(),
                        use.requestSteady()));
        row(
                body,
                "th",
                "td",
                figures("tokens", use.tokenQuota(), use.tokenThreshold(), use.tokenPeak(), use.tokenSteady()));
        body.append("</table><p>Tokens an invocation, mean: ")
                .append(CaseText.number(use.inputMean()))
                .append(" in, ")
                .append(CaseText.number(use.outputMean()))
                .append(" out</p>");
        if (!caseWords.isEmpty())
            body.append("<pre style=\"white-space:pre-wrap\">")
                    .append(linked(caseWords))
                    .append("</pre>");
        return body.append("<p>Runbook: ").append(escaped(book)).append("</p>").toString();
    }

    private static List<String> figures(String name, OptionalDouble... values) {
        var cells = new java.util.ArrayList<>(List.of(name));
        for (OptionalDouble value : values) cells.add(CaseText.number(value));
        return cells;
    }

    private static void row(StringBuilder body, String first, String rest, List<String> cells) {
        body.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            var tag = i == 0 ? first : rest;
            body.append('<').append(tag).append(CELL).append('>');
            body.append(escaped(cells.get(i))).append("</").append(tag).append('>');
        }
        body.append("</tr>");
    }

    private static String word(Scenario scenario) {
        return scenario.name().toLowerCase(Locale.ROOT);
    }

    private static String advice(Scenario scenario) {
        return switch (scenario) {
            case NON_QUOTA ->
                "More quota would not help. Look at the health of Bedrock in this region, and at the size of what is asked.";
            case NEW_MODEL -> "Nothing is known of any use of this model yet. Look whether calls reach it at all.";
            case HIGH_USAGE -> "Use reaches the quota. More quota is needed, or less use.";
            case LOW_USAGE ->
                "Use is below the thresholds. Look into it first: bursts within a minute, very long questions, another"
                        + " program in this account. The figures are for reference only.";
        };
    }

    private static String linked(String text) {
        return LINK.matcher(escaped(text))
                .replaceAll(found -> "<a href=\"" + found.group() + "\">" + found.group() + "</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
