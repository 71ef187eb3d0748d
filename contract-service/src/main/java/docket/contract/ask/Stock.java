package docket.contract.ask;

import docket.contract.calendar.Duties.Known;
import java.util.List;
import java.util.Map;

/** The contracts a question is about: those the asker may see. */
public record Stock(List<Contract> contracts) {

    /** @param terms key terms by name */
    public record Contract(String id, String file, Map<String, Known> terms) {

        public Contract {
            terms = Map.copyOf(terms);
        }
    }

    public Stock {
        contracts = List.copyOf(contracts);
    }
}
