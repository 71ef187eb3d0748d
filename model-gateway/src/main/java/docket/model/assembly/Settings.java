package docket.model.assembly;

import docket.model.guard.InjectionScreen.Then;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What an operator may turn. Made by {@link #read} from properties of any framework; every one has a default that works
 * without AWS.
 *
 * @param catalogue {@code catalogue}: a file of one's own instead of the delivered models
 * @param prices {@code prices}: a file with one's own prices of models of the catalogue
 * @param bedrock {@code bedrock-endpoint}: where Bedrock is asked instead of at AWS, for all regions
 * @param openai {@code openai-endpoint} and {@code openai-model}: where the catalogue's model {@code local} is asked,
 *     e.g. {@code http://127.0.0.1:11434/v1} and {@code qwen2.5:7b}; as the catalogue says
 * @param modelTimeout {@code model-timeout}: longest one call of a model may take; two minutes
 * @param keys {@code keys."BASE"}: the key of an OpenAI-compatible endpoint, by its base address
 * @param fresh {@code fresh}: how old a known answer may be where a question does not say; not at all
 * @param injection {@code injection}: what becomes of a question whose data gives orders: {@code note}, {@code stop} or
 *     {@code off}; it is noted
 * @param guardrail {@code guardrail.id}, {@code .version} ({@code DRAFT}), {@code .region} ({@code eu-central-1}),
 *     {@code .timeout} (ten seconds): a guardrail of Bedrock for every question and answer; none
 * @param tokensPerDay {@code tokens-per-day}: for a client nobody gave a budget; no limit
 * @param emf {@code emf}: the CloudWatch namespace of lines in embedded metric format on standard output; none
 * @param texts {@code texts}: whether questions and answers are logged, masked; they are not
 * @param knowledge {@code knowledge.retrieve}, {@code .generate}, {@code .rerank}, {@code .model}: see {@link KnowledgeBy}
 */
public record Settings(
        Optional<Path> catalogue,
        Optional<Path> prices,
        Optional<URI> bedrock,
        Optional<OpenAiAt> openai,
        Duration modelTimeout,
        Function<String, Optional<String>> keys,
        Duration fresh,
        Optional<Then> injection,
        Optional<GuardrailAt> guardrail,
        OptionalLong tokensPerDay,
        Optional<String> emf,
        boolean texts,
        KnowledgeBy knowledge) {

    /** An endpoint that speaks OpenAI's chat completions, up to and with {@code /v1}, and what its model is called there. */
    public record OpenAiAt(String endpoint, Optional<String> model) {}

    /** A guardrail of Bedrock. */
    public record GuardrailAt(String id, String version, String region, Duration timeout) {}

    /**
     * Which models of the catalogue work on knowledge.
     *
     * @param retrieve a Bedrock knowledge base instead of the store in PostgreSQL
     * @param generate a Bedrock knowledge base that answers itself
     * @param rerank puts what was found in order
     * @param model answers from passages; without one the passages' own sentences are the answer
     */
    public record KnowledgeBy(
            Optional<String> retrieve, Optional<String> generate, Optional<String> rerank, Optional<String> model) {}

    /** Everything as it is by default. */
    public static Settings defaults() {
        return read(_ -> Optional.empty());
    }

    /**
     * @param property gives the value of a property by its name here, e.g. {@code name ->
     *     config.getOptionalValue("docket.models." + name, String.class)}
     * @throws IllegalArgumentException if a value cannot be used; its message names the property and the remedy
     */
    public static Settings read(Function<String, Optional<String>> property) {
        Function<String, Optional<String>> set =
                name -> property.apply(name).map(String::strip).filter(value -> !value.isEmpty());
        return new Settings(
                set.apply("catalogue").map(Path::of),
                set.apply("prices").map(Path::of),
                set.apply("bedrock-endpoint").map(URI::create),
                set.apply("openai-endpoint")
                        .map(endpoint -> new OpenAiAt(address(endpoint), set.apply("openai-model"))),
                time(set, "model-timeout", Duration.ofMinutes(2)),
                base -> set.apply("keys.\"" + base + "\""),
                time(set, "fresh", Duration.ZERO),
                injection(set.apply("injection").orElse("note")),
                set.apply("guardrail.id")
                        .map(id -> new GuardrailAt(
                                id,
                                set.apply("guardrail.version").orElse("DRAFT"),
                                set.apply("guardrail.region").orElse("eu-central-1"),
                                time(set, "guardrail.timeout", Duration.ofSeconds(10)))),
                tokens(set.apply("tokens-per-day")),
                set.apply("emf"),
                set.apply("texts").filter(Boolean::parseBoolean).isPresent(),
                new KnowledgeBy(
                        set.apply("knowledge.retrieve"),
                        set.apply("knowledge.generate"),
                        set.apply("knowledge.rerank"),
                        set.apply("knowledge.model")));
    }

    private static String address(String endpoint) {
        if (endpoint.matches("https?://[^\\s]+")) return endpoint.replaceAll("/+$", "");
        throw new IllegalArgumentException("openai-endpoint is \"" + endpoint
                + "\": set it to the address of an OpenAI-compatible endpoint, e.g. http://127.0.0.1:11434/v1");
    }

    private static Optional<Then> injection(String value) {
        if (value.equals("off")) return Optional.empty();
        return Optional.of(Arrays.stream(Then.values())
                .filter(then -> then.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("injection is \"" + value + "\": set it to note, stop or off")));
    }

    private static OptionalLong tokens(Optional<String> value) {
        if (value.isEmpty()) return OptionalLong.empty();
        try {
            return OptionalLong.of(Long.parseLong(value.get()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "tokens-per-day is \"" + value.get() + "\": set it to a number of tokens", e);
        }
    }

    private static Duration time(Function<String, Optional<String>> set, String name, Duration otherwise) {
        var value = set.apply(name);
        if (value.isEmpty()) return otherwise;
        try {
            return Duration.parse(value.get());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " is \"" + value.get() + "\": set it to a time like PT2M or P1D", e);
        }
    }
}
