package docket.bedrock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be asked of the fake, by method and path as the service models have them. */
public enum Operation {
    CONVERSE("POST", "/model/([^/]+)/converse"),
    CONVERSE_STREAM("POST", "/model/([^/]+)/converse-stream"),
    INVOKE_MODEL("POST", "/model/([^/]+)/invoke"),
    INVOKE_MODEL_STREAM("POST", "/model/([^/]+)/invoke-with-response-stream"),
    COUNT_TOKENS("POST", "/model/([^/]+)/count-tokens"),
    APPLY_GUARDRAIL("POST", "/guardrail/([^/]+)/version/([^/]+)/apply"),
    CREATE_JOB("POST", "/model-invocation-job"),
    GET_JOB("GET", "/model-invocation-job/([^/]+)"),
    STOP_JOB("POST", "/model-invocation-job/([^/]+)/stop"),
    LIST_JOBS("GET", "/model-invocation-jobs"),
    RETRIEVE("POST", "/knowledgebases/([^/]+)/retrieve"),
    RETRIEVE_AND_GENERATE("POST", "/retrieveAndGenerate"),
    RERANK("POST", "/rerank"),
    INVOKE_FLOW("POST", "/flows/([^/]+)/aliases/([^/]+)"),
    CREATE_BLUEPRINT("PUT", "/blueprints/?"),
    CREATE_BLUEPRINT_VERSION("POST", "/blueprints/([^/]+)/versions/?"),
    UPDATE_BLUEPRINT("PUT", "/blueprints/([^/]+)/?"),
    DELETE_BLUEPRINT("DELETE", "/blueprints/([^/]+)/?"),
    GET_BLUEPRINT("POST", "/blueprints/([^/]+)/?"),
    LIST_BLUEPRINTS("POST", "/blueprints/?"),
    CREATE_PROJECT("PUT", "/data-automation-projects/?"),
    UPDATE_PROJECT("PUT", "/data-automation-projects/([^/]+)/?"),
    DELETE_PROJECT("DELETE", "/data-automation-projects/([^/]+)/?"),
    GET_PROJECT("POST", "/data-automation-projects/([^/]+)/?"),
    LIST_PROJECTS("POST", "/data-automation-projects/?"),
    /** The runtime of Data Automation speaks JSON 1.1: one path, the operation in a header. */
    INVOKE_DATA_AUTOMATION("InvokeDataAutomation"),
    INVOKE_DATA_AUTOMATION_ASYNC("InvokeDataAutomationAsync"),
    GET_DATA_AUTOMATION_STATUS("GetDataAutomationStatus");

    private static final String DATA_AUTOMATION = "AmazonBedrockKeystoneRuntimeService.";

    private final String method;
    private final Pattern path;
    private final String target;

    Operation(String method, String path) {
        this(method, Pattern.compile(path), "");
    }

    Operation(String target) {
        this("POST", Pattern.compile("/"), DATA_AUTOMATION + target);
    }

    Operation(String method, Pattern path, String target) {
        this.method = method;
        this.path = path;
        this.target = target;
    }

    /** An operation and the still encoded names in its path. */
    record Found(Operation operation, List<String> names) {}

    static Optional<Found> find(String method, String rawPath, String target) {
        for (Operation operation : values()) {
            if (!operation.method.equals(method) || !operation.target.equals(target)) continue;
            Matcher matcher = operation.path.matcher(rawPath);
            if (!matcher.matches()) continue;
            var names = new ArrayList<String>();
            for (int i = 1; i <= matcher.groupCount(); i++) names.add(matcher.group(i));
            return Optional.of(new Found(operation, names));
        }
        return Optional.empty();
    }

    /** Whether it is answered with an event stream. */
    public boolean streams() {
        return this == CONVERSE_STREAM || this == INVOKE_MODEL_STREAM || this == INVOKE_FLOW;
    }

    /** Whether a model thinks for it. */
    public boolean asksModel() {
        return switch (this) {
            case CONVERSE, CONVERSE_STREAM, INVOKE_MODEL, INVOKE_MODEL_STREAM -> true;
            default -> false;
        };
    }
}
