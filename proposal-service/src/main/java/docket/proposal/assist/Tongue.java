package docket.proposal.assist;

import docket.proposal.Deal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of drafts in the deal's language. */
record Tongue(Locale locale, ResourceBundle words) {

    private static final List<String> KNOWN = List.of("en", "de", "fr", "es");

    static Tongue of(Deal deal) {
        var language = deal.facts().getOrDefault("language", "en");
        var locale = Locale.of(KNOWN.contains(language) ? language : "en");
        return new Tongue(
                locale,
                ResourceBundle.getBundle(
                        "docket/proposal/notes",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String say(String key, Object... values) {
        var text = words.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /** What is not known is seen to be so. */
    String gap(String what) {
        return "[" + say("gap." + what) + "]";
    }
}
