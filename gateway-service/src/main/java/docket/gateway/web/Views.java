package docket.gateway.web;

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

    @Schema(name = "Usage")
    record UsageView(
            String client,

            @Schema(description = "Tokens left today, empty without a limit")
            Long tokensLeft) {}
}
