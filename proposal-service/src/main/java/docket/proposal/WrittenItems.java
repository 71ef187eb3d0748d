package docket.proposal;

import docket.documents.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items as a person writes them in one field, since a request on paper names no prices. */
final class WrittenItems {

    static final String FORM = "description; quantity; unit; unit price; tax rate, one item a line or separated by |";

    private static final List<String> COLUMNS =
            List.of(Facts.DESCRIPTION, Facts.QUANTITY, Facts.UNIT, Facts.UNIT_PRICE, Facts.TAX_RATE);

    private WrittenItems() {}

    /** Adds all of them, or none and says why. */
    static Optional<String> add(List<Map<String, Field>> items, String text, String by) {
        var added = new ArrayList<Map<String, Field>>();
        for (var line : text.split("[|\\n]")) {
            if (line.isBlank()) continue;
            var cells = line.split(";", -1);
            if (cells.length != COLUMNS.size()) return Optional.of("write " + FORM);
            var item = new LinkedHashMap<String, Field>();
            item.put(Facts.POSITION, Corrections.said(Integer.toString(items.size() + added.size() + 1), by));
            for (int i = 0; i < cells.length; i++) {
                var cell = cells[i].strip();
                if (cell.isEmpty()) continue;
                var wrong = ProposalRules.wrong(COLUMNS.get(i), cell);
                if (wrong.isPresent()) return wrong;
                item.put(COLUMNS.get(i), Corrections.said(cell, by));
            }
            added.add(item);
        }
        items.addAll(added);
        return Optional.empty();
    }
}
