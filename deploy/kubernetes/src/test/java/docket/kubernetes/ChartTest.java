package docket.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chart as Helm renders it, each manifest read as Kubernetes' own type: a field that is none of theirs fails. */
class ChartTest {

    /** The types keep fields they do not know in a map; here they shall not. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Helm CHART = new Helm(Path.of("docket"));
    private static final List<String> SERVICES =
            List.of("classifier-service", "contract-service", "invoice-service", "proposal-service", "review-service");

    private static final Map<String, Class<?>> TYPES = Map.of(
            "Deployment", Deployment.class,
            "Service", Service.class,
            "ServiceAccount", ServiceAccount.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "NetworkPolicy", NetworkPolicy.class,
            "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "Ingress", Ingress.class,
            "ConfigMap", ConfigMap.class);

    /** Of others: the Prometheus operator's, and KEDA's. */
    private static final Map<String, Class<?>> FOREIGN = Map.of(
            "ServiceMonitor", ServiceMonitor.class,
            "PrometheusRule", PrometheusRule.class,
            "ScaledObject", ScaledObject.class);

    @Test
    void helmFindsNothingToComplainAbout() {
        var result = CHART.lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void everyManifestIsOfKubernetesOwnTypes() throws IOException {
        for (String scaling : List.of("keda", "hpa", "none")) {
            for (String transport : List.of("sqs", "kafka")) {
                var all = rendered(Map.of(
                        "scaling.by", scaling,
                        "transport", transport,
                        "ingress.enabled", "true",
                        "monitoring.prometheusOperator", "true",
                        "monitoring.grafanaDashboards", "true",
                        "tracing.otlpEndpoint", "http://tempo.monitoring:4317",
                        "mail.host", "mail.example.com"));
                assertThat(all).hasSizeGreaterThan(20);
                for (JsonNode manifest : all) {
                    var kind = manifest.path("kind").asText();
                    var type = TYPES.getOrDefault(kind, FOREIGN.get(kind));
                    assertThat(type).as(kind).isNotNull();
                    assertThat(JSON.treeToValue(manifest, type)).as(kind).isNotNull();
                }
            }
        }
    }

    @Test
    void aFieldThatIsNoneOfTheirsIsSeen() throws IOException {
        var wrong = YAML.readTree("{apiVersion: apps/v1, kind: Deployment, spec: {replica: 3}}");
        assertThatThrownBy(() -> JSON.treeToValue(wrong, Deployment.class)).isInstanceOf(IOException.class);
    }

    @Test
    void everyPodRunsAsNobodyWithNothingToWriteAndNothingToGain() throws IOException {
        for (JsonNode deployment : of("Deployment", rendered(Map.of()))) {
            var pod = deployment.at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            for (JsonNode container : pod.path("containers")) {
                var security = container.path("securityContext");
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
                assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
                for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                    assertThat(container.at("/" + probe + "/httpGet/path").asText())
                            .startsWith("/q/health/");
                }
            }
        }
    }

    @Test
    void everyServiceHasItsDeploymentBudgetAccountAndScaling() throws IOException {
        var all = rendered(Map.of());
        for (String kind : List.of("Deployment", "PodDisruptionBudget", "ServiceAccount", "Service", "ScaledObject")) {
            assertThat(of(kind, all).stream().map(m -> m.at("/metadata/name").asText()))
                    .as(kind)
                    .containsExactlyInAnyOrderElementsOf(SERVICES);
        }
    }

    @Test
    void kedaCountsEveryQueueOrHowFarBehindItsGroupIs() throws IOException {
        var queues = triggers(rendered(Map.of()));
        assertThat(queues.get("classifier-service")).containsExactly("aws-sqs-queue", "aws-sqs-queue");
        var kafka = triggers(rendered(Map.of("transport", "kafka")));
        // S3 announces by SQS whatever carries the rest
        assertThat(kafka.get("classifier-service")).containsExactly("aws-sqs-queue", "kafka");
        assertThat(kafka.get("review-service")).containsExactly("kafka", "kafka");
    }

    @Test
    void everyTriggerSaysInTextsWhatItsTypeAsksFor() throws IOException {
        for (String transport : List.of("sqs", "kafka")) {
            for (JsonNode manifest : of("ScaledObject", rendered(Map.of("transport", transport)))) {
                for (JsonNode trigger : manifest.at("/spec/triggers")) {
                    for (JsonNode value : trigger.path("metadata")) {
                        assertThat(value.isTextual()).as("%s", trigger).isTrue();
                    }
                    assertThat(ScaledObject.REQUIRED.get(trigger.path("type").asText()))
                            .allSatisfy(name -> assertThat(
                                            trigger.path("metadata").path(name).asText())
                                    .isNotEmpty());
                }
            }
        }
        var own = of("ScaledObject", rendered(Map.of("scaling.keda.authentication", "counts-messages")));
        assertThat(own.toString())
                .contains("\"authenticationRef\":{\"name\":\"counts-messages\"}")
                .doesNotContain("identityOwner");
    }

    @Test
    void aServiceMayHaveARoleAndSettingsOfItsOwn() throws IOException {
        var all = rendered(Map.of(
                "services.invoice-service.serviceAccountAnnotations.role", "invoices",
                "services.invoice-service.env.DOCKET_INVOICE_REVIEW_BELOW", "0.9",
                "services.proposal-service.secretEnv.DOCKET_CRM_HUBSPOT_WEBHOOK_SECRET", "hubspot-webhook",
                "serviceAccount.annotations.team", "documents",
                "networkPolicy.podIdentity", "true"));
        assertThat(of("ServiceAccount", all)).allSatisfy(account -> {
            boolean invoices = account.at("/metadata/name").asText().equals("invoice-service");
            assertThat(account.at("/metadata/annotations/role").asText("")).isEqualTo(invoices ? "invoices" : "");
            assertThat(account.at("/metadata/annotations/team").asText()).isEqualTo("documents");
        });
        for (JsonNode deployment : of("Deployment", all)) {
            var name = deployment.at("/metadata/name").asText();
            var environment =
                    deployment.at("/spec/template/spec/containers/0/env").toString();
            assertThat(environment.contains("{\"name\":\"DOCKET_INVOICE_REVIEW_BELOW\",\"value\":\"0.9\"}"))
                    .isEqualTo(name.equals("invoice-service"));
            assertThat(environment.contains("\"key\":\"hubspot-webhook\"")).isEqualTo(name.equals("proposal-service"));
        }
        assertThat(of("NetworkPolicy", all).toString()).contains("169.254.170.23/32");
    }

    @Test
    void withoutKedaProcessorTimeScales() throws IOException {
        var all = rendered(Map.of("scaling.by", "hpa"));
        assertThat(of("HorizontalPodAutoscaler", all)).hasSize(5);
        assertThat(of("ScaledObject", all)).isEmpty();
    }

    @Test
    void nobodyIsTalkedToUnlessItIsSaid() throws IOException {
        var policies = of("NetworkPolicy", rendered(Map.of()));
        assertThat(policies).anySatisfy(policy -> {
            assertThat(policy.at("/spec/policyTypes")).hasSize(2);
            assertThat(policy.at("/spec/ingress").isMissingNode()).isTrue();
            assertThat(policy.at("/spec/egress").isMissingNode()).isTrue();
        });
        assertThat(policies.toString()).contains("169.254.169.254/32");
    }

    @Test
    void secretsComeFromSecretsAndStandNowhereElse() throws IOException {
        for (JsonNode deployment : of("Deployment", rendered(Map.of()))) {
            for (JsonNode variable : deployment.at("/spec/template/spec/containers/0/env")) {
                if (variable.path("name").asText().matches(".*(SECRET|PASSWORD|TOKEN|USERNAME)")) {
                    assertThat(variable.at("/valueFrom/secretKeyRef/key").asText())
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        assertThatThrownBy(() -> CHART.template().call()).hasMessageContaining("says where");
        assertThatThrownBy(() -> template(Map.of("transport", "pigeons")).call())
                .hasMessageContaining("transport");
    }

    @Test
    void everyAlarmLeadsToARunbookThatIsWritten() throws IOException {
        var anchors = Files.readAllLines(Path.of("../../docs/operations.md")).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ *", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        var rules = of("PrometheusRule", rendered(Map.of("monitoring.prometheusOperator", "true")));
        assertThat(rules).hasSize(1);
        var alarms = rules.getFirst().at("/spec/groups/0/rules");
        assertThat(alarms).hasSizeGreaterThanOrEqualTo(5);
        for (JsonNode alarm : alarms) {
            var link = alarm.at("/annotations/runbook_url").asText();
            assertThat(anchors).contains(link.substring(link.indexOf('#') + 1));
        }
    }

    private static Map<String, List<String>> triggers(List<JsonNode> all) {
        return of("ScaledObject", all).stream()
                .collect(Collectors.toMap(m -> m.at("/metadata/name").asText(), m -> {
                    var types = new ArrayList<String>();
                    m.at("/spec/triggers")
                            .forEach(trigger -> types.add(trigger.path("type").asText()));
                    return types;
                }));
    }

    static List<JsonNode> of(String kind, List<JsonNode> all) {
        return all.stream().filter(m -> m.path("kind").asText().equals(kind)).toList();
    }

    static List<JsonNode> rendered(Map<String, String> more) throws IOException {
        var text = template(more).call();
        var all = new ArrayList<JsonNode>();
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (values.hasNext()) {
                var manifest = values.next();
                if (manifest != null && manifest.has("kind")) all.add(manifest);
            }
        }
        return all;
    }

    private static TemplateCommand template(Map<String, String> more) {
        var template = CHART.template()
                .withName("docket")
                .set("sqs.queueUrl", "https://sqs.eu-central-1.amazonaws.com/000000000000")
                .set("database.url", "jdbc:postgresql://database:5432/docket")
                .set("kafka.bootstrapServers", "kafka:9098");
        more.forEach(template::set);
        return template;
    }
}
