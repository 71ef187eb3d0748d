package docket.review;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What only a person does at an approval link: read a number on the page and type it there. Scanners of mails open
 * links, press the first buttons and send forms with whatever they put into them; none of that is this. The number is
 * the amount that is decided on, where there is one, so that whoever types it has seen it.
 */
public final class HandStep {

    private static final int MOST_TRIES = 5;
    private static final int LEAST_DIGITS = 3;
    private static final String COUNTED = "01234567890123456789";
    private static final int CODES = 9_000;
    private static final int FIRST_CODE = 1_000;
    private static final int HEX_DIGITS = 7;
    private static final int HEX = 16;

    private final LinkPages pages;
    private final Clock clock;
    private final Duration readAtLeast;

    /** @param readAtLeast nobody reads a page and answers in less */
    public HandStep(LinkPages pages, Clock clock, Duration readAtLeast) {
        this.pages = pages;
        this.clock = clock;
        this.readAtLeast = readAtLeast;
    }

    /**
     * What to type.
     *
     * @param amount whether it is the amount without its cents, not just a number
     */
    public record Wanted(String digits, boolean amount) {}

    /** How an attempt was taken. @param why a sentence for people; null when a hand was at work */
    public record Seen(@Nullable String why, boolean over) {}

    public Wanted wanted(Secret link, Secret page, Review review) {
        var units = Amounts.units(review.headline().amount()).filter(digits -> !isTypical(digits));
        return units.map(digits -> new Wanted(digits, true)).orElseGet(() -> new Wanted(code(link, page), false));
    }

    private static String code(Secret link, Secret page) {
        var hex = page.proof("number " + link.hash()).substring(0, HEX_DIGITS);
        int number = Integer.parseInt(hex, HEX);
        while (isTypical(Integer.toString(FIRST_CODE + number % CODES))) number++;
        return Integer.toString(FIRST_CODE + number % CODES);
    }

    /** What somebody who fills forms without reading them might put into a field for numbers: 100, 1234, 5555, 2026. */
    static boolean isTypical(String digits) {
        return digits.length() < LEAST_DIGITS
                || digits.chars().distinct().count() == 1
                || COUNTED.contains(digits)
                || new StringBuilder(COUNTED).reverse().indexOf(digits) >= 0
                || digits.matches("\\d0+|20[0-4]\\d");
    }

    /** @return false when this link was opened in too many browsers */
    public boolean show(Secret link, Secret page) {
        return pages.show(link, page, clock.instant());
    }

    /** The page saw a hand type one more character. Only the next digit counts: what was filled in at once does not. */
    public void type(Secret link, Secret page, Review review, String soFar) {
        var digits = wanted(link, page, review).digits();
        var typed = soFar.replaceAll("[^0-9]", "");
        if (!typed.isEmpty() && digits.startsWith(typed)) pages.type(link, page, typed.length() - 1);
    }

    public Seen see(Secret link, Secret page, Review review, String typed) {
        var shown = pages.find(link, page).orElse(null);
        if (shown == null)
            return new Seen("This page was not opened here, or too long ago. Open the link again.", false);
        if (shown.tries() >= MOST_TRIES) {
            return new Seen("Too many tries with other numbers. Decide at the workbench instead.", true);
        }
        var wanted = wanted(link, page, review);
        if (!isSame(wanted, typed)) {
            pages.miss(link, page);
            return new Seen("Type the number that is asked for: " + wanted.digits() + ".", false);
        }
        if (shown.typed() < wanted.digits().length()) {
            return new Seen("Type the number by hand, digit by digit; one that was filled in does not count.", false);
        }
        if (clock.instant().isBefore(shown.shownAt().plus(readAtLeast))) {
            return new Seen(
                    "That was faster than anybody reads. Look at the facts once more, then send it again.", false);
        }
        return new Seen(null, false);
    }

    private static boolean isSame(Wanted wanted, String typed) {
        if (typed.strip().equals(wanted.digits())) return true;
        return wanted.amount()
                && Amounts.units(typed).filter(wanted.digits()::equals).isPresent();
    }
}
