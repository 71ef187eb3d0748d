package docket.contract.ask;

import java.util.List;

/**
 * @param understood what the question was taken to ask, one condition each; the answer is to this and nothing else
 * @param contracts that fulfil every condition
 * @param asked how many contracts were looked at
 * @param unknown how many of them lack a term the question needs, so that nobody can say
 */
public record Answer(List<String> understood, List<Hit> contracts, int asked, int unknown) {

    public Answer {
        understood = List.copyOf(understood);
        contracts = List.copyOf(contracts);
    }

    /** A contract with the facts that make it an answer. */
    public record Hit(String id, String file, List<Fact> facts) {

        public Hit {
            facts = List.copyOf(facts);
        }
    }

    /**
     * @param page counted from 1; 0 where it stands on none
     * @param quote the words that prove it
     */
    public record Fact(String term, String value, int page, String quote) {}
}
