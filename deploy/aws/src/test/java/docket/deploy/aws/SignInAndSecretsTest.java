package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.deploy.aws.Account.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** How people, services and brokers know one another, by the templates as synthesised. */
class SignInAndSecretsTest {

    @Test
    void theWorkbenchAsksTheUserPoolWhoSomebodyIs() {
        for (Account account : Account.both()) {
            var service = container(account, "review-service");
            assertThat(variable(service, "DOCKET_OIDC_ISSUER").toString())
                    .contains("https://cognito-idp.")
                    .contains("{\"Ref\":\""
                            + account.all("AWS::Cognito::UserPool").getFirst().id() + "\"}");
            var client = account.all("AWS::Cognito::UserPoolClient").getFirst();
            assertThat(variable(service, "DOCKET_OIDC_CLIENT_ID").path("Ref").asText())
                    .isEqualTo(client.id());
            assertThat(client.properties().path("CallbackURLs").toString())
                    .isEqualTo("[\"https://docket.example.com/sign-in/provider\"]");
            assertThat(client.properties().path("AllowedOAuthScopes").toString())
                    .isEqualTo("[\"openid\",\"email\",\"profile\"]");
            assertThat(client.properties().path("AllowedOAuthFlows").toString()).isEqualTo("[\"code\"]");
            assertThat(account.all("AWS::Cognito::UserPoolDomain")).hasSize(1);
            assertThat(variable(service, "DOCKET_REVIEW_PUBLIC_URL").asText()).isEqualTo("https://docket.example.com");
        }
    }

    @Test
    void theClientsSecretComesFromSecretsManagerAndStandsInNoVariable() {
        for (Account account : Account.both()) {
            var kept = account.all("AWS::SecretsManager::Secret").stream()
                    .filter(secret -> secret.properties().path("Name").asText().endsWith("-sign-in"))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.properties().at("/SecretString/Fn::GetAtt/1").asText())
                    .isEqualTo("ClientSecret");
            var service = container(account, "review-service");
            assertThat(StreamSupport.stream(service.path("Secrets").spliterator(), false))
                    .anySatisfy(secret -> {
                        assertThat(secret.path("Name").asText()).isEqualTo("DOCKET_OIDC_CLIENT_SECRET");
                        assertThat(secret.path("ValueFrom").toString()).contains(kept.id());
                    });
            assertThat(variable(service, "DOCKET_OIDC_CLIENT_SECRET").isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void aSecretThatIsChangedIsReadByTheServicesAndBakedIntoNothing() {
        for (Account account : Account.both()) {
            assertThat(account.resources())
                    .noneMatch(resource -> resource.properties().toString().contains("resolve:secretsmanager:docket"));
        }
        assertThat(Account.functions().all("AWS::Lambda::Function"))
                .filteredOn(function -> function.properties().toString().contains("proposal-service, "))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(function.properties()
                                .at("/Environment/Variables/DOCKET_CRM_SECRET")
                                .asText())
                        .isEqualTo("secretsmanager:docket-prod-crm"));
        assertThat(variable(container(Account.tasks(), "proposal-service"), "DOCKET_CRM_SECRET")
                        .asText())
                .isEqualTo("secretsmanager:docket-test-crm");
        assertThat(variable(container(Account.tasks(), "review-service"), "DOCKET_API_TOKEN")
                        .asText())
                .isEqualTo("secretsmanager:docket-test-api-token");
    }

    @Test
    void whatDocketMakesItselfChangesEveryMonthAndWhatOthersIssueSaysWhoChangesIt() {
        for (Account account : Account.both()) {
            var rotated = account.all("AWS::SecretsManager::RotationSchedule");
            assertThat(rotated).hasSize(3).allSatisfy(schedule -> {
                var rules = schedule.properties().path("RotationRules");
                assertThat(rules.path("AutomaticallyAfterDays").asInt(0) == 30
                                || rules.path("ScheduleExpression").asText().equals("rate(30 days)"))
                        .as("%s", rules)
                        .isTrue();
            });
            for (String name : List.of("api-token", "webhook")) {
                var secret = kept(account, name);
                assertThat(rotated)
                        .anyMatch(schedule -> schedule.properties()
                                .at("/SecretId/Ref")
                                .asText()
                                .equals(secret.id()));
            }
            for (Resource secret : account.all("AWS::SecretsManager::Secret")) {
                boolean alone = secret.stack().equals("database")
                        || rotated.stream()
                                .anyMatch(schedule -> schedule.properties()
                                        .at("/SecretId/Ref")
                                        .asText()
                                        .equals(secret.id()));
                assertThat(alone || secret.body().toString().contains("AwsSolutions-SMG4"))
                        .as("%s changes by itself, or it is said who changes it", secret)
                        .isTrue();
                assertThat(secret.properties().has("KmsKeyId")).as("%s", secret).isTrue();
            }
        }
    }

    @Test
    void aFunctionThatChangesASecretReachesThatOneOnly() {
        var account = Account.functions();
        for (String name : List.of("api-token", "webhook")) {
            var rights = rights(account, "Rotate" + name.replace("-", "") + "Role");
            assertThat(statement(rights, "ChangeSecret").path("Resource").toString())
                    .contains("secret:docket-prod-" + name + "-??????")
                    .doesNotContain("\"*\"");
            assertThat(account.all("AWS::Lambda::Function"))
                    .filteredOn(function ->
                            function.properties().path("FunctionName").asText().equals("docket-prod-rotate-" + name))
                    .singleElement()
                    .satisfies(function -> assertThat(function.properties()
                                    .at("/Environment/Variables/ROTATED_SECRET")
                                    .asText())
                            .isEqualTo("docket-prod-" + name));
        }
        assertThat(account.all("AWS::Lambda::Permission"))
                .filteredOn(permission ->
                        permission.properties().path("Principal").asText().equals("secretsmanager.amazonaws.com"))
                .hasSize(2)
                .allMatch(permission -> permission.properties().has("SourceAccount"));
    }

    @Test
    void aCrmThatAHouseHasKeepsItsSecretsInOneAndOnlyWhoDraftsOrTellsReadsThem() {
        var account = Account.functions();
        for (String crm : List.of("hubspot", "salesforce", "pipedrive")) {
            assertThat(kept(account, crm)
                            .properties()
                            .at("/GenerateSecretString/SecretStringTemplate")
                            .asText())
                    .contains("to be set");
            for (Resource role : account.all("AWS::IAM::Role")) {
                boolean reads = role.properties().toString().contains("secret:docket-prod-" + crm + "-??????");
                assertThat(reads)
                        .as("%s reads %s", role, crm)
                        .isEqualTo(role.id().matches("Role(PROPOSALS|PROPOSALSTEP|WRITEBACKS|CRMWEBHOOK).*"));
            }
            assertThat(Account.tasks().all("AWS::SecretsManager::Secret"))
                    .noneMatch(
                            secret -> secret.properties().path("Name").asText().endsWith(crm));
        }
        var told = account.all("AWS::Lambda::Function").stream()
                .map(function -> function.properties().at("/Environment/Variables"))
                .filter(variables ->
                        variables.path("QUARKUS_LAMBDA_HANDLER").asText().equals("write-backs"))
                .findFirst()
                .orElseThrow();
        assertThat(Map.of(
                        "DOCKET_CRM_HUBSPOT_WEBHOOK_SECRET", "secretsmanager:docket-prod-hubspot#webhook-secret",
                        "DOCKET_CRM_HUBSPOT_ACCESS_CLIENT_SECRET", "secretsmanager:docket-prod-hubspot#client-secret",
                        "DOCKET_CRM_HUBSPOT_ACCESS_REFRESH_TOKEN", "secretsmanager:docket-prod-hubspot#refresh-token",
                        "DOCKET_CRM_SALESFORCE_WEBHOOK_KEY", "secretsmanager:docket-prod-salesforce#webhook-key",
                        "DOCKET_CRM_SALESFORCE_PRIVATE_KEY", "secretsmanager:docket-prod-salesforce#private-key",
                        "DOCKET_CRM_PIPEDRIVE_WEBHOOK_PASSWORD",
                                "secretsmanager:docket-prod-pipedrive#webhook-password",
                        "DOCKET_CRM_PIPEDRIVE_ACCESS_TOKEN", "secretsmanager:docket-prod-pipedrive#token",
                        "DOCKET_CRM_SALESFORCE_API", "https://example.my.salesforce.com",
                        "DOCKET_CRM_PUBLIC_URL", "https://docket.example.com"))
                .allSatisfy(
                        (name, value) -> assertThat(told.path(name).asText()).isEqualTo(value));
    }

    @Test
    void whatAHouseSetsReachesItsServiceAndNoOther() {
        var account = Account.functions();
        assertThat(variable(container(account, "review-service"), "DOCKET_PEOPLE")
                        .asText())
                .isEqualTo("Ada=ada@example.com;admin");
        assertThat(account.all("AWS::Lambda::Function"))
                .noneMatch(function -> function.properties().toString().contains("DOCKET_PEOPLE"));
        assertThat(statement(rights(account, "RoleINVOICES"), "ReadSecrets")
                        .path("Resource")
                        .toString())
                .contains("secret:house-orders-??????");
    }

    @Test
    void mailAndAuditTrailAreSignedWithWhatIsReadWhenItIsNeeded() {
        for (Account account : Account.both()) {
            var service = container(account, "review-service");
            var stage = account.folder().endsWith("a") ? "prod" : "test";
            assertThat(variable(service, "QUARKUS_MAILER_PASSWORD").asText())
                    .isEqualTo("secretsmanager:docket-" + stage + "-smtp#password");
            assertThat(variable(service, "DOCKET_AUDIT_KEY").asText())
                    .isEqualTo("secretsmanager:docket-" + stage + "-audit-key");
            assertThat(service.path("Secrets")).as("read at the start").hasSize(1);
        }
    }

    @Test
    void whoAsksBedrockIsToldOfTheBlueprintsAndTheGuardrailInTheTemplates() {
        var account = Account.functions();
        for (Resource function : account.all("AWS::Lambda::Function")) {
            var variables = function.properties().at("/Environment/Variables");
            if (!variables.path("DOCKET_ENGINE").asText().equals("bedrock")) continue;
            assertThat(variables.path("DOCKET_MODELS_GUARDRAIL_ID").toString()).contains("Guardrail");
            assertThat(variables.has("QUARKUS_DATASOURCE_JDBC_URL"))
                    .as("budgets of models")
                    .isTrue();
            boolean invoices =
                    function.properties().path("Description").asText().startsWith("invoice-service");
            assertThat(variables
                            .path("DOCKET_DATA_AUTOMATION_BLUEPRINT")
                            .toString()
                            .contains("Blueprint"))
                    .isEqualTo(invoices);
            assertThat(variables
                            .path("DOCKET_DATA_AUTOMATION_PROFILE")
                            .toString()
                            .contains("eu.data-automation-v1"))
                    .isEqualTo(invoices);
        }
    }

    private static Resource kept(Account account, String name) {
        return account.all("AWS::SecretsManager::Secret").stream()
                .filter(secret -> secret.properties().path("Name").asText().matches("docket-(prod|test)-" + name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode rights(Account account, String role) {
        return account.all("AWS::IAM::Role").stream()
                .filter(each -> each.id().startsWith(role))
                .findFirst()
                .orElseThrow()
                .properties()
                .at("/Policies/0/PolicyDocument/Statement");
    }

    private static JsonNode statement(JsonNode rights, String sid) {
        for (JsonNode statement : rights) {
            if (statement.path("Sid").asText().equals(sid)) return statement;
        }
        throw new IllegalStateException("no " + sid + " in " + rights);
    }

    @Test
    void tasksSignInToKafkaByTheirRoleAndKnowWhereItIs() {
        var tasks = Account.tasks();
        for (String name : new String[] {"classifier-service", "review-service"}) {
            var service = container(tasks, name);
            assertThat(variable(service, "DOCKET_TRANSPORT").asText()).isEqualTo("kafka");
            assertThat(variable(service, "KAFKA_SASL_MECHANISM").asText()).isEqualTo("AWS_MSK_IAM");
            assertThat(variable(service, "KAFKA_SASL_JAAS_CONFIG").asText())
                    .isEqualTo("software.amazon.msk.auth.iam.IAMLoginModule required;");
            assertThat(variable(service, "KAFKA_BOOTSTRAP_SERVERS").toString())
                    .contains("BootstrapBrokerStringSaslIam");
        }
    }

    private static JsonNode container(Account account, String name) {
        return account.all("AWS::ECS::TaskDefinition").stream()
                .map(Resource::properties)
                .filter(task -> task.path("Family").asText().endsWith(name))
                .map(task -> task.path("ContainerDefinitions").path(0))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode variable(JsonNode container, String name) {
        for (JsonNode variable : container.path("Environment")) {
            if (variable.path("Name").asText().equals(name)) return variable.path("Value");
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
