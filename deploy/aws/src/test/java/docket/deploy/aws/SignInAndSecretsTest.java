package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.deploy.aws.Account.Resource;
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
