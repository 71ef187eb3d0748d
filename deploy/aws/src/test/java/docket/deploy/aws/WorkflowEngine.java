package docket.deploy.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs a workflow written in the Amazon States Language, the part of it that ours uses, on a clock of its own. What it
 * does not know it refuses, so that a workflow cannot use more than is tried here.
 *
 * @see <a href="https://states-language.net/spec.html">Amazon States Language</a>
 */
final class WorkflowEngine {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is behind a task. */
    interface World {

        /** @throws Failed as a function does that throws */
        JsonNode call(String function, JsonNode payload);

        /** What becomes of a question that was put into a queue. */
        Reply ask(String queue, JsonNode message, String token);
    }

    /** How a question ends, and when, in seconds from when it was put. */
    sealed interface Reply {
        record Success(JsonNode output, long after) implements Reply {}

        record Failure(String error, String cause, long after) implements Reply {}

        /** Nobody answers. @param beats whether somebody still says that it is being worked on */
        record Silence(boolean beats) implements Reply {}
    }

    /** A state's error, by its name. */
    static final class Failed extends RuntimeException {
        final String error;

        Failed(String error, String cause) {
            super(cause);
            this.error = error;
        }
    }

    /** @param state where it ended @param seconds how long it took */
    record Run(String state, String status, String error, List<String> path, long seconds) {}

    private final JsonNode machine;
    private final World world;
    private final List<String> path = new ArrayList<>();
    private long clock;
    private int tokens;

    WorkflowEngine(JsonNode machine, World world) {
        this.machine = machine;
        this.world = world;
    }

    Run run(JsonNode input) {
        var name = machine.path("StartAt").asText();
        var data = input;
        for (int steps = 0; steps < 500; steps++) {
            path.add(name);
            if (clock > machine.path("TimeoutSeconds").asLong(Long.MAX_VALUE)) {
                return new Run(name, "TIMED_OUT", "States.Timeout", path, clock);
            }
            var state = machine.path("States").path(name);
            switch (state.path("Type").asText()) {
                case "Succeed" -> {
                    return new Run(name, "SUCCEEDED", "", path, clock);
                }
                case "Fail" -> {
                    return new Run(name, "FAILED", state.path("Error").asText(), path, clock);
                }
                case "Wait" -> {
                    clock += state.path("Seconds").asLong();
                    name = state.path("Next").asText();
                }
                case "Pass" -> {
                    data = placed(data, state, filled(state.path("Parameters"), data, ""));
                    name = state.path("Next").asText();
                }
                case "Choice" -> name = chosen(state, data);
                case "Task" -> {
                    var next = task(state, data);
                    data = next.data;
                    name = next.name;
                }
                default -> throw new IllegalStateException("no such type of state: " + state);
            }
        }
        throw new IllegalStateException("goes round and round: " + path);
    }

    private record Next(String name, JsonNode data) {}

    private Next task(JsonNode state, JsonNode data) {
        var tries = new int[state.path("Retry").size()];
        while (true) {
            try {
                var result = attempt(state, data);
                return new Next(state.path("Next").asText(), placed(data, state, result));
            } catch (Failed e) {
                if (retried(state, e, tries)) continue;
                for (JsonNode catcher : state.path("Catch")) {
                    if (matches(catcher.path("ErrorEquals"), e.error)) {
                        var error =
                                JSON.createObjectNode().put("Error", e.error).put("Cause", e.getMessage());
                        return new Next(catcher.path("Next").asText(), placed(data, catcher, error));
                    }
                }
                throw new IllegalStateException("nothing catches " + e.error + " in " + path);
            }
        }
    }

    private boolean retried(JsonNode state, Failed e, int[] tries) {
        for (int i = 0; i < tries.length; i++) {
            var retrier = state.path("Retry").path(i);
            if (!matches(retrier.path("ErrorEquals"), e.error)) continue;
            if (tries[i]++ >= retrier.path("MaxAttempts").asInt(3)) return false;
            double wait = retrier.path("IntervalSeconds").asDouble(1)
                    * Math.pow(retrier.path("BackoffRate").asDouble(2), tries[i] - 1.0);
            clock += (long) Math.min(wait, retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE));
            return true;
        }
        return false;
    }

    private static boolean matches(JsonNode names, String error) {
        for (JsonNode name : names) {
            if (name.asText().equals(error) || name.asText().equals("States.ALL")) return true;
        }
        return false;
    }

    private JsonNode attempt(JsonNode state, JsonNode data) {
        var resource = state.path("Resource").asText();
        if (resource.endsWith(":lambda:invoke")) {
            var parameters = filled(state.path("Parameters"), data, "");
            clock++;
            var answer = JSON.createObjectNode();
            answer.set("Payload", world.call(parameters.path("FunctionName").asText(), parameters.path("Payload")));
            return state.has("ResultSelector") ? filled(state.path("ResultSelector"), answer, "") : answer;
        }
        if (!resource.endsWith(":sqs:sendMessage.waitForTaskToken")) throw new IllegalStateException(resource);
        var token = "token-" + ++tokens;
        var parameters = filled(state.path("Parameters"), data, token);
        var reply = world.ask(parameters.path("QueueUrl").asText(), parameters.path("MessageBody"), token);
        long patience = state.path("TimeoutSeconds").asLong(Long.MAX_VALUE);
        long beat = state.path("HeartbeatSeconds").asLong(Long.MAX_VALUE);
        return switch (reply) {
            case Reply.Success(var output, var after) -> {
                if (after > patience) throw timedOut(patience);
                clock += after;
                yield output;
            }
            case Reply.Failure(var error, var cause, var after) -> {
                if (after > patience) throw timedOut(patience);
                clock += after;
                throw new Failed(error, cause);
            }
            case Reply.Silence(boolean beats) -> {
                if (beats) throw timedOut(patience);
                clock += beat;
                throw new Failed("States.HeartbeatTimeout", "no heartbeat");
            }
        };
    }

    private Failed timedOut(long patience) {
        clock += patience;
        return new Failed("States.Timeout", "no answer in time");
    }

    private static JsonNode placed(JsonNode data, JsonNode state, JsonNode result) {
        var where = state.path("ResultPath").asText("$");
        if (where.equals("$")) return result;
        ObjectNode copy = data.deepCopy();
        copy.set(where.substring(2), result);
        return copy;
    }

    private static String chosen(JsonNode state, JsonNode data) {
        for (JsonNode choice : state.path("Choices")) {
            if (holds(choice, data)) return choice.path("Next").asText();
        }
        if (!state.has("Default")) throw new IllegalStateException("no choice holds and there is no default");
        return state.path("Default").asText();
    }

    private static boolean holds(JsonNode choice, JsonNode data) {
        if (choice.has("Or")) {
            for (JsonNode one : choice.path("Or")) if (holds(one, data)) return true;
            return false;
        }
        if (!choice.has("StringEquals")) throw new IllegalStateException("no such comparison: " + choice);
        return at(choice.path("Variable").asText(), data)
                .asText()
                .equals(choice.path("StringEquals").asText());
    }

    /** Parameters with every {@code name.$} filled. */
    private static JsonNode filled(JsonNode template, JsonNode data, String token) {
        var out = JSON.createObjectNode();
        template.properties().forEach(entry -> {
            var key = entry.getKey();
            var value = entry.getValue();
            if (key.endsWith(".$")) {
                out.set(key.substring(0, key.length() - 2), new Intrinsics(data, token).value(value.asText()));
            } else {
                out.set(key, value.isObject() ? filled(value, data, token) : value);
            }
        });
        return out;
    }

    /** @throws Failed as Step Functions does when a path leads nowhere */
    static JsonNode at(String path, JsonNode data) {
        var node = data;
        for (String step : path.substring(1).split("\\.")) {
            if (step.isEmpty()) continue;
            if (!node.has(step)) throw new Failed("States.ParameterPathFailure", path + " leads nowhere");
            node = node.path(step);
        }
        return node;
    }

    /** The functions the language brings: the three we use. */
    private static final class Intrinsics {

        private static final Set<String> KNOWN = Set.of("States.JsonMerge", "States.StringToJson", "States.Format");

        private final JsonNode data;
        private final String token;
        private String text = "";
        private int position;

        Intrinsics(JsonNode data, String token) {
            this.data = data;
            this.token = token;
        }

        JsonNode value(String expression) {
            text = expression;
            position = 0;
            return argument();
        }

        private JsonNode argument() {
            while (text.charAt(position) == ' ') position++;
            if (text.charAt(position) == '\'') return JsonNodeFactory.instance.textNode(quoted());
            int end = position;
            while (end < text.length() && "(),".indexOf(text.charAt(end)) < 0) end++;
            var word = text.substring(position, end).strip();
            position = end;
            if (word.equals("$$.Task.Token")) return JsonNodeFactory.instance.textNode(token);
            if (word.startsWith("$")) return at(word, data);
            if (word.equals("false") || word.equals("true"))
                return JsonNodeFactory.instance.booleanNode(word.equals("true"));
            if (!KNOWN.contains(word)) throw new IllegalStateException("no such function: " + word);
            var arguments = new ArrayList<JsonNode>();
            do {
                position++;
                arguments.add(argument());
                while (text.charAt(position) == ' ') position++;
            } while (text.charAt(position) == ',');
            position++;
            return applied(word, arguments);
        }

        private String quoted() {
            var out = new StringBuilder();
            for (position++; text.charAt(position) != '\''; position++) {
                // a backslash before a brace stays for Format to see
                if (text.charAt(position) == '\\' && text.charAt(position + 1) == '\'') position++;
                out.append(text.charAt(position));
            }
            position++;
            return out.toString();
        }

        private static JsonNode applied(String function, List<JsonNode> arguments) {
            try {
                return switch (function) {
                    case "States.JsonMerge" -> {
                        ObjectNode merged = arguments.get(0).deepCopy();
                        merged.setAll((ObjectNode) arguments.get(1));
                        yield merged;
                    }
                    case "States.StringToJson" ->
                        JSON.readTree(arguments.getFirst().asText());
                    default ->
                        JsonNodeFactory.instance.textNode(arguments
                                .get(0)
                                .asText()
                                .replaceFirst("(?<!\\\\)\\{}", arguments.get(1).asText())
                                .replace("\\{", "{")
                                .replace("\\}", "}"));
                };
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new Failed("States.IntrinsicFailure", e.getOriginalMessage());
            }
        }
    }
}
