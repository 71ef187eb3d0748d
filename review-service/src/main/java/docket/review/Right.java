package docket.review;

/** What a person may do besides looking at what their tenant has. */
public enum Right {
    /** Correct, claim, approve, reject, upload. */
    DECIDE,
    /** Settings, people, redrives, erasure. */
    ADMINISTER,
    /** Read and export the audit trail. */
    AUDIT
}
