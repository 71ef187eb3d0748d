package docket.gateway.config;

import docket.gateway.AnswerAlone;
import docket.gateway.AskTask;
import docket.gateway.BatchForms;
import docket.gateway.Batches;
import docket.gateway.RunJobs;
import docket.gateway.Said;
import docket.gateway.ShovelBatches;
import docket.gateway.aws.BedrockBatches;
import docket.model.Catalogue;
import docket.model.assembly.Models;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What happens without being asked: jobs, batches, sweeping. */
@Singleton
class GatewayRounds {

    private final GatewayConfig config;
    private final Models models;
    private final AskTask askTask;
    private final RunJobs jobs;
    private final AnswerAlone alone;
    private final Said said;
    private final Optional<ShovelBatches> batches;

    GatewayRounds(
            GatewayConfig config,
            Models models,
            AskTask askTask,
            RunJobs jobs,
            AnswerAlone alone,
            Said said,
            Batches batches,
            BatchForms forms,
            Catalogue catalogue) {
        this.config = config;
        this.models = models;
        this.askTask = askTask;
        this.jobs = jobs;
        this.alone = alone;
        this.said = said;
        this.batches = config.batch().bucket().map(bucket -> shovel(bucket, batches, forms, catalogue));
    }

    private ShovelBatches shovel(String bucket, Batches batches, BatchForms forms, Catalogue catalogue) {
        var batch = config.batch();
        var region = Region.of(batch.region());
        var bedrock = BedrockClient.builder().region(region);
        config.bedrockEndpoint().ifPresent(bedrock::endpointOverride);
        var s3 = S3Client.builder()
                .region(region)
                .forcePathStyle(batch.s3Endpoint().isPresent());
        batch.s3Endpoint().ifPresent(s3::endpointOverride);
        var place =
                new BedrockBatches.Place(bucket, batch.prefix(), batch.role().orElse(""));
        var host = new BedrockBatches(bedrock.build(), s3.build(), place, model -> id(catalogue, model));
        var limits =
                new ShovelBatches.Limits(batch.jobs(), batch.least(), batch.most(), batch.patience(), batch.stuck());
        return new ShovelBatches(batches, host, forms, limits, Clock.systemUTC());
    }

    /** The model's id in the region of the jobs. */
    private String id(Catalogue catalogue, String name) {
        var routes = catalogue.model(name).orElseThrow().routes();
        return routes.stream()
                .filter(route -> route.region().equals(config.batch().region()))
                .findFirst()
                .orElse(routes.getFirst())
                .id();
    }

    /** Whatever cannot be used shall be said at the start, not to the first who asks. */
    void start(@Observes StartupEvent event) {
        models.sweep();
        if (models.catalogue().model(askTask.defaultModel()).isEmpty())
            throw new IllegalStateException("DOCKET_GATEWAY_MODEL is " + askTask.defaultModel()
                    + ", which the catalogue does not have; it has "
                    + String.join(
                            ", ", new TreeSet<>(models.catalogue().models().keySet())) + ".");
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void answer() {
        jobs.round();
        alone.round();
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void follow() {
        models.follow();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void shovel() {
        batches.ifPresent(ShovelBatches::round);
    }

    @Scheduled(every = "1m", delayed = "1m")
    @RunOnVirtualThread
    void sweep() {
        said.sweep();
        models.sweep();
    }
}
