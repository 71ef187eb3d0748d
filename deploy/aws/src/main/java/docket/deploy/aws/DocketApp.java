package docket.deploy.aws;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** All stacks of one Docket, by concern. */
final class DocketApp {

    private DocketApp() {}

    static void synth(Settings settings, Path out) {
        var app = new App(AppProps.builder()
                .outdir(out.toAbsolutePath().toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(Map.of(
                        "aws:cdk:version-reporting", false,
                        "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
                        "@aws-cdk/core:checkSecretUsage", true,
                        "@aws-cdk/aws-iam:minimizePolicies", false,
                        "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup", false,
                        "@aws-cdk/core:enablePartitionLiterals", true))
                .build());
        stacks(app, settings);
        Tags.of(app).add("product", "docket");
        Tags.of(app).add("stage", settings.stage());
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create()
                        .verbose(true)
                        .reports(true)
                        .reportFormats(List.of(NagReportFormat.JSON))
                        .build());
        app.synth();
    }

    private static void stacks(App app, Settings settings) {
        var storage = new StorageStack(app, settings, props("What is kept"));
        new MessagingStack(app, settings, storage, props("The queues between the services"));
        var network = new NetworkStack(app, settings, storage, props("The network"));
        var database = new DatabaseStack(app, settings, network, storage, props("The database"));
        var models = new ModelsStack(app, settings, storage, props("What Bedrock is told"));
        var around = new Surroundings(settings, storage, network, database, models, storage.key);
        var services = new ServicesStack(app, around, props("Who does the work, and the doors to it"));
        if (settings.spine() == Settings.Spine.WORKFLOW) {
            new PipelineStack(app, settings, storage, services.functions, props("The workflow"));
        }
        new WatchStack(app, around, services, props("What watches, and whom it tells"));
    }

    private static StackProps props(String what) {
        return StackProps.builder().description("Docket: " + what).build();
    }
}
