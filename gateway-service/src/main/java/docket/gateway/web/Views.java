package docket.gateway.web;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Bodies of answers, for the description of the door. */
final class Views {

    private Views() {}

    @Schema(name = "Receipt", description = "What an answer cost and where it came from")
    record ReceiptView(
            String model,
            String route,
            long inputTokens,
            long outputTokens,
            long cacheReadTokens,
            long cacheWriteTokens,
            String costUsd,
            boolean known,
            int calls) {}

    record Summary(String summary, String finish, ReceiptView receipt) {}

    record Classified(Classification classification, String finish, ReceiptView receipt) {}

    record Classification(String label, double confidence, String reason) {}

    record Extracted(Map<String, Object> value, String finish, ReceiptView receipt) {}

    @Schema(description = "text without a schema, value with one")
    record Generated(String text, Map<String, Object> value, String finish, ReceiptView receipt) {}

    @Schema(name = "Job")
    record JobView(
            String job,

            @Schema(enumeration = {"waiting", "running", "done", "failed"})
            String state,

            Map<String, Object> answer,
            Map<String, Object> problem) {}

    @Schema(name = "Problem", description = "RFC 9457")
    record ProblemView(String type, String title, int status, String detail) {}

    @Schema(name = "NewClient")
    record NewClient(
            String name, String tenant, java.util.Set<String> roles, Integer callsPerMinute, Long tokensPerDay) {}

    @Schema(name = "ClientKey")
    record ClientKey(
            String name,
            String tenant,
            @Schema(description = "Shown this once") String key) {}

    @Schema(name = "Models")
    record ModelsView(
            @Schema(description = "The one that is asked where a request names none")
            String defaultModel,

            List<ModelView> models) {}

    /** @param ready whether what it needs is set up */
    @Schema(name = "Model")
    record ModelView(String name, String family, boolean ready, List<PlaceView> places) {}

    @Schema(name = "Place")
    record PlaceView(
            String name,
            @Schema(description = "A region, or an address") String at,

            @Schema(enumeration = {"open", "closed-off", "being-tried", "closed-by-hand", "open-by-hand"})
            String state,

            String why) {}

    @Schema(name = "Steering")
    record Steering(
            @Schema(enumeration = {"closed", "open", "judged"})
            String state,

            String why) {}

    @Schema(name = "Setup")
    record SetupView(
            String model,
            boolean ready,

            @Schema(description = "What to set, empty if nothing is missing")
            String missing,

            String bedrock,
            String openai,
            String known,
            List<String> guardrails,
            String provider,
            String batches,
            int models) {}

    @Schema(name = "Usage")
    record UsageView(
            String client,

            @Schema(description = "Tokens left today, empty without a limit")
            Long tokensLeft) {}
}
