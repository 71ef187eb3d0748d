package docket.model.aws;

import docket.model.Guardrail;
import docket.model.Part;
import docket.model.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ApplyGuardrailRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ApplyGuardrailResponse;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailAction;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailAssessment;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentQualifier;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentSource;

/**
 * A guardrail of Bedrock, whichever model is asked. An answer is held against the data of its question (contextual
 * grounding) if there is any: the data is the source, the user's last words are the query.
 */
public final class BedrockGuardrail implements Guardrail {

    private final BedrockClients clients;
    private final String region;
    private final String id;
    private final String version;
    private final Duration timeout;

    public BedrockGuardrail(BedrockClients clients, String region, String id, String version, Duration timeout) {
        this.clients = clients;
        this.region = region;
        this.id = id;
        this.version = version;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public Verdict question(List<Part> system, List<Turn> turns) {
        var content = new ArrayList<GuardrailContentBlock>();
        for (Part part : turns.getLast().parts()) {
            if (part instanceof Part.Text(var text) && !text.isBlank()) content.add(block(text));
            if (part instanceof Part.Data(var _, var text) && !text.isBlank()) content.add(block(text));
        }
        return content.isEmpty() ? new Verdict.Fine() : judged(GuardrailContentSource.INPUT, content);
    }

    @Override
    public Verdict answer(String answer, List<Part> system, List<Turn> question) {
        if (answer.isBlank()) return new Verdict.Fine();
        var content = new ArrayList<GuardrailContentBlock>();
        var query = new StringBuilder();
        for (Part part : question.getLast().parts())
            if (part instanceof Part.Text(var text)) query.append(text).append('\n');
        for (Turn turn : question)
            for (Part part : turn.parts())
                if (part instanceof Part.Data(var _, var text) && !text.isBlank())
                    content.add(block(text, GuardrailContentQualifier.GROUNDING_SOURCE));
        if (content.isEmpty()) content.add(block(answer));
        else {
            // Grounding is judged only if source, query and answer are all there.
            content.add(block(
                    query.toString().isBlank()
                            ? "What does the text say?"
                            : query.toString().strip(),
                    GuardrailContentQualifier.QUERY));
            content.add(block(answer, GuardrailContentQualifier.GUARD_CONTENT));
        }
        return judged(GuardrailContentSource.OUTPUT, content);
    }

    private Verdict judged(GuardrailContentSource source, List<GuardrailContentBlock> content) {
        var request = ApplyGuardrailRequest.builder()
                .guardrailIdentifier(id)
                .guardrailVersion(version)
                .source(source)
                .content(content)
                .overrideConfiguration(o -> o.apiCallTimeout(timeout))
                .build();
        var future = clients.of(region).applyGuardrail(request);
        try {
            return verdict(future.get(timeout.toNanos(), TimeUnit.NANOSECONDS), source);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.of(e, "guardrail " + id, region);
        } catch (ExecutionException | TimeoutException e) {
            throw Failures.of(e, "guardrail " + id, region);
        } finally {
            future.cancel(true);
        }
    }

    private static Verdict verdict(ApplyGuardrailResponse response, GuardrailContentSource source) {
        if (response.action() != GuardrailAction.GUARDRAIL_INTERVENED) return new Verdict.Fine();
        var blocked = new LinkedHashSet<String>();
        var masked = new LinkedHashSet<String>();
        for (GuardrailAssessment assessment : response.assessments()) collect(assessment, blocked, masked);
        if (!blocked.isEmpty() || masked.isEmpty())
            return new Verdict.Stopped(blocked.isEmpty() ? List.of("no reason given") : List.copyOf(blocked));
        var text = new StringBuilder();
        response.outputs().forEach(output -> text.append(output.text()));
        return new Verdict.Masked(
                source == GuardrailContentSource.OUTPUT ? Optional.of(text.toString()) : Optional.empty(),
                List.copyOf(masked));
    }

    /** Says which policy stepped in, never which words made it. */
    private static void collect(GuardrailAssessment found, Set<String> blocked, Set<String> masked) {
        if (found.topicPolicy() != null)
            found.topicPolicy().topics().forEach(t -> add(blocked, t.actionAsString(), "topic " + t.name()));
        if (found.contentPolicy() != null)
            found.contentPolicy().filters().forEach(f -> add(blocked, f.actionAsString(), f.typeAsString()));
        if (found.wordPolicy() != null) {
            found.wordPolicy().customWords().forEach(w -> add(blocked, w.actionAsString(), "a word of the list"));
            found.wordPolicy().managedWordLists().forEach(w -> add(blocked, w.actionAsString(), w.typeAsString()));
        }
        if (found.sensitiveInformationPolicy() != null) {
            found.sensitiveInformationPolicy()
                    .piiEntities()
                    .forEach(p -> add(
                            "ANONYMIZED".equals(p.actionAsString()) ? masked : blocked,
                            p.actionAsString(),
                            p.typeAsString()));
            found.sensitiveInformationPolicy()
                    .regexes()
                    .forEach(r -> add(
                            "ANONYMIZED".equals(r.actionAsString()) ? masked : blocked,
                            r.actionAsString(),
                            "pattern " + r.name()));
        }
        if (found.contextualGroundingPolicy() != null)
            found.contextualGroundingPolicy()
                    .filters()
                    .forEach(f -> add(
                            blocked,
                            f.actionAsString(),
                            f.typeAsString() + " " + f.score() + " below " + f.threshold()));
    }

    private static void add(Set<String> reasons, String action, String what) {
        if (!"NONE".equals(action)) reasons.add(what.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static GuardrailContentBlock block(String text, GuardrailContentQualifier... qualifiers) {
        return GuardrailContentBlock.builder()
                .text(t -> {
                    t.text(text);
                    if (qualifiers.length > 0) t.qualifiers(qualifiers);
                })
                .build();
    }
}
