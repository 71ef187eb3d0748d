package docket.model.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/**
 * One client for each region, all over one pool of connections. The SDK retries nothing: what is worth a second call
 * is decided above, where budgets and other regions are known.
 */
public final class BedrockClients implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final Map<String, BedrockRuntimeAsyncClient> clients = new ConcurrentHashMap<>();
    private final Map<String, BedrockAgentRuntimeAsyncClient> agents = new ConcurrentHashMap<>();
    private final SdkAsyncHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Function<String, Optional<URI>> endpoints;

    /**
     * @param endpoints where a region is asked instead of at AWS; empty for AWS itself
     * @param modelTimeout longest one call may take; the connection stays patient for longer, since raising the time a
     *     call may take does not raise the time a read may take
     */
    public BedrockClients(
            AwsCredentialsProvider credentials, Function<String, Optional<URI>> endpoints, Duration modelTimeout) {
        this.credentials = credentials;
        this.endpoints = endpoints;
        this.http = NettyNioAsyncHttpClient.builder()
                .protocol(Protocol.HTTP1_1)
                .maxConcurrency(200)
                .connectionTimeout(CONNECT)
                .connectionAcquisitionTimeout(Duration.ofSeconds(30))
                .readTimeout(modelTimeout.plusSeconds(30))
                .writeTimeout(modelTimeout.plusSeconds(30))
                .tcpKeepAlive(true)
                .build();
    }

    /**
     * With the credentials of the process.
     *
     * @param endpoint where all regions are asked instead of at AWS
     */
    public static BedrockClients here(Optional<URI> endpoint, Duration modelTimeout) {
        return new BedrockClients(DefaultCredentialsProvider.builder().build(), _ -> endpoint, modelTimeout);
    }

    BedrockRuntimeAsyncClient of(String region) {
        return clients.computeIfAbsent(region, name -> {
            var client = BedrockRuntimeAsyncClient.builder()
                    .httpClient(http)
                    .region(Region.of(name))
                    .credentialsProvider(credentials)
                    .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
            endpoints.apply(name).ifPresent(client::endpointOverride);
            return client.build();
        });
    }

    /** For flows and knowledge bases, over the same connections. */
    BedrockAgentRuntimeAsyncClient agents(String region) {
        return agents.computeIfAbsent(region, name -> {
            var client = BedrockAgentRuntimeAsyncClient.builder()
                    .httpClient(http)
                    .region(Region.of(name))
                    .credentialsProvider(credentials)
                    .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
            endpoints.apply(name).ifPresent(client::endpointOverride);
            return client.build();
        });
    }

    @Override
    public void close() {
        agents.values().forEach(BedrockAgentRuntimeAsyncClient::close);
        clients.values().forEach(BedrockRuntimeAsyncClient::close);
        http.close();
    }
}
