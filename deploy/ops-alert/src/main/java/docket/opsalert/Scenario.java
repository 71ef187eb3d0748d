package docket.opsalert;

import docket.opsalert.AlarmKind.Category;
import java.util.Set;

/** What an alarm comes down to. */
public enum Scenario {
    /** More quota would not help. */
    NON_QUOTA,
    /** Nobody has used the model yet, as far as is known: there are no figures to ask with. */
    NEW_MODEL,
    /** A peak reached its threshold: more quota is needed. */
    HIGH_USAGE,
    /** Use is below the thresholds: look into it first; the figures are for reference only. */
    LOW_USAGE;

    /** @param fired which alarms of the model are on */
    public static Scenario of(Set<AlarmKind> fired, Use use) {
        if (category(fired) == Category.NOT_QUOTA) return NON_QUOTA;
        if (use.none()) return NEW_MODEL;
        return use.requestsHigh() || use.tokensHigh() ? HIGH_USAGE : LOW_USAGE;
    }

    /** What the alarms are about together. None on at all (the composite told of one that is over) is about no quota. */
    public static Category category(Set<AlarmKind> fired) {
        boolean requests = false;
        boolean tokens = false;
        for (AlarmKind kind : fired) {
            requests |= kind.category() == Category.REQUESTS || kind.category() == Category.BOTH;
            tokens |= kind.category() == Category.TOKENS || kind.category() == Category.BOTH;
        }
        if (requests && tokens) return Category.BOTH;
        if (requests) return Category.REQUESTS;
        return tokens ? Category.TOKENS : Category.NOT_QUOTA;
    }
}
