package docket.reader;

/** Names that files inside files claim to have. They are shown, never opened. */
public final class FileNames {

    private static final int LONGEST = 120;

    private FileNames() {}

    /** The last part of a path, without control and direction characters; {@code unnamed} when nothing is left. */
    public static String shown(String claimed) {
        var last = claimed.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1);
        var clean = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .forEach(clean::appendCodePoint);
        var name = clean.toString().strip();
        if (name.length() > LONGEST) {
            // The end tells people more than the middle.
            int dot = name.lastIndexOf('.');
            var end = dot > name.length() - 12 ? name.substring(dot) : "";
            name = name.substring(0, LONGEST - end.length()) + end;
        }
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "unnamed" : name;
    }
}
