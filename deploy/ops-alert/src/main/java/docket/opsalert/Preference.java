package docket.opsalert;

import docket.opsalert.AlarmKind.Severity;
import java.util.Locale;

/** Which alerts people want mails about. */
public enum Preference {
    ALL,
    CRITICAL,
    WARNING;

    public boolean wants(Severity severity) {
        return this == ALL || name().equals(severity.name());
    }

    public static Preference of(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("preference " + word + " is none of all, critical, warning", e);
        }
    }
}
