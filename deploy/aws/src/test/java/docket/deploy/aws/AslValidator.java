package docket.deploy.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong with a workflow before AWS does: by the language's own rules, and by ours. */
final class AslValidator {

    private static final Set<String> EVERY = Set.of("Type", "Comment");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Task",
            Set.of(
                    "Resource",
                    "Parameters",
                    "ResultSelector",
                    "ResultPath",
                    "Retry",
                    "Catch",
                    "Next",
                    "TimeoutSeconds",
                    "HeartbeatSeconds"),
            "Choice",
            Set.of("Choices", "Default"),
            "Wait",
            Set.of("Seconds", "Next"),
            "Pass",
            Set.of("Parameters", "ResultPath", "Next"),
            "Succeed",
            Set.of(),
            "Fail",
            Set.of("Error", "Cause", "CausePath"));
    private static final Set<String> RETRIER =
            Set.of("ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy");

    private final JsonNode states;
    private final List<String> complaints = new ArrayList<>();

    private AslValidator(JsonNode machine) {
        this.states = machine.path("States");
    }

    static List<String> complaints(JsonNode machine) {
        var validator = new AslValidator(machine);
        if (!machine.path("TimeoutSeconds").isNumber()) validator.complaints.add("the whole has no time-out");
        validator.states.properties().forEach(entry -> validator.check(entry.getKey(), entry.getValue()));
        validator.reach(machine.path("StartAt").asText());
        return validator.complaints;
    }

    private void check(String name, JsonNode state) {
        var type = state.path("Type").asText();
        var known = FIELDS.get(type);
        if (known == null) {
            complaints.add(name + ": no such type: " + type);
            return;
        }
        state.fieldNames().forEachRemaining(field -> {
            if (!EVERY.contains(field) && !known.contains(field))
                complaints.add(name + ": no field of a " + type + ": " + field);
        });
        if (name.length() > 80) complaints.add(name + ": a name longer than 80 characters");
        if (known.contains("Next") && !state.has("Next")) complaints.add(name + ": leads nowhere");
        for (String next : nexts(state)) {
            if (!states.has(next)) complaints.add(name + ": leads to " + next + ", which is not there");
        }
        if (type.equals("Choice") && !state.has("Default")) complaints.add(name + ": a choice without a default");
        if (type.equals("Task")) task(name, state);
    }

    private void task(String name, JsonNode state) {
        if (state.path("Catch").isEmpty()) complaints.add(name + ": a task that catches nothing");
        else if (!state.path("Catch")
                .path(state.path("Catch").size() - 1)
                .path("ErrorEquals")
                .toString()
                .equals("[\"States.ALL\"]")) {
            complaints.add(name + ": the last catcher does not take everything");
        }
        if (!state.path("TimeoutSeconds").isNumber()) complaints.add(name + ": a task without a time-out");
        if (state.path("Retry").isEmpty()) complaints.add(name + ": a task that is not tried again");
        for (JsonNode retrier : state.path("Retry")) {
            retrier.fieldNames().forEachRemaining(field -> {
                if (!RETRIER.contains(field)) complaints.add(name + ": no field of a retrier: " + field);
            });
            if (!retrier.path("JitterStrategy").asText().equals("FULL"))
                complaints.add(name + ": retries without jitter");
        }
        if (!state.path("Resource").asText().endsWith("waitForTaskToken")) return;
        long beat = state.path("HeartbeatSeconds").asLong(Long.MAX_VALUE);
        if (beat >= state.path("TimeoutSeconds").asLong()) {
            complaints.add(name + ": a question without a heartbeat shorter than its time-out");
        }
        if (!state.path("Parameters").toString().contains("$$.Task.Token"))
            complaints.add(name + ": nobody gets the token");
    }

    private static List<String> nexts(JsonNode state) {
        var all = new ArrayList<String>();
        if (state.has("Next")) all.add(state.path("Next").asText());
        if (state.has("Default")) all.add(state.path("Default").asText());
        for (JsonNode choice : state.path("Choices"))
            all.add(choice.path("Next").asText());
        for (JsonNode catcher : state.path("Catch"))
            all.add(catcher.path("Next").asText());
        return all;
    }

    private void reach(String start) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            var name = open.poll();
            if (seen.add(name)) open.addAll(nexts(states.path(name)));
        }
        states.fieldNames().forEachRemaining(name -> {
            if (!seen.contains(name)) complaints.add(name + ": is never reached");
        });
    }
}
