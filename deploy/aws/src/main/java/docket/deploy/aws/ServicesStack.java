package docket.deploy.aws;

import java.nio.file.Files;
import java.util.Arrays;
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
    final Topic alarms;
    final Topic modelAlarms;

    ServicesStack(Construct scope, Surroundings all, StackProps props) {
        super(scope, all.settings().name("services"), props);
        var around = all.seenFrom(this);
        LogGroup.Builder.create(this, "Meters")
                .logGroupName("/docket/" + around.settings().stage() + "/meters")
                .retention(RetentionDays.ONE_MONTH)
                .encryptionKey(around.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        alarms = topic(around, "Alarms", "alarms", "cloudwatch.amazonaws.com", "budgets.amazonaws.com");
        modelAlarms = topic(around, "ModelAlarms", "model-alarms", "cloudwatch.amazonaws.com");
        var secrets = new Secrets(this, around, alarms);
        functions = around.settings().form() == Settings.Form.LAMBDA
                ? new Functions(this, around, alarms).aliases()
                : Map.of();
        var people = new People(this, around);
        secrets.add("sign-in", people.secret());
        var tasks = new Tasks(this, around, secrets, people.environment(), alarms);
        doors = new Doors(this, around, functions, tasks);
        new Mail(this, around.settings());
        if (Files.isDirectory(OpsAlert.directory(around.settings()))) new OpsAlert(this, around, doors, this);
    }

    /** @param ringing who may ring here */
    private Topic topic(Surroundings around, String id, String name, String... ringing) {
        var topic = Topic.Builder.create(this, id)
                .topicName(around.settings().name(name))
                .masterKey(around.key())
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid(id + "Ring")
                .principals(Arrays.stream(ringing).map(ServicePrincipal::new).toList())
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        return topic;
    }
}
