package docket.deploy.aws;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Who does the work: functions or tasks, and the doors people and other systems come in by. */
final class ServicesStack extends Stack {

    final Map<Door, Alias> functions;
    final Doors doors;
    final Topic modelAlarms;

    ServicesStack(Construct scope, Surroundings all, StackProps props) {
        super(scope, all.settings().name("services"), props);
        var around = all.seenFrom(this);
        var secrets = new Secrets(this, around);
        LogGroup.Builder.create(this, "Meters")
                .logGroupName("/docket/" + around.settings().stage() + "/meters")
                .retention(RetentionDays.ONE_MONTH)
                .encryptionKey(around.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        functions = around.settings().form() == Settings.Form.LAMBDA ? new Functions(this, around).aliases() : Map.of();
        var people = new People(this, around);
        secrets.add("sign-in", people.secret());
        var tasks = new Tasks(this, around, secrets, people.environment());
        doors = new Doors(this, around, functions, tasks);
        new Mail(this, around.settings());
        modelAlarms = Topic.Builder.create(this, "ModelAlarms")
                .topicName(around.settings().name("model-alarms"))
                .masterKey(around.key())
                .enforceSsl(true)
                .build();
        modelAlarms.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("ModelAlarmsRing")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(modelAlarms.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        if (Files.isDirectory(OpsAlert.directory(around.settings()))) new OpsAlert(this, around, doors, modelAlarms);
    }
}
