package docket.proposal.scoring;

import docket.proposal.Deal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names and numbers of what is known about a deal, spelt one way wherever they come from. */
public final class Signals {

    /** Only known once a deal is closed, or somebody's own guess of how it ends: a model would learn nothing else. */
    private static final Pattern HINDSIGHT = Pattern.compile(
            "(?:.*_)?(?:stage|status|outcome|result|probability|forecast|forecast_category|is_won|is_closed|won|lost|lost_reason|"
                    + "loss_reason|win_reason|closed_reason|close_reason|closed_(?:won|lost)_reason)(?:_.*)?");

    private static final Set<String> NOT_LEARNED =
            Set.of("id", "name", "title", "owner", "owner_id", "email", "phone", "description", "summary", "notes");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

    private Signals() {}

    /** As in {@code Lead Source} to {@code lead_source}. */
    public static String name(String header) {
        var name = header.strip()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return name.length() <= 60 ? name : name.substring(0, 60);
    }

    /** Whether a column tells how a deal ended rather than how it stood. */
    static boolean isHindsight(String name) {
        return HINDSIGHT.matcher(name).matches();
    }

    /** Whether a column names one deal or person, or is a date; nothing general is in it. */
    static boolean isParticular(String name) {
        return NOT_LEARNED.contains(name)
                || name.endsWith("_id")
                || name.endsWith("_on")
                || name.endsWith("_date")
                || name.endsWith("_at")
                || name.endsWith("date") && name.length() > 4;
    }

    static OptionalDouble number(String value) {
        var text = value.strip();
        if (GROUPED.matcher(text).matches()) text = text.replace(",", "");
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** What an open deal tells: its signals, and what follows from its facts. */
    public static Map<String, String> of(Deal deal) {
        var signals = new TreeMap<String, String>();
        deal.signals().forEach((name, value) -> signals.put(name(name), value));
        for (var fact : new String[] {"amount", "currency"}) {
            var value = deal.facts().get(fact);
            if (value != null) signals.putIfAbsent(fact, value);
        }
        if (!deal.items().isEmpty())
            signals.putIfAbsent("line_items", Integer.toString(deal.items().size()));
        return signals;
    }

    /** As people read it. */
    static String words(String name) {
        return name.replace('_', ' ');
    }
}
