package docket.proposal;

import java.util.Arrays;

/** A CRM's own record of a deal, for webhooks that only name it. */
public interface DealRecords {

    /**
     * The deal as it stands now, in the form that {@link Deal.Format} reads.
     *
     * @throws CrmAway if the CRM cannot answer now; the queue brings the deal back
     * @throws DealGone if there is no such deal
     */
    byte[] read(String dealId, String eventId);

    /** Whether two readings tell the same deal. What changes with every call to the client does not count. */
    default boolean same(byte[] before, byte[] now) {
        return Arrays.equals(before, now);
    }

    /** No answer for now. */
    final class CrmAway extends RuntimeException {

        private static final long serialVersionUID = 1;

        public CrmAway(String reason) {
            super(reason);
        }
    }

    /** The CRM has no such deal, or does not show it to us. */
    final class DealGone extends RuntimeException {

        private static final long serialVersionUID = 1;

        public DealGone(String crm, String deal, String reason) {
            super(crm + " does not give deal " + deal + ": " + reason);
        }
    }
}
