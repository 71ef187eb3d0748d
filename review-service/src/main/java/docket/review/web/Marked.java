package docket.review.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Words of two versions, {@code [-gone-]} and {@code {+new+}} marked, cut into pieces. */
final class Marked {

    private static final Pattern MARK = Pattern.compile("\\[-(.*?)-]|\\{\\+(.*?)\\+}", Pattern.DOTALL);

    private Marked() {}

    static List<Screens.Piece> pieces(String marked) {
        var pieces = new ArrayList<Screens.Piece>();
        var mark = MARK.matcher(marked);
        int from = 0;
        while (mark.find()) {
            if (mark.start() > from) pieces.add(new Screens.Piece("same", marked.substring(from, mark.start())));
            pieces.add(
                    mark.group(1) != null
                            ? new Screens.Piece("gone", mark.group(1))
                            : new Screens.Piece("added", mark.group(2)));
            from = mark.end();
        }
        if (from < marked.length()) pieces.add(new Screens.Piece("same", marked.substring(from)));
        return pieces;
    }
}
