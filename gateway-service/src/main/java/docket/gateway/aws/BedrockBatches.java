package docket.gateway.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.gateway.BatchHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.ConflictException;
import software.amazon.awssdk.services.bedrock.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.bedrock.model.ThrottlingException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Batch jobs at Bedrock. Files lie below {@code prefix/BATCH/}; a batch's id is the job's client token. */
public final class BedrockBatches implements BatchHost {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BedrockClient bedrock;
    private final S3Client s3;
    private final Place place;
    private final UnaryOperator<String> modelIds;

    /**
     * @param prefix of keys, without a slash at its end
     * @param role what the service reads and writes the files as
     */
    public record Place(String bucket, String prefix, String role) {}

    /** @param modelIds the service's id for a model of the catalogue */
    public BedrockBatches(BedrockClient bedrock, S3Client s3, Place place, UnaryOperator<String> modelIds) {
        this.bedrock = bedrock;
        this.s3 = s3;
        this.place = place;
        this.modelIds = modelIds;
    }

    @Override
    public Optional<String> make(String id, String model, Map<String, String> records) {
        var lines = new StringBuilder();
        records.forEach((record, input) -> lines.append("{\"recordId\":\"")
                .append(record)
                .append("\",\"modelInput\":")
                .append(input)
                .append("}\n"));
        try {
            s3.putObject(
                    r -> r.bucket(place.bucket()).key(input(id)),
                    RequestBody.fromString(lines.toString(), StandardCharsets.UTF_8));
            return Optional.of(bedrock.createModelInvocationJob(r -> r.jobName("docket-" + id)
                            .clientRequestToken(id)
                            .modelId(modelIds.apply(model))
                            .roleArn(place.role())
                            .inputDataConfig(c -> c.s3InputDataConfig(f -> f.s3Uri(uri(input(id)))))
                            .outputDataConfig(c -> c.s3OutputDataConfig(f -> f.s3Uri(uri(folder(id) + "out/")))))
                    .jobArn());
        } catch (ServiceQuotaExceededException | ThrottlingException e) {
            return Optional.empty(); // Others in the account have jobs as well.
        } catch (SdkException e) {
            throw new HostUnavailable("no answer from Bedrock or S3 for batch " + id, e);
        }
    }

    @Override
    public Progress progress(String job) {
        try {
            return switch (bedrock.getModelInvocationJob(r -> r.jobIdentifier(job))
                    .status()) {
                case SUBMITTED, VALIDATING, SCHEDULED -> Progress.WAITS;
                case IN_PROGRESS, STOPPING, UNKNOWN_TO_SDK_VERSION -> Progress.RUNS;
                case COMPLETED, PARTIALLY_COMPLETED, FAILED, STOPPED, EXPIRED -> Progress.OVER;
            };
        } catch (SdkException e) {
            throw new HostUnavailable("no answer from Bedrock for job " + job, e);
        }
    }

    @Override
    public void stop(String job) {
        try {
            bedrock.stopModelInvocationJob(r -> r.jobIdentifier(job));
        } catch (ConflictException e) {
            // It ended in between, which is as good.
        } catch (SdkException e) {
            throw new HostUnavailable("no answer from Bedrock for job " + job, e);
        }
    }

    @Override
    public List<Answered> answers(String id, String job) {
        String output = folder(id) + "out/" + job.substring(job.lastIndexOf('/') + 1) + "/rows.jsonl.out";
        var answers = new ArrayList<Answered>();
        try (var reader = new BufferedReader(new InputStreamReader(
                s3.getObject(r -> r.bucket(place.bucket()).key(output)), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine())
                answered(line).ifPresent(answers::add);
        } catch (NoSuchKeyException e) {
            return List.of(); // It was stopped or failed before it answered anything.
        } catch (SdkException | IOException e) {
            throw new HostUnavailable("no answer from S3 for job " + job, e);
        }
        return answers;
    }

    /** A line that cannot be read is a record without an answer. */
    private static Optional<Answered> answered(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            var record = row.path("recordId").asText();
            return record.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Answered(
                            record,
                            row.has("modelOutput")
                                    ? Optional.of(row.get("modelOutput").toString())
                                    : Optional.empty()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private String folder(String id) {
        return place.prefix() + "/" + id + "/";
    }

    private String input(String id) {
        return folder(id) + "rows.jsonl";
    }

    private String uri(String key) {
        return "s3://" + place.bucket() + "/" + key;
    }
}
