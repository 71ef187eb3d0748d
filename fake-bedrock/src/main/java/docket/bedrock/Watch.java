package docket.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a guardrail says to a text. Its assessment is the service's own shape, so a test can say all that the service
 * can.
 *
 * @param text what it gives back instead
 * @param assessment one of {@code assessments}; empty if it does not step in
 */
public record Watch(boolean intervenes, String text, ObjectNode assessment) {

    /** Looks at every ApplyGuardrail. Asked by many threads at once. */
    @FunctionalInterface
    public interface Guard {
        /** @param content the texts to look at, those of grounding sources and queries left out */
        Watch look(Call call, String content);
    }

    public static Watch fine() {
        return new Watch(false, "", Exchange.object());
    }

    /** Stopped for its subject. */
    public static Watch topic(String name, String instead) {
        var assessment = Exchange.object();
        assessment
                .putObject("topicPolicy")
                .putArray("topics")
                .addObject()
                .put("name", name)
                .put("type", "DENY")
                .put("action", "BLOCKED")
                .put("detected", true);
        return new Watch(true, instead, assessment);
    }

    /** A name, an address or the like was made unreadable. */
    public static Watch anonymized(String type, String match, String masked) {
        var assessment = Exchange.object();
        assessment
                .putObject("sensitiveInformationPolicy")
                .putArray("piiEntities")
                .addObject()
                .put("type", type)
                .put("match", match)
                .put("action", "ANONYMIZED")
                .put("detected", true);
        ((ObjectNode) assessment.get("sensitiveInformationPolicy")).putArray("regexes");
        return new Watch(true, masked, assessment);
    }

    /** Not said by the source. */
    public static Watch ungrounded(double score, double threshold, String instead) {
        var assessment = Exchange.object();
        assessment
                .putObject("contextualGroundingPolicy")
                .putArray("filters")
                .addObject()
                .put("type", "GROUNDING")
                .put("threshold", threshold)
                .put("score", score)
                .put("action", "BLOCKED")
                .put("detected", true);
        return new Watch(true, instead, assessment);
    }

    static void apply(Exchange exchange, Call call, Guard guard) {
        var content = new StringBuilder();
        for (var block : call.body().path("content")) {
            var text = block.path("text");
            boolean context = false;
            for (var qualifier : text.path("qualifiers"))
                context |= !qualifier.asText().equals("guard_content");
            if (!context) content.append(text.path("text").asText());
        }
        Watch watch = guard.look(call, content.toString());
        var body = Exchange.object();
        int units = Math.max(1, Math.ceilDiv(content.length(), 1000));
        body.putObject("usage")
                .put("topicPolicyUnits", units)
                .put("contentPolicyUnits", units)
                .put("wordPolicyUnits", units)
                .put("sensitiveInformationPolicyUnits", units)
                .put("sensitiveInformationPolicyFreeUnits", 0)
                .put("contextualGroundingPolicyUnits", units);
        body.put("action", watch.intervenes() ? "GUARDRAIL_INTERVENED" : "NONE");
        var outputs = body.putArray("outputs");
        if (watch.intervenes()) outputs.addObject().put("text", watch.text());
        var assessments = body.putArray("assessments");
        if (watch.intervenes()) assessments.add(watch.assessment());
        exchange.json(body);
    }
}
