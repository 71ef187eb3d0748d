package docket.contract.model;

import docket.contract.ContractTerms;
import java.util.List;

/** Where the house's playbook and earlier contracts are found for a contract at hand. */
public interface Sources {

    /** No knowledge base, no flow. */
    Sources NONE = (_, _) -> List.of();

    /** @param from as people would name it */
    record Passage(String from, String text) {}

    /**
     * The nearest first, playbook before precedents; empty if there are none or they cannot be had now.
     *
     * @param document its id, for the ledger
     */
    List<Passage> about(String document, ContractTerms contract);
}
