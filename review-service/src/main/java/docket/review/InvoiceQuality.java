package docket.review;

import java.util.Locale;

/**
 * How many invoices nobody needed to touch, and how often that was right, as far as audits tell.
 *
 * @param done invoices and receipts that came to an end, filed ones left out
 * @param touchless of these, went straight through
 * @param audited of these, looked at by a person afterwards
 * @param wrong of the audited, rejected or corrected
 */
public record InvoiceQuality(int done, int touchless, int audited, int wrong) {

    /** The 97.5th percentile of the normal distribution: 95 % of samples lie within this many deviations. */
    private static final double Z = 1.959964;

    public double touchlessRate() {
        return done == 0 ? 0 : (double) touchless / done;
    }

    public double error() {
        return audited == 0 ? 0 : (double) wrong / audited;
    }

    /** Bounds of the share of wrong ones with 95 % confidence (Wilson 1927), which holds for few and for none too. */
    public double errorAtLeast() {
        return wrong == 0 ? 0 : middle() - spread();
    }

    public double errorAtMost() {
        return audited == wrong ? 1 : middle() + spread();
    }

    private double middle() {
        return (error() + Z * Z / (2 * audited)) / (1 + Z * Z / audited);
    }

    private double spread() {
        double share = error();
        return Z / (1 + Z * Z / audited) * Math.sqrt(share * (1 - share) / audited + Z * Z / (4.0 * audited * audited));
    }

    /** For people; empty as long as there is nothing to tell. */
    public String words() {
        if (done == 0) return "";
        var words = touchless + " of " + done + " invoices went through without a person (" + percent(touchlessRate())
                + ").";
        return audited == 0
                ? words
                : words + " Of " + audited + " audited " + wrong + (wrong == 1 ? " was" : " were") + " wrong: "
                        + percent(error()) + ", with 95 % confidence between " + percent(errorAtLeast()) + " and "
                        + percent(errorAtMost()) + ".";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
