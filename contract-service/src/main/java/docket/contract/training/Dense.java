package docket.contract.training;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text without its spaces, in which passages are found again however their lines were broken. */
final class Dense {

    private final String dense;
    private final int[] offsets;

    Dense(String text) {
        var kept = new StringBuilder();
        var at = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (isSpace(text.charAt(i))) continue;
            at[kept.length()] = i;
            kept.append(text.charAt(i));
        }
        dense = kept.toString();
        offsets = Arrays.copyOf(at, kept.length());
    }

    /** @param end after its last character */
    record Place(int start, int end) {}

    @Nullable
    Place find(String passage) {
        var wanted = new StringBuilder();
        for (int i = 0; i < passage.length(); i++) if (!isSpace(passage.charAt(i))) wanted.append(passage.charAt(i));
        int at = wanted.isEmpty() ? -1 : dense.indexOf(wanted.toString());
        return at < 0 ? null : new Place(offsets[at], offsets[at + wanted.length() - 1] + 1);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u00a0';
    }
}
