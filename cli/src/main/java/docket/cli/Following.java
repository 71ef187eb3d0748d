package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketClient;
import docket.cli.client.DocumentStates;
import docket.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows documents moving through their states: lines that change on a terminal, a line per change elsewhere. */
final class Following {

    private static final String ON_ITS_WAY = "in the inbox";
    private static final int NAME_WIDTH = 40;

    private final DocketClient client;
    private final Terminal terminal;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final Map<String, Boolean> atRest = new LinkedHashMap<>();

    Following(DocketClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
    }

    void add(String id, String name) {
        names.put(id, name);
        shown.put(id, ON_ITS_WAY);
        atRest.put(id, false);
    }

    /** @return false when the time is over first */
    boolean untilAtRest(Duration limit) throws InterruptedException {
        var end = Instant.now().plus(limit);
        while (true) {
            for (var id : names.keySet()) {
                if (!atRest.getOrDefault(id, false)) look(id, client.document(id));
            }
            terminal.draw(names.keySet().stream().map(this::line).toList());
            boolean done = !atRest.containsValue(false);
            if (done || Instant.now().isAfter(end)) {
                finish();
                return done;
            }
            Thread.sleep(200);
        }
    }

    private void look(String id, Optional<JsonNode> document) {
        var state = document.map(Following::words).orElse(ON_ITS_WAY);
        if (!state.equals(shown.put(id, state)) && !terminal.moving()) terminal.say(line(id));
        atRest.put(id, document.filter(DocumentStates::atRest).isPresent());
    }

    private static String words(JsonNode document) {
        var kind = document.path("kind").asText("");
        return DocumentStates.state(document) + (kind.isEmpty() ? "" : " (" + kind + ")");
    }

    private String line(String id) {
        return String.format(Locale.ROOT, "  %-" + NAME_WIDTH + "s %s", names.get(id), shown.get(id));
    }

    private void finish() {
        terminal.wipe();
        if (terminal.moving()) names.keySet().forEach(id -> terminal.say(line(id)));
    }
}
