package docket.invoice.aws;

import docket.invoice.blueprint.Segment;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockdataautomationruntime.BedrockDataAutomationRuntimeClient;
import software.amazon.awssdk.services.bedrockdataautomationruntime.model.Blueprint;
import software.amazon.awssdk.services.bedrockdataautomationruntime.model.OutputSegment;

/** The calls to Bedrock Data Automation, each with the SDK's retries inside one time limit. */
final class DataAutomation implements AutoCloseable {

    private final BedrockDataAutomationRuntimeClient client;
    private final Settings settings;

    /**
     * @param stage of the blueprints without a version
     * @param callTimeout of calls that start or ask. @param syncTimeout of the call that brings the answer
     */
    record Settings(
            String profile,
            Asked asynchronous,
            @Nullable Asked synchronous,
            String stage,
            Duration callTimeout,
            Duration syncTimeout) {}

    /** @param version empty for the blueprint as it is now */
    record Asked(String blueprint, Optional<String> version) {}

    /** @param answer where {@code job_metadata.json} lies; null unless it is done */
    record Status(State state, @Nullable String answer, String reason) {}

    enum State {
        UNDER_WAY,
        DONE,
        FAILED
    }

    DataAutomation(Optional<URI> endpoint, Region region, Settings settings) {
        var longest = settings.syncTimeout().compareTo(settings.callTimeout()) > 0
                ? settings.syncTimeout()
                : settings.callTimeout();
        var builder = BedrockDataAutomationRuntimeClient.builder()
                .region(region)
                // The API time-out does not raise the HTTP read time-out: the long call needs both.
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(16).socketTimeout(longest.plusSeconds(1)));
        endpoint.ifPresent(builder::endpointOverride);
        this.client = builder.build();
        this.settings = settings;
    }

    /**
     * Starts a job; the same token starts it once.
     *
     * @param token letters, digits and single hyphens, at most 256
     * @return the invocation's ARN, whose last part is the job's id
     */
    String start(String token, String input, String output) {
        try {
            return client.invokeDataAutomationAsync(invoke -> invoke.clientToken(token)
                            .inputConfiguration(in -> in.s3Uri(input))
                            .outputConfiguration(out -> out.s3Uri(output))
                            .dataAutomationProfileArn(settings.profile())
                            .blueprints(blueprint(settings.asynchronous()))
                            .notificationConfiguration(
                                    tell -> tell.eventBridgeConfiguration(bridge -> bridge.eventBridgeEnabled(true)))
                            .overrideConfiguration(call -> call.apiCallTimeout(settings.callTimeout())))
                    .invocationArn();
        } catch (SdkException e) {
            throw Unanswered.of("InvokeDataAutomationAsync", e);
        }
    }

    Status status(String invocation) {
        try {
            var answer = client.getDataAutomationStatus(get -> get.invocationArn(invocation)
                    .overrideConfiguration(call -> call.apiCallTimeout(settings.callTimeout())));
            var said = answer.statusAsString() == null ? "" : answer.statusAsString();
            return switch (plain(said)) {
                case "success" ->
                    new Status(State.DONE, answer.outputConfiguration().s3Uri(), "");
                case "serviceerror", "clienterror" -> new Status(State.FAILED, null, reason(said, answer.errorType()));
                default -> new Status(State.UNDER_WAY, null, "");
            };
        } catch (SdkException e) {
            throw Unanswered.of("GetDataAutomationStatus", e);
        }
    }

    /** Asks and waits for the answer. The call has no token: asking again is paid again. */
    List<Segment> now(byte[] file) {
        var asked = settings.synchronous();
        if (asked == null) throw new IllegalStateException("no blueprint for answers at once");
        try {
            return client
                    .invokeDataAutomation(
                            invoke -> invoke.inputConfiguration(in -> in.bytes(SdkBytes.fromByteArrayUnsafe(file)))
                                    .dataAutomationProfileArn(settings.profile())
                                    .blueprints(blueprint(asked))
                                    .overrideConfiguration(call -> call.apiCallTimeout(settings.syncTimeout())))
                    .outputSegments()
                    .stream()
                    .map(DataAutomation::segment)
                    .toList();
        } catch (SdkException e) {
            throw Unanswered.of("InvokeDataAutomation", e);
        }
    }

    private static Segment segment(OutputSegment said) {
        return Segment.of(
                text(said.customOutputStatusAsString()), text(said.customOutput()), text(said.standardOutput()));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    private Blueprint blueprint(Asked asked) {
        var blueprint = Blueprint.builder().blueprintArn(asked.blueprint());
        // A version is of no stage; without one the stage says which draft is meant.
        asked.version().ifPresentOrElse(blueprint::version, () -> blueprint.stage(settings.stage()));
        return blueprint.build();
    }

    /** {@code ServiceError}, {@code SERVICE_ERROR} and {@code service error} are one: each place spells them its way. */
    static String plain(String status) {
        return status.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    /** @param type as in {@code ClientError}'s {@code ValidationException}; what it says about the file is not repeated */
    static String reason(String status, @Nullable String type) {
        var words = plain(status).equals("clienterror") ? "it could not take the file" : "service error";
        return type == null || type.isBlank() ? words : words + " (" + type.replaceAll("[^A-Za-z0-9 ]", "") + ")";
    }

    @Override
    public void close() {
        client.close();
    }
}
