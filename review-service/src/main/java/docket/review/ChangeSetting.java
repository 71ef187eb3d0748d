package docket.review;

import java.time.Clock;
import java.util.regex.Pattern;

/** Somebody changes a file of the house: checked first, kept with its history. */
public final class ChangeSetting {

    private static final int LONGEST = 200_000;
    private static final Pattern TEMPLATE = Pattern.compile("templates/[a-z0-9][a-z0-9_-]{0,60}\\.ya?ml");

    private final HouseFiles files;
    private final SettingHistory history;
    private final Clock clock;

    public ChangeSetting(HouseFiles files, SettingHistory history, Clock clock) {
        this.files = files;
        this.history = history;
        this.clock = clock;
    }

    /** Who may; others may look. */
    public static boolean admits(Person person) {
        return person.may(Right.ADMINISTER);
    }

    /**
     * @param before as the person saw it, so that two do not overwrite each other
     * @return why it was not changed, as a sentence; empty when it was
     */
    public String change(String name, String before, String after, Person by) {
        if (!admits(by)) return "Only an admin changes settings. Ask one.";
        if (after.length() > LONGEST) return "A setting has at most " + LONGEST + " characters.";
        var file = files.find(name);
        if (file.isEmpty() && !(files.takesTemplates() && TEMPLATE.matcher(name).matches())) {
            return "There is no setting '" + name + "'. A new template is called as in templates/acme.yaml.";
        }
        var now = file.map(HouseFiles.HouseFile::text).orElse("");
        if (!same(now, before)) return "Somebody changed this meanwhile. Reload the page, then change it again.";
        if (same(now, after)) return "Nothing is different.";
        var trouble = files.trouble(name, after);
        if (!trouble.isEmpty()) return trouble;
        files.write(name, plain(after));
        history.note(new SettingHistory.Change(name, by.name(), clock.instant(), now, plain(after)));
        return "";
    }

    /** Browsers send line breaks as CR LF, whatever was in the field, and drop the first. */
    private static boolean same(String one, String other) {
        return plain(one).strip().equals(plain(other).strip());
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }
}
