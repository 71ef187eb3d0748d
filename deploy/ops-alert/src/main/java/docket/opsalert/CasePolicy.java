package docket.opsalert;

import java.util.Locale;

/** Who may write to AWS Support. */
public enum CasePolicy {
    /** Nobody: the mail alone goes out. */
    OFF,
    /** The mail shows the text; nothing is kept and nothing sent. */
    DRY_RUN,
    /** The text is sent when a person agrees. */
    APPROVAL,
    /** The text is sent at once. */
    AUTOMATIC;

    public static CasePolicy of(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cases " + word + " is none of off, dry-run, approval, automatic", e);
        }
    }
}
