package docket.bedrock;

import static docket.bedrock.Exchange.JSON;
import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The blueprints and projects that Data Automation is told by. */
public final class Blueprints {

    private static final String BLUEPRINT = "blueprint";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SCHEMA = 100_000;

    /** A blueprint as it is now, with the versions that were made of it. */
    public record Blueprint(String arn, String name, String stage, String schema, List<String> versions) {}

    private final Map<String, ObjectNode> made = new LinkedHashMap<>();
    private final Map<String, List<String>> versions = new LinkedHashMap<>();

    /** Every blueprint, the oldest first. */
    public synchronized List<Blueprint> all() {
        return made.entrySet().stream()
                .filter(each -> each.getValue().has("blueprintArn"))
                .map(each -> new Blueprint(
                        each.getKey(),
                        each.getValue().path("blueprintName").asText(),
                        each.getValue().path("blueprintStage").asText(),
                        each.getValue().path("schema").asText(),
                        List.copyOf(versions.getOrDefault(each.getKey(), List.of()))))
                .toList();
    }

    /** Creates a blueprint or a project; {@code kind} is the word of its answer. */
    synchronized void create(Exchange exchange, Call call, String kind) {
        boolean blueprint = kind.equals(BLUEPRINT);
        String name =
                call.body().path(blueprint ? "blueprintName" : "projectName").asText();
        if (name.isEmpty() || name.length() > LONGEST_NAME || blueprint && !isSchema(call.body())) {
            exchange.refuse((Fault.Refusal) Fault.invalid("Name or schema cannot be taken."));
            return;
        }
        String arn = "arn:aws:bedrock:" + call.region() + ":" + DataAutomation.ACCOUNT + ":"
                + (blueprint ? "blueprint/" : "data-automation-project/")
                + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                        .substring(0, 12);
        if (made.containsKey(arn)) {
            exchange.refuse(new Fault.Refusal(409, "ConflictException", "The name is taken: " + name + ".", -1));
            return;
        }
        var fresh = ((ObjectNode) call.body().deepCopy()).put(kind + "Arn", arn);
        fresh.put("creationTime", Instant.now().toString())
                .put("lastModifiedTime", Instant.now().toString());
        if (!fresh.has(kind + "Stage")) fresh.put(kind + "Stage", "LIVE");
        if (!blueprint) fresh.put("status", "COMPLETED");
        fresh.remove("clientToken");
        made.put(arn, fresh);
        exchange.json(201, blueprint ? wrapped(kind, fresh) : fresh);
    }

    /** The schema is JSON in a string. */
    private static boolean isSchema(JsonNode body) {
        var schema = body.path("schema");
        return schema.isTextual()
                && schema.asText().length() <= LONGEST_SCHEMA
                && !schema.asText().isBlank();
    }

    synchronized void get(Exchange exchange, Call call, String kind) {
        find(exchange, call).ifPresent(found -> exchange.json(wrapped(kind, found)));
    }

    synchronized void update(Exchange exchange, Call call, String kind) {
        find(exchange, call).ifPresent(found -> {
            var changed = found.deepCopy();
            call.body().properties().forEach(field -> changed.set(field.getKey(), field.getValue()));
            changed.put("lastModifiedTime", Instant.now().toString());
            made.put(call.target(), changed);
            exchange.json(kind.equals(BLUEPRINT) ? wrapped(kind, changed) : changed);
        });
    }

    synchronized void version(Exchange exchange, Call call) {
        find(exchange, call).ifPresent(found -> {
            var known = versions.computeIfAbsent(call.target(), _ -> new ArrayList<>());
            known.add(Integer.toString(known.size() + 1));
            exchange.json(201, wrapped(BLUEPRINT, found.deepCopy().put("blueprintVersion", known.getLast())));
        });
    }

    synchronized void delete(Exchange exchange, Call call) {
        find(exchange, call).ifPresent(_ -> {
            made.remove(call.target());
            versions.remove(call.target());
            exchange.json(object());
        });
    }

    /** All of them as they are now; of one that is named, its versions too. */
    synchronized void list(Exchange exchange, Call call, String kind) {
        var body = object();
        var all = body.putArray(kind + "s");
        var one = call.body().path(kind + "Arn").asText();
        made.forEach((arn, each) -> {
            if (!each.has(kind + "Arn") || !one.isEmpty() && !one.equals(arn)) return;
            var summary = each.deepCopy().without(List.of("schema", "type"));
            all.add(summary);
            if (one.isEmpty()) return;
            for (var version : versions.getOrDefault(arn, List.of()))
                all.add(((ObjectNode) summary.deepCopy()).put("blueprintVersion", version));
        });
        exchange.json(body);
    }

    private Optional<ObjectNode> find(Exchange exchange, Call call) {
        Optional<ObjectNode> found = Optional.ofNullable(made.get(call.target()));
        if (found.isEmpty()) exchange.refuse((Fault.Refusal) Fault.missing(call.target()));
        return found;
    }

    private static JsonNode wrapped(String kind, ObjectNode of) {
        return JSON.createObjectNode().set(kind, of);
    }
}
