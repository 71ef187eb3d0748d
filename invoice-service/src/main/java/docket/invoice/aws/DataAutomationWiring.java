package docket.invoice.aws;

import docket.documents.Documents;
import docket.invoice.EngineNews;
import docket.invoice.InvoiceReader;
import docket.invoice.ReadingEngine;
import docket.invoice.ReadingJobs;
import docket.invoice.RestingEngine;
import docket.invoice.blueprint.BlueprintSchema;
import docket.messages.Channel;
import docket.transport.Messenger;
import docket.transport.settings.HouseSettings;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.regions.Region;

/** Which engine reads. The service's client is made only where it is asked. */
class DataAutomationWiring {

    private static final String LOCAL = "local";
    private static final String BEDROCK = "bedrock";
    private static final Duration REST = Duration.ofSeconds(30);

    private final String engine;
    private final DataAutomationConfig config;
    private final String bucket;

    DataAutomationWiring(
            @ConfigProperty(name = "docket.engine.invoice", defaultValue = LOCAL) String engine,
            @ConfigProperty(name = "docket.bucket.documents", defaultValue = "docket-documents") String bucket,
            DataAutomationConfig config) {
        if (!engine.equals(LOCAL) && !engine.equals(BEDROCK)) {
            throw new IllegalStateException("docket.engine.invoice is " + engine + "; it is local or bedrock");
        }
        this.engine = engine;
        this.bucket = bucket;
        this.config = config;
    }

    @Produces
    @Singleton
    DataAutomation service(@ConfigProperty(name = "docket.region", defaultValue = "eu-central-1") String region) {
        return new DataAutomation(
                config.endpoint(),
                Region.of(region),
                new DataAutomation.Settings(
                        config.profile().orElseThrow(() -> unset("profile")),
                        new DataAutomation.Asked(blueprint(), config.blueprintVersion()),
                        config.syncBlueprint()
                                .map(each -> new DataAutomation.Asked(each, config.syncBlueprintVersion()))
                                .orElse(null),
                        config.stage(),
                        config.callTimeout(),
                        config.syncTimeout()));
    }

    void close(@Disposes DataAutomation service) {
        service.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    ReadingEngine engine(
            Instance<DataAutomation> service, ReadingJobs jobs, Documents documents, InvoiceReader local, Config live) {
        var ours = ReadingEngine.of(local);
        if (engine.equals(LOCAL)) return ours;
        var theirs = bedrock(service, jobs, documents, local);
        return new RestingEngine(theirs, ours, () -> HouseSettings.rests(live, "invoice"));
    }

    private ReadingEngine bedrock(
            Instance<DataAutomation> service, ReadingJobs jobs, Documents documents, InvoiceReader local) {
        var clock = InstantSource.system();
        return new BedrockEngine(
                service.get(),
                jobs,
                documents,
                local,
                new Circuit(REST, clock),
                Prices.load(config.prices()).told(LocalDate.now(ZoneOffset.UTC)),
                clock,
                new BedrockEngine.Settings(
                        bucket,
                        config.syncBlueprint().isPresent() ? config.syncPages() : 0,
                        BlueprintSchema.ours().leaves(),
                        BlueprintSchema.oursAtOnce().leaves(),
                        blueprint() + " " + config.blueprintVersion().orElse(config.stage()),
                        config.deadline(),
                        config.askAfter()));
    }

    @Produces
    @Singleton
    @DefaultBean
    EngineNews news(Instance<DataAutomation> service, ReadingJobs jobs, Messenger messenger) {
        if (engine.equals(LOCAL)) return EngineNews.NONE;
        return new BedrockNews(
                service.get(),
                jobs,
                invoice -> messenger.send(Channel.INVOICES, invoice),
                InstantSource.system(),
                bucket,
                config.askEvery());
    }

    private String blueprint() {
        return config.blueprint().orElseThrow(() -> unset("blueprint"));
    }

    private static IllegalStateException unset(String name) {
        return new IllegalStateException("docket.engine.invoice=bedrock needs docket.data-automation." + name
                + "; docs/bedrock-data-automation.md says what to set");
    }
}
