package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.contract.ask.Stock;
import docket.contract.calendar.Duties.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contracts a running Docket holds and this token may see, with their key terms. */
final class ContractStock {

    private static final String CONTRACT = "contract";

    private ContractStock() {}

    static Stock of(DocketClient client) {
        var contracts = new ArrayList<Stock.Contract>();
        for (var summary : client.documents()) {
            if (!summary.path("kind").asText().equals(CONTRACT)) continue;
            client.document(summary.path("id").asText())
                    .map(ContractStock::contract)
                    .ifPresent(contracts::add);
        }
        return new Stock(contracts);
    }

    static Stock of(DocketClient client, List<String> ids) {
        return new Stock(ids.stream()
                .map(id -> client.document(id)
                        .map(ContractStock::contract)
                        .orElseThrow(() -> new docket.cli.client.Trouble("There is no document " + id + ".")))
                .toList());
    }

    static Stock.Contract contract(JsonNode document) {
        Map<String, Known> terms = new LinkedHashMap<>();
        document.path("fields").properties().forEach(field -> {
            var view = field.getValue();
            terms.put(
                    field.getKey(),
                    new Known(
                            view.path("value").asText(),
                            view.path("page").asInt(0),
                            view.path("quote").asText("").replaceAll("\\s+", " ")));
        });
        return new Stock.Contract(
                document.path("id").asText(""), document.path("file").asText(""), terms);
    }
}
