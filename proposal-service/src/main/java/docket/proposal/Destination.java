package docket.proposal;

/** Where approved proposals are told. */
public sealed interface Destination {

    /** No CRM is named: proposals end approved, with a note that says so. */
    record Nowhere() implements Destination {}

    /** @param link the address of a proposal for people; {@code {document}} stands for the document's id */
    record ToCrm(WriteBacks writeBacks, DeliverWriteBacks delivery, CrmDoors crms, String link)
            implements Destination {}
}
