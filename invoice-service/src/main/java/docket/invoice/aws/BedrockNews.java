package docket.invoice.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.invoice.EngineNews;
import docket.invoice.ReadingJobs;
import docket.invoice.ReadingJobs.End;
import docket.invoice.ReadingJobs.Job;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Brings back the documents whose jobs have ended: told by an EventBridge event, which is a best effort and comes from
 * every user of the account, or by asking. The row is the memory; the message is sent until it has been sent.
 */
final class BedrockNews implements EngineNews {

    private static final Logger LOG = Logger.getLogger(BedrockNews.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String EVENT = "Bedrock Data Automation Job";
    private static final String BATCH = "Batch Inference Job State Change";

    private final DataAutomation service;
    private final ReadingJobs jobs;
    private final Consumer<DocumentClassified> again;
    private final InstantSource clock;
    private final String bucket;
    private final Duration askEvery;

    /** @param again sends a message to the queue it came from */
    BedrockNews(
            DataAutomation service,
            ReadingJobs jobs,
            Consumer<DocumentClassified> again,
            InstantSource clock,
            String bucket,
            Duration askEvery) {
        this.service = service;
        this.jobs = jobs;
        this.again = again;
        this.clock = clock;
        this.bucket = bucket;
        this.askEvery = askEvery;
    }

    @Override
    public void take(String event) {
        JsonNode json;
        try {
            json = JSON.readTree(event);
        } catch (JsonProcessingException e) {
            LOG.warn("an event about data automation is no JSON; it was dropped");
            return;
        }
        var type = json.path("detail-type").asText();
        var detail = json.path("detail");
        if (type.equals(BATCH)) batch(detail);
        if (!type.startsWith(EVENT)) return;
        var input = detail.path("input_s3_object");
        var key = input.path("name").asText();
        int slash = key.indexOf('/');
        if (!input.path("s3_bucket").asText().equals(bucket) || slash < 1 || !key.startsWith("/bda/", slash)) return;
        // Known by its document: the event may be here before we know what the service calls the job.
        documentOf(key.substring(0, slash))
                .flatMap(jobs::find)
                .filter(job ->
                        job.end() == null && isOf(job, detail.path("job_id").asText()))
                .ifPresent(job -> ended(job, detail));
    }

    /** Whoever made the batch asks about it; a person finds here why one did not work out. */
    private static void batch(JsonNode detail) {
        var name = detail.path("batchJobName").asText();
        var status = detail.path("status").asText();
        if (status.equals("Completed")) {
            LOG.infof("the batch of model calls %s is done", name);
        } else {
            LOG.warnf(
                    "the batch of model calls %s ended as %s: %s",
                    name, status, detail.path("failureMessage").asText());
        }
    }

    private static Optional<DocumentId> documentOf(String name) {
        try {
            return Optional.of(new DocumentId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // somebody else's file
        }
    }

    private static boolean isOf(Job job, String jobId) {
        var reference = job.reference();
        return !jobId.isEmpty() && (reference == null || reference.endsWith("/" + jobId));
    }

    private void ended(Job job, JsonNode detail) {
        var status = detail.path("job_status").asText();
        switch (DataAutomation.plain(status)) {
            case "success", "processed" -> {
                var output = detail.path("output_s3_location");
                end(
                        job,
                        answered("s3://" + output.path("s3_bucket").asText() + "/"
                                + output.path("name").asText()));
            }
            case "serviceerror", "clienterror" ->
                end(job, End.without(clock.instant(), DataAutomation.reason(status, null)));
            default -> {} // it was created, or something we have no word for
        }
    }

    private End answered(String uri) {
        var metadata = uri.endsWith(".json") ? uri : uri.replaceAll("/+$", "") + "/job_metadata.json";
        return End.answered(clock.instant(), metadata);
    }

    @Override
    public void lookAfter() {
        for (var job : jobs.ended()) tell(job);
        var now = clock.instant();
        for (var job : jobs.due(now, now.plus(askEvery))) ask(job, now);
    }

    private void ask(Job job, Instant now) {
        var reference = job.reference();
        if (reference != null) {
            try {
                var status = service.status(reference);
                var answer = status.answer();
                switch (status.state()) {
                    case DONE -> end(job, answered(answer == null ? "" : answer));
                    case FAILED -> end(job, End.without(now, status.reason()));
                    case UNDER_WAY -> late(job, now);
                }
            } catch (Unanswered e) {
                LOG.warnf("%s: its job cannot be asked about: %s", job.documentId(), e.getMessage());
                late(job, now);
            }
        } else if (now.isAfter(job.deadline())) {
            late(job, now);
        } else {
            again.accept(job.invoice()); // nobody has asked the service yet; the one who was to has died
        }
    }

    private void late(Job job, Instant now) {
        if (now.isBefore(job.deadline())) return;
        var waited = Duration.between(job.askedAt(), job.deadline());
        end(job, End.without(now, "no answer within " + words(waited)));
    }

    private static String words(Duration waited) {
        return waited.toSeconds() < 120 ? waited.toSeconds() + " s" : waited.toMinutes() + " min";
    }

    private void end(Job job, End end) {
        if (jobs.end(job.documentId(), end)) tell(job);
    }

    /** Sent first and noted then: a message may go twice, never not at all. */
    private void tell(Job job) {
        again.accept(job.invoice());
        jobs.told(job.documentId());
    }
}
