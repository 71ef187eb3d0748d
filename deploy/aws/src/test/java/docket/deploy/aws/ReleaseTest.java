package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import docket.deploy.aws.Account.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the workflow that releases relies on is what the templates make. */
class ReleaseTest {

    private static final Path ROOT = Path.of(System.getProperty("docket.root", "../.."));

    @Test
    void theFunctionSecretAndAlarmsThatTheWorkflowNamesAreInTheTemplates() throws IOException {
        var workflow = Files.readString(ROOT.resolve(".github/workflows/stage.yml"));
        var account = Account.functions();
        assertThat(names(account, "AWS::Lambda::Function", "FunctionName"))
                .containsAll(named(workflow, "--function-name"));
        assertThat(names(account, "AWS::SecretsManager::Secret", "Name")).containsAll(named(workflow, "--secret-id"));
        assertThat(named(workflow, "--function-name")).hasSize(1);
        assertThat(named(workflow, "--secret-id")).hasSize(1);
        var watched = names(account, "AWS::CloudWatch::Alarm", "AlarmName");
        assertThat(watched).allMatch(name -> name.startsWith("docket-prod-") || name.matches("[a-z-]+-(dlq|age)"));
        assertThat(workflow).contains("--alarm-name-prefix \"docket-$STAGE-\"").contains("`-bedrock-`");
        // Models are others' and have the Ops Alert: they hold up no release.
        assertThat(watched).filteredOn(name -> name.contains("-bedrock-")).hasSize(10);
    }

    @Test
    void everyFunctionGoesLiveByATenthAndBackByItsOwnAlarm() {
        var account = Account.functions();
        var groups = account.all("AWS::CodeDeploy::DeploymentGroup");
        var live = account.all("AWS::Lambda::Alias");
        assertThat(groups).hasSameSizeAs(live).isNotEmpty();
        var alarms = new HashSet<String>();
        for (Resource group : groups) {
            var properties = group.properties();
            assertThat(properties.path("DeploymentConfigName").toString()).contains("LambdaCanary10Percent5Minutes");
            assertThat(properties.at("/AlarmConfiguration/Enabled").asBoolean()).isTrue();
            properties
                    .at("/AlarmConfiguration/Alarms")
                    .forEach(alarm -> alarms.add(alarm.at("/Name/Ref").asText()));
        }
        assertThat(alarms).hasSameSizeAs(groups);
        for (Resource alarm : account.all("AWS::CloudWatch::Alarm")) {
            if (!alarms.remove(alarm.id())) continue;
            // It looks at the alias, through which the tenth goes, not at the function's older versions.
            assertThat(alarm.properties().path("Dimensions").toString()).contains(":live");
        }
        assertThat(alarms).isEmpty();
        for (Resource alias : live) {
            assertThat(alias.body()
                            .at("/UpdatePolicy/CodeDeployLambdaAliasUpdate")
                            .isObject())
                    .as("%s moves through CodeDeploy", alias)
                    .isTrue();
        }
    }

    @Test
    void tasksThatDoNotComeUpGoBack() {
        for (Account account : Account.both()) {
            var alarms = names(account, "AWS::CloudWatch::Alarm", "AlarmName");
            for (Resource service : account.all("AWS::ECS::Service")) {
                var deployment = service.properties().path("DeploymentConfiguration");
                assertThat(deployment.at("/DeploymentCircuitBreaker/Rollback").asBoolean())
                        .isTrue();
                assertThat(deployment.at("/Alarms/Rollback").asBoolean()).isTrue();
                deployment
                        .at("/Alarms/AlarmNames")
                        .forEach(name -> assertThat(alarms).contains(name.asText()));
                assertThat(deployment.at("/Alarms/AlarmNames")).hasSize(1);
            }
        }
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsBuilt() throws IOException, InterruptedException {
        assertThat(said("stage")).contains("stage is no KEY=VALUE");
        assertThat(said("stage=test;rm")).contains("has a character no setting needs");
        assertThat(said("--synth")).contains("--synth needs a folder");
    }

    private static String said(String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(
                List.of(ROOT.resolve("deploy/aws/release").toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(2);
        return said;
    }

    private static Set<String> named(String workflow, String option) {
        var names = new HashSet<String>();
        Pattern.compile(Pattern.quote(option) + " \"([^\"]+)\"")
                .matcher(workflow)
                .results()
                .forEach(found -> names.add(found.group(1).replace("$STAGE", "prod")));
        return names;
    }

    private static Set<String> names(Account account, String type, String property) {
        var names = new HashSet<String>();
        account.all(type)
                .forEach(one -> names.add(one.properties().path(property).asText()));
        names.remove("");
        return names;
    }
}
