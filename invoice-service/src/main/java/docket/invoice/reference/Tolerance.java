package docket.invoice.reference;

import java.math.BigDecimal;

/**
 * How much more than ordered may be asked for without a question. Less never raises one.
 *
 * @param percent of the ordered amount
 * @param amount in the invoice's currency; the smaller of the two counts
 */
public record Tolerance(BigDecimal percent, BigDecimal amount) {

    boolean allows(BigDecimal asked, BigDecimal ordered) {
        var more = asked.subtract(ordered);
        if (more.signum() <= 0) return true;
        var share = ordered.abs().multiply(percent).movePointLeft(2);
        return more.compareTo(share.min(amount)) <= 0;
    }
}
