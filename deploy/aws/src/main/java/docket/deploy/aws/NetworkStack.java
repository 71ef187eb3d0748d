package docket.deploy.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.msk.CfnServerlessCluster;
import software.constructs.Construct;

/**
 * The network: no address in it is reachable from outside, AWS is reached through endpoints inside it, and the way out
 * (webhooks to a CRM or a booking system) is one gateway. In the Kafka form the brokers are here, too.
 */
final class NetworkStack extends Stack {

    private static final String RANGE = "10.71.0.0/16";
    private static final int HTTPS = 443;
    private static final int KAFKA_IAM = 9098;

    final Vpc vpc;
    final SecurityGroup services;
    final SecurityGroup balancer;
    final @Nullable CfnServerlessCluster brokers;

    NetworkStack(Construct scope, Settings settings, StorageStack storage, StackProps props) {
        super(scope, settings.name("network"), props);
        var key = storage.keyFor(this);
        vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr(RANGE))
                .maxAzs(2)
                .natGateways(1)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(
                        subnet("out", SubnetType.PUBLIC, 24),
                        subnet("services", SubnetType.PRIVATE_WITH_EGRESS, 20),
                        subnet("data", SubnetType.PRIVATE_ISOLATED, 24)))
                .gatewayEndpoints(Map.of(
                        "S3",
                        GatewayVpcEndpointOptions.builder()
                                .service(GatewayVpcEndpointAwsService.S3)
                                .build()))
                .flowLogs(Map.of(
                        "Flow",
                        FlowLogOptions.builder()
                                .trafficType(FlowLogTrafficType.ALL)
                                .destination(
                                        FlowLogDestination.toCloudWatchLogs(LogGroup.Builder.create(this, "FlowLog")
                                                .retention(RetentionDays.THREE_MONTHS)
                                                .encryptionKey(key)
                                                .removalPolicy(RemovalPolicy.DESTROY)
                                                .build()))
                                .build()))
                .build();
        services = SecurityGroup.Builder.create(this, "Services")
                .vpc(vpc)
                .description("Functions and tasks: out to AWS, the database and webhooks, in for the workbench only")
                .allowAllOutbound(false)
                .build();
        services.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), "AWS and webhooks");
        services.addEgressRule(Peer.ipv4(RANGE), Port.tcp(5432), "the database");
        services.addEgressRule(Peer.ipv4(RANGE), Port.tcp(587), "mail");
        balancer = SecurityGroup.Builder.create(this, "Balancer")
                .vpc(vpc)
                .description("From the API to the workbench")
                .allowAllOutbound(false)
                .build();
        for (int port : List.of(Tasks.port("review-service"), Tasks.port("proposal-service"))) {
            balancer.addEgressRule(services, Port.tcp(port), "services");
            services.addIngressRule(balancer, Port.tcp(port), "the API");
        }
        endpoints(settings);
        brokers = settings.transport() == Settings.Transport.KAFKA ? brokers(settings) : null;
    }

    private void endpoints(Settings settings) {
        var inside = SecurityGroup.Builder.create(this, "Endpoints")
                .vpc(vpc)
                .description("AWS as seen from inside")
                .allowAllOutbound(false)
                .build();
        inside.addIngressRule(services, Port.tcp(HTTPS), "functions and tasks");
        inside.addIngressRule(services, Port.tcp(587), "mail");
        var reached = new ArrayList<>(List.of(
                InterfaceVpcEndpointAwsService.SQS,
                InterfaceVpcEndpointAwsService.KMS,
                InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
                InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
                InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING,
                InterfaceVpcEndpointAwsService.XRAY,
                InterfaceVpcEndpointAwsService.ECR,
                InterfaceVpcEndpointAwsService.ECR_DOCKER,
                InterfaceVpcEndpointAwsService.EMAIL_SMTP));
        if (settings.spine() == Settings.Spine.WORKFLOW) reached.add(InterfaceVpcEndpointAwsService.STEP_FUNCTIONS);
        if (settings.bedrock()) {
            reached.add(InterfaceVpcEndpointAwsService.BEDROCK_RUNTIME);
            reached.add(InterfaceVpcEndpointAwsService.BEDROCK_AGENT_RUNTIME);
            reached.add(InterfaceVpcEndpointAwsService.BEDROCK_DATA_AUTOMATION_RUNTIME);
        }
        for (int i = 0; i < reached.size(); i++) {
            vpc.addInterfaceEndpoint(
                    "Endpoint" + reached.get(i).getShortName().replaceAll("[^A-Za-z0-9]", ""),
                    InterfaceVpcEndpointOptions.builder()
                            .service(reached.get(i))
                            .subnets(inServices())
                            .securityGroups(List.of(inside))
                            .privateDnsEnabled(true)
                            .open(false)
                            .build());
        }
    }

    /** @see <a href="https://docs.aws.amazon.com/msk/latest/developerguide/serverless.html">MSK Serverless</a>: IAM only */
    private CfnServerlessCluster brokers(Settings settings) {
        var group = SecurityGroup.Builder.create(this, "Brokers")
                .vpc(vpc)
                .description("Kafka")
                .allowAllOutbound(false)
                .build();
        group.addIngressRule(services, Port.tcp(KAFKA_IAM), "functions and tasks");
        services.addEgressRule(Peer.ipv4(RANGE), Port.tcp(KAFKA_IAM), "Kafka");
        return CfnServerlessCluster.Builder.create(this, "Kafka")
                .clusterName(settings.name("kafka"))
                .clientAuthentication(CfnServerlessCluster.ClientAuthenticationProperty.builder()
                        .sasl(CfnServerlessCluster.SaslProperty.builder()
                                .iam(CfnServerlessCluster.IamProperty.builder()
                                        .enabled(true)
                                        .build())
                                .build())
                        .build())
                .vpcConfigs(List.of(CfnServerlessCluster.VpcConfigProperty.builder()
                        .subnetIds(vpc.selectSubnets(inServices()).getSubnetIds())
                        .securityGroups(List.of(group.getSecurityGroupId()))
                        .build()))
                .build();
    }

    static SubnetSelection inServices() {
        return SubnetSelection.builder().subnetGroupName("services").build();
    }

    static SubnetSelection inData() {
        return SubnetSelection.builder().subnetGroupName("data").build();
    }

    private static SubnetConfiguration subnet(String name, SubnetType type, int mask) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(mask)
                .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? false : null)
                .build();
    }
}
