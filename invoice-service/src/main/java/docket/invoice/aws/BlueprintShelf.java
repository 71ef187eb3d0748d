package docket.invoice.aws;

import docket.documents.Documents;
import docket.invoice.blueprint.BlueprintSchema;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockdataautomation.BedrockDataAutomationClient;
import software.amazon.awssdk.services.bedrockdataautomation.model.BlueprintSummary;
import software.amazon.awssdk.services.bedrockdataautomation.model.ResourceOwner;
import software.amazon.awssdk.services.bedrockdataautomation.model.Type;

/** The blueprints of an AWS account: brought to what the repository says, each change as a version of its own. */
public final class BlueprintShelf implements AutoCloseable {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final BedrockDataAutomationClient client;

    /** @param endpoint another address than the region's, for tests */
    public BlueprintShelf(Optional<URI> endpoint, String region) {
        var builder = BedrockDataAutomationClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(calls -> calls.apiCallTimeout(LONGEST_CALL));
        endpoint.ifPresent(builder::endpointOverride);
        this.client = builder.build();
    }

    /** What was to be done. */
    public enum Change {
        CREATED,
        UPDATED,
        NONE
    }

    /** @param version what to name in the settings; empty when the blueprint has no version */
    public record Pushed(String arn, String version, Change change) {}

    /**
     * Creates the blueprint or makes it say the schema, and gives what is new a version. Doing it twice changes nothing.
     *
     * @param stage {@code LIVE} or {@code DEVELOPMENT}
     * @throws NotPushed in words for people
     */
    public Pushed push(String name, BlueprintSchema schema, String stage) {
        try {
            var found = find(name, stage);
            if (found.isEmpty()) return created(name, schema, stage);
            var arn = found.get().blueprintArn();
            var versions = versions(arn);
            if (schema.sameAs(schemaOf(arn, stage)) && !versions.isEmpty())
                return new Pushed(arn, versions, Change.NONE);
            client.updateBlueprint(
                    update -> update.blueprintArn(arn).blueprintStage(stage).schema(schema.text()));
            return new Pushed(arn, newVersion(arn, schema), Change.UPDATED);
        } catch (SdkException e) {
            throw notPushed(name, e);
        }
    }

    /** Whether the account's blueprint of this name asks for the same; nothing when there is none. */
    public Optional<Boolean> says(String name, BlueprintSchema schema, String stage) {
        try {
            return find(name, stage).map(found -> schema.sameAs(schemaOf(found.blueprintArn(), stage)));
        } catch (SdkException e) {
            throw notPushed(name, e);
        }
    }

    private Pushed created(String name, BlueprintSchema schema, String stage) {
        var arn = client.createBlueprint(create -> create.blueprintName(name)
                        .type(Type.DOCUMENT)
                        .blueprintStage(stage)
                        .schema(schema.text())
                        .clientToken(token(name, stage, schema)))
                .blueprint()
                .blueprintArn();
        return new Pushed(arn, newVersion(arn, schema), Change.CREATED);
    }

    private String newVersion(String arn, BlueprintSchema schema) {
        var version = client.createBlueprintVersion(
                        create -> create.blueprintArn(arn).clientToken(token(arn, "", schema)))
                .blueprint()
                .blueprintVersion();
        return version == null ? "" : version;
    }

    private Optional<BlueprintSummary> find(String name, String stage) {
        return client
                .listBlueprintsPaginator(
                        list -> list.resourceOwner(ResourceOwner.ACCOUNT).blueprintStageFilter(stage))
                .blueprints()
                .stream()
                .filter(each -> name.equals(each.blueprintName()))
                .findFirst();
    }

    /** The latest version; empty when there is none. */
    private String versions(String arn) {
        return client.listBlueprintsPaginator(list -> list.blueprintArn(arn)).blueprints().stream()
                .map(BlueprintSummary::blueprintVersion)
                .filter(version -> version != null && version.matches("\\d{1,9}"))
                .max(Comparator.comparingInt(Integer::parseInt))
                .orElse("");
    }

    private String schemaOf(String arn, String stage) {
        return client.getBlueprint(get -> get.blueprintArn(arn).blueprintStage(stage))
                .blueprint()
                .schema();
    }

    private static String token(String name, String stage, BlueprintSchema schema) {
        return Documents.sha256((name + "\n" + stage + "\n" + schema.text()).getBytes(StandardCharsets.UTF_8));
    }

    private static NotPushed notPushed(String name, SdkException cause) {
        if (!(cause instanceof AwsServiceException service)) {
            return new NotPushed(
                    "AWS cannot be reached or has no credentials for it: " + firstLine(cause.getMessage()), cause);
        }
        var details = service.awsErrorDetails();
        var code = details == null ? "" : details.errorCode();
        var said = details == null ? "" : firstLine(details.errorMessage());
        return new NotPushed(
                switch (code) {
                    case "AccessDeniedException" ->
                        "This identity may not. It needs bedrock:CreateBlueprint, UpdateBlueprint, GetBlueprint,"
                                + " ListBlueprints and CreateBlueprintVersion.";
                    case "ServiceQuotaExceededException" ->
                        "The account has no room for it: at most 1,000 blueprints and 100 versions each. " + said;
                    case "ConflictException" -> "Somebody else is changing " + name + " this moment; do it again.";
                    case "ValidationException" -> "The service does not take " + name + ": " + said;
                    case "ThrottlingException" -> "The service is throttling; do it again in a minute.";
                    default -> "The service did not do it (" + service.statusCode() + "): " + said;
                },
                cause);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    /** A blueprint did not get there. */
    public static final class NotPushed extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotPushed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
