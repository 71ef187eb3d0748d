package docket.gateway.config;

import java.util.List;

/**
 * How the door is set up, in words for its operator; no secret is in them.
 *
 * @param bedrock where Bedrock is asked
 * @param openai an OpenAI-compatible endpoint set beside the catalogue
 * @param known how long answers are told again where a question does not say
 * @param guardrails what looks at questions and answers
 * @param provider whose tokens are accepted beside keys
 * @param batches where batch jobs keep their files
 */
public record Setup(
        String bedrock, String openai, String known, List<String> guardrails, String provider, String batches) {
    public Setup {
        guardrails = List.copyOf(guardrails);
    }
}
