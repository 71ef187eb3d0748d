package docket.deploy.aws;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsBaseOptions;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.DatabaseProxyOptions;
import software.amazon.awscdk.services.rds.RotationSingleUserOptions;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.constructs.Construct;

/**
 * Aurora PostgreSQL that grows and shrinks by itself, behind a proxy that takes the many connections of functions.
 * Services sign in with their role (IAM); nobody but the proxy knows the password, and it changes every month.
 */
final class DatabaseStack extends Stack {

    static final String NAME = "docket";
    static final String USER = "docket";

    final DatabaseCluster cluster;
    private final DatabaseProxy proxy;

    DatabaseStack(Construct scope, Settings settings, NetworkStack network, StorageStack storage, StackProps props) {
        super(scope, settings.name("database"), props);
        var key = storage.keyFor(this);
        var inside = SecurityGroup.Builder.create(this, "Inside")
                .vpc(network.vpc)
                .description("The database and its proxy")
                .allowAllOutbound(false)
                .build();
        inside.addIngressRule(Peer.securityGroupId(network.services.getSecurityGroupId()), Port.tcp(5432), "services");
        inside.addIngressRule(inside, Port.tcp(5432), "the proxy to the database");
        inside.addEgressRule(inside, Port.tcp(5432), "the proxy to the database");
        cluster = DatabaseCluster.Builder.create(this, "Database")
                .engine(DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
                        .version(AuroraPostgresEngineVersion.VER_17_5)
                        .build()))
                .credentials(Credentials.fromGeneratedSecret(
                        USER,
                        CredentialsBaseOptions.builder().encryptionKey(key).build()))
                .defaultDatabaseName(NAME)
                .writer(ClusterInstance.serverlessV2(
                        "writer",
                        ServerlessV2ClusterInstanceProps.builder()
                                .enablePerformanceInsights(true)
                                .performanceInsightEncryptionKey(key)
                                .build()))
                .readers(
                        settings.production()
                                ? List.of(ClusterInstance.serverlessV2(
                                        "reader",
                                        ServerlessV2ClusterInstanceProps.builder()
                                                .scaleWithWriter(true)
                                                .enablePerformanceInsights(true)
                                                .performanceInsightEncryptionKey(key)
                                                .build()))
                                : List.of())
                .serverlessV2MinCapacity(0.5)
                .serverlessV2MaxCapacity(8)
                .vpc(network.vpc)
                .vpcSubnets(NetworkStack.inData())
                .securityGroups(List.of(inside))
                .iamAuthentication(true)
                .storageEncrypted(true)
                .storageEncryptionKey(key)
                .backup(BackupProps.builder().retention(Duration.days(35)).build())
                .copyTagsToSnapshot(true)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .cloudwatchLogsExports(List.of("postgresql"))
                .port(5432)
                .build();
        cluster.addRotationSingleUser(RotationSingleUserOptions.builder()
                .automaticallyAfter(Duration.days(30))
                .vpcSubnets(NetworkStack.inServices())
                .build());
        var secret = cluster.getSecret();
        if (secret == null) throw new IllegalStateException("the database has no secret");
        proxy = cluster.addProxy(
                "Proxy",
                DatabaseProxyOptions.builder()
                        .vpc(network.vpc)
                        .vpcSubnets(NetworkStack.inData())
                        .securityGroups(List.of(inside))
                        .secrets(List.of(secret))
                        .iamAuth(true)
                        .requireTls(true)
                        .maxConnectionsPercent(90)
                        .build());
        Argued.because(
                cluster,
                "AwsSolutions-RDS11",
                "The port says nothing to those who cannot reach it: only the services' group may");
        Argued.because(
                this, "AwsSolutions-IAM5", "The proxy reads one secret; the key's grant is the CDK's own wording");
    }

    /** How a service reaches it: through the proxy, over TLS, signed in by its role. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + proxy.getEndpoint() + ":5432/" + NAME
                + "?sslmode=require&authenticationPluginClassName=docket.transport.aws.SignIn";
    }

    /** Who may sign in, as a resource. */
    String userArn() {
        return Rights.ours("rds-db", "dbuser:" + Fn.select(6, Fn.split(":", proxy.getDbProxyArn())) + "/" + USER);
    }
}
