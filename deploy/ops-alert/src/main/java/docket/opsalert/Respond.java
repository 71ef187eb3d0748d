package docket.opsalert;

import docket.opsalert.Cases.Case;
import docket.opsalert.Cases.NoSupport;
import docket.opsalert.Drafts.Draft;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers an alert: decides what it is, finds or prepares a case, tells people. */
public final class Respond {

    private final Cases cases;
    private final Drafts drafts;
    private final Consumer<Told> mails;
    private final CasePolicy policy;
    private final Preference preference;
    private final Duration window;
    private final String approvalUrl;

    /**
     * @param window how old an unresolved case may be to be written on in
     * @param approvalUrl where drafts are agreed to, without the secret at its end
     */
    public Respond(
            Cases cases,
            Drafts drafts,
            Consumer<Told> mails,
            CasePolicy policy,
            Preference preference,
            Duration window,
            String approvalUrl) {
        this.cases = cases;
        this.drafts = drafts;
        this.mails = mails;
        this.policy = policy;
        this.preference = preference;
        this.window = window;
        this.approvalUrl = approvalUrl;
    }

    /** @return what became of it, for the log: no figures, no secrets */
    public String to(Alert alert) {
        var scenario = alert.scenario();
        var outcome = scenario == Scenario.NON_QUOTA || policy == CasePolicy.OFF
                ? new Outcome("no case", "")
                : aboutCase(alert);
        if (preference.wants(alert.severity())) mails.accept(mail(alert, outcome.words()));
        return scenario.name().toLowerCase(Locale.ROOT) + ": " + outcome.log();
    }

    /** @param log without anything secret @param words for the mail */
    private record Outcome(String log, String words) {}

    private Outcome aboutCase(Alert alert) {
        var text = CaseText.of(alert);
        if (policy == CasePolicy.DRY_RUN) {
            return new Outcome(
                    "dry run",
                    "Dry run: this would be sent to AWS Support.\n\n" + text.subject() + "\n\n" + text.body());
        }
        Optional<Case> same;
        try {
            same = cases.same(alert, window);
            if (policy == CasePolicy.AUTOMATIC) return send(text, same);
        } catch (NoSupport e) {
            return new Outcome(
                    "no support: " + e.getMessage(),
                    "No case was opened: " + e.getMessage()
                            + "\nAsk by hand in the console of Service Quotas, or of AWS Support, with this text:\n\n"
                            + text.subject() + "\n\n" + text.body());
        }
        var secret = drafts.keep(new Draft(
                text.subject(),
                text.body(),
                text.severity(),
                same.map(Case::id).orElse(""),
                alert.model(),
                alert.at()));
        var what = same.map(one -> "There is an unresolved case, " + one.number() + ": " + one.link()
                        + "\nThis would be added to it")
                .orElse("This would be a new case");
        return new Outcome(
                "waits for a person",
                what + " once somebody agrees: " + approvalUrl + "/" + secret + "\n\n" + text.subject() + "\n\n"
                        + text.body());
    }

    private Outcome send(CaseText text, Optional<Case> same) {
        if (same.isPresent()) {
            cases.append(same.get(), text.body());
            return new Outcome(
                    "added to case " + same.get().number(),
                    "Added to the unresolved case " + same.get().number() + ": "
                            + same.get().link());
        }
        var opened = cases.open(text);
        return new Outcome("opened case " + opened.number(), "Opened case " + opened.number() + ": " + opened.link());
    }

    /** Sends a draft a person agreed to. @return what became of it, for the person */
    public static String agreed(Cases cases, Drafts drafts, String secret) {
        var draft = drafts.find(secret);
        if (draft.isEmpty()) return "There is no such draft.";
        if (!drafts.take(secret, "sent")) {
            return "This was sent before: " + drafts.outcome(secret).orElse("somebody was faster") + ".";
        }
        var one = draft.get();
        if (!one.appendTo().isEmpty()) {
            var to = new Case(one.appendTo(), one.appendTo(), one.subject(), one.at());
            cases.append(to, one.body());
            return "Added to the unresolved case.";
        }
        var opened = cases.open(one.text());
        return "Opened case " + opened.number() + ": " + opened.link();
    }

    private static Told mail(Alert alert, String caseWords) {
        var scenario = alert.scenario();
        var body = new StringBuilder()
                .append("Model: ")
                .append(alert.model())
                .append(" in ")
                .append(alert.region())
                .append("\nSeverity: ")
                .append(alert.severity().name().toLowerCase(Locale.ROOT))
                .append("\nAlarms that are on: ")
                .append(String.join(
                        ", ", alert.inOrder().stream().map(AlarmKind::suffix).toList()))
                .append("\nAbout: ")
                .append(alert.category().words())
                .append("\nScenario: ")
                .append(scenario.name().toLowerCase(Locale.ROOT))
                .append("\n\n")
                .append(advice(scenario))
                .append("\n\n")
                .append(CaseText.figures(alert));
        if (!caseWords.isEmpty()) body.append('\n').append(caseWords).append('\n');
        body.append("\nRunbook: docs/operations.md#")
                .append(scenario == Scenario.NON_QUOTA ? "models-answer-with-errors" : "a-model-nears-its-quota")
                .append('\n');
        return new Told(
                "[" + alert.severity() + "] Bedrock: " + alert.model() + ", "
                        + scenario.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                body.toString());
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
}
