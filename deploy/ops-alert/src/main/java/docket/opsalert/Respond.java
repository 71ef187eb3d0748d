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
        if (preference.wants(alert.severity())) mails.accept(AlertMail.of(alert, outcome.words()));
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
                same.map(Case::number).orElse(""),
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

    /**
     * Sends a draft a person agreed to, and tells the others.
     *
     * @return what became of it, for the person
     */
    public static String agreed(Cases cases, Drafts drafts, Consumer<Told> mails, String secret) {
        var draft = drafts.find(secret);
        if (draft.isEmpty()) return "There is no such draft.";
        if (!drafts.take(secret, "sent")) {
            return "This was sent before: " + drafts.outcome(secret).orElse("somebody was faster") + ".";
        }
        var one = draft.get();
        String outcome;
        if (one.appendTo().isEmpty()) {
            var opened = cases.open(one.text());
            outcome = "Opened case " + opened.number() + ": " + opened.link();
        } else {
            var to = new Case(one.appendTo(), one.appendToNumber(), one.subject(), one.at());
            cases.append(to, one.body());
            outcome = "Added to the unresolved case " + to.number() + ": " + to.link();
        }
        mails.accept(AlertMail.agreed(one.subject(), outcome));
        return outcome;
    }
}
