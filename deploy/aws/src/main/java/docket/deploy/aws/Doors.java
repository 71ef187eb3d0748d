package docket.deploy.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.BasePathMapping;
import software.amazon.awscdk.services.apigateway.ConnectionType;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.apigateway.EndpointConfiguration;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.Integration;
import software.amazon.awscdk.services.apigateway.IntegrationOptions;
import software.amazon.awscdk.services.apigateway.IntegrationType;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.SecurityPolicy;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.apigateway.VpcLink;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddNetworkTargetsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseNetworkListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.Protocol;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * What is reachable from outside: one API with a firewall before it. The CRM's webhooks go to their function (or task),
 * everything else to the workbench through a private link.
 */
final class Doors {

    private static final int PER_SECOND = 100;

    private final Construct scope;
    private final Surroundings around;
    final RestApi api;

    Doors(Construct scope, Surroundings around, Map<Door, Alias> functions, Tasks tasks) {
        this.scope = scope;
        this.around = around;
        var balancer = balancer();
        var link =
                VpcLink.Builder.create(scope, "Link").targets(List.of(balancer)).build();
        var service = tasks.services().get("review-service");
        if (service == null) throw new IllegalStateException("nobody shows the workbench");
        listen(balancer, service, "review-service");
        var log = LogGroup.Builder.create(scope, "AccessLog")
                .retention(RetentionDays.THREE_MONTHS)
                .encryptionKey(around.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        api = RestApi.Builder.create(scope, "Api")
                .restApiName(around.settings().name("doors"))
                .endpointConfiguration(EndpointConfiguration.builder()
                        .types(List.of(EndpointType.REGIONAL))
                        .build())
                .cloudWatchRole(true)
                .cloudWatchRoleRemovalPolicy(RemovalPolicy.RETAIN)
                .binaryMediaTypes(List.of("*/*")) // uploads and pictures pass as they are
                .deployOptions(StageOptions.builder()
                        .stageName(around.settings().stage())
                        .tracingEnabled(true)
                        .metricsEnabled(true)
                        .loggingLevel(MethodLoggingLevel.ERROR)
                        // Never bodies: they hold documents, and links hold secrets.
                        .dataTraceEnabled(false)
                        .accessLogDestination(new LogGroupLogDestination(log))
                        .accessLogFormat(AccessLogFormat.custom("{\"requestId\":\"$context.requestId\","
                                + "\"ip\":\"$context.identity.sourceIp\",\"time\":\"$context.requestTime\","
                                + "\"method\":\"$context.httpMethod\",\"route\":\"$context.resourcePath\","
                                + "\"status\":\"$context.status\",\"length\":\"$context.responseLength\","
                                + "\"latency\":\"$context.responseLatency\"}"))
                        .throttlingRateLimit(PER_SECOND)
                        .throttlingBurstLimit(2 * PER_SECOND)
                        .build())
                .build();
        api.getRoot().addMethod("ANY", to(link, balancer, "review-service", "/", false));
        api.getRoot()
                .addResource("{proxy+}")
                .addMethod(
                        "ANY",
                        to(link, balancer, "review-service", "/{proxy}", true),
                        MethodOptions.builder()
                                .requestParameters(Map.of("method.request.path.proxy", true))
                                .build());
        if (around.settings().crm()) webhooks(functions, tasks, link, balancer);
        Argued.of(api, "AwsSolutions-COG4", "AwsSolutions-APIG4", "AwsSolutions-APIG2", "AwsSolutions-IAM4");
        firewall();
        atItsAddress();
    }

    private NetworkLoadBalancer balancer() {
        var balancer = NetworkLoadBalancer.Builder.create(scope, "Balancer")
                .vpc(around.vpc())
                .internetFacing(false)
                .vpcSubnets(NetworkStack.inServices())
                .securityGroups(List.of(around.network().balancer))
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(false)
                .deletionProtection(around.settings().production())
                .build();
        Argued.because(
                balancer,
                "AwsSolutions-ELB2",
                "It is reachable from the API only, which logs every request; a network balancer logs TLS connections only");
        return balancer;
    }

    private static void listen(NetworkLoadBalancer balancer, FargateService service, String name) {
        var listener = balancer.addListener(
                name,
                BaseNetworkListenerProps.builder()
                        .port(Tasks.port(name))
                        .protocol(Protocol.TCP)
                        .build());
        listener.addTargets(
                name,
                AddNetworkTargetsProps.builder()
                        .port(Tasks.port(name))
                        .protocol(Protocol.TCP)
                        .preserveClientIp(false)
                        .targets(List.of(service.loadBalancerTarget(LoadBalancerTargetOptions.builder()
                                .containerName("service")
                                .containerPort(Tasks.port(name))
                                .build())))
                        .healthCheck(HealthCheck.builder()
                                .protocol(Protocol.HTTP)
                                .path("/q/health/ready")
                                .build())
                        .build());
    }

    private static Integration to(
            VpcLink link, NetworkLoadBalancer balancer, String name, String path, boolean withRest) {
        var options = IntegrationOptions.builder()
                .connectionType(ConnectionType.VPC_LINK)
                .vpcLink(link);
        if (withRest) {
            options.requestParameters(Map.of("integration.request.path.proxy", "method.request.path.proxy"));
        }
        return Integration.Builder.create()
                .type(IntegrationType.HTTP_PROXY)
                .integrationHttpMethod("ANY")
                .uri("http://" + balancer.getLoadBalancerDnsName() + ":" + Tasks.port(name) + path)
                .options(options.build())
                .build();
    }

    private void webhooks(Map<Door, Alias> functions, Tasks tasks, VpcLink link, NetworkLoadBalancer balancer) {
        var function = functions.get(Door.CRM_WEBHOOK);
        var crm = api.getRoot().addResource("webhooks").addResource("crm");
        if (function != null) {
            var call = LambdaIntegration.Builder.create(function).proxy(true).build();
            crm.addMethod("POST", call);
            crm.addResource("{crm}").addMethod("POST", call);
            return;
        }
        var service = tasks.services().get("proposal-service");
        if (service == null) throw new IllegalStateException("nobody takes the CRM's webhooks");
        listen(balancer, service, "proposal-service");
        crm.addResource("{proxy+}")
                .addMethod(
                        "POST",
                        to(link, balancer, "proposal-service", "/webhooks/crm/{proxy}", true),
                        MethodOptions.builder()
                                .requestParameters(Map.of("method.request.path.proxy", true))
                                .build());
    }

    private void firewall() {
        var rules = new ArrayList<CfnWebACL.RuleProperty>();
        int priority = 0;
        for (String set : List.of(
                "AWSManagedRulesAmazonIpReputationList",
                "AWSManagedRulesKnownBadInputsRuleSet",
                "AWSManagedRulesSQLiRuleSet",
                "AWSManagedRulesCommonRuleSet")) {
            var managed = CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                    .vendorName("AWS")
                    .name(set);
            if (set.endsWith("CommonRuleSet")) {
                // Uploads are larger than its 8 KB; the services have limits of their own.
                managed.ruleActionOverrides(List.of(CfnWebACL.RuleActionOverrideProperty.builder()
                        .name("SizeRestrictions_BODY")
                        .actionToUse(CfnWebACL.RuleActionProperty.builder()
                                .count(CfnWebACL.CountActionProperty.builder().build())
                                .build())
                        .build()));
            }
            rules.add(CfnWebACL.RuleProperty.builder()
                    .name(set)
                    .priority(priority++)
                    .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                            .none(Map.of())
                            .build())
                    .statement(CfnWebACL.StatementProperty.builder()
                            .managedRuleGroupStatement(managed.build())
                            .build())
                    .visibilityConfig(seen(set))
                    .build());
        }
        rules.add(CfnWebACL.RuleProperty.builder()
                .name("TooMany")
                .priority(priority)
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder().build())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(CfnWebACL.RateBasedStatementProperty.builder()
                                .limit(2000)
                                .aggregateKeyType("IP")
                                .build())
                        .build())
                .visibilityConfig(seen("TooMany"))
                .build());
        var wall = CfnWebACL.Builder.create(scope, "Firewall")
                .name(around.settings().name("doors"))
                .scope("REGIONAL")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .rules(rules)
                .visibilityConfig(seen("Firewall"))
                .build();
        CfnWebACLAssociation.Builder.create(scope, "BeforeApi")
                .resourceArn(api.getDeploymentStage().getStageArn())
                .webAclArn(wall.getAttrArn())
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty seen(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(name)
                .build();
    }

    /** People and CRMs know the address; who owns the name points it to what the output says. */
    private void atItsAddress() {
        var settings = around.settings();
        if (settings.certificate().isEmpty()) return;
        var name = DomainName.Builder.create(scope, "Address")
                .domainName(settings.address())
                .certificate(Certificate.fromCertificateArn(scope, "Certificate", settings.certificate()))
                .endpointType(EndpointType.REGIONAL)
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .build();
        BasePathMapping.Builder.create(scope, "Root")
                .domainName(name)
                .restApi(api)
                .stage(api.getDeploymentStage())
                .build();
        CfnOutput.Builder.create(scope, "PointTheAddressTo")
                .value(name.getDomainNameAliasDomainName())
                .build();
    }
}
