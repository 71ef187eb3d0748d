package docket.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.gateway")
public interface GatewayConfig {

    /** Who knows it may make clients and their keys. Without it nobody can. */
    Optional<String> adminKey();

    /**
     * The model asked when a request names none; without it {@code local} if an OpenAI-compatible endpoint is set, else
     * {@code claude-haiku}.
     */
    Optional<String> model();

    /** As {@code docket.models.catalogue}, for this service alone. */
    Optional<String> catalogue();

    /** As {@code docket.models.bedrock-endpoint}, for this service alone. */
    Optional<URI> bedrockEndpoint();

    /** Tokens a day for a client nobody gave a budget. */
    @WithDefault("1000000")
    long tokensPerDay();

    /** Jobs answered at the same time. */
    @WithDefault("4")
    int jobsAtOnce();

    Oidc oidc();

    /** Tokens of an identity provider, accepted beside keys once issuer and audience are set. */
    interface Oidc {

        /** The provider's address, as tokens name it; its keys are found through {@code .well-known} below it. */
        Optional<String> issuer();

        /** Whom tokens must be meant for. */
        Optional<String> audience();

        /** Which claim names the tenant; a name, or a path as in {@code organization/id}. Without it nobody comes in. */
        @WithDefault("tenant")
        String tenantClaim();

        /** Which claim names the client whose budget pays. */
        @WithDefault("sub")
        String clientClaim();

        /** Which claim lists roles. */
        @WithDefault("roles")
        String rolesClaim();

        @WithDefault("60")
        int callsPerMinute();
    }

    Batch batch();

    /** Batch jobs at Bedrock; none are made without a bucket. */
    interface Batch {

        /** Where the files of jobs lie. */
        Optional<String> bucket();

        /** Before the names of the files. */
        @WithDefault("batches")
        String prefix();

        /** What Bedrock reads and writes the files as. */
        Optional<String> role();

        /** Where jobs are made. */
        @WithDefault("eu-central-1")
        String region();

        /** Most jobs of one model at once; keep it below what the service allows the account. */
        @WithDefault("3")
        int jobs();

        /** Rows a job needs; the service refuses fewer. */
        @WithDefault("100")
        int least();

        @WithDefault("10000")
        int most();

        /** How long rows wait for others before they are asked by themselves. */
        @WithDefault("PT1H")
        Duration patience();

        /** How long a job may wait at the service before it is stopped and its rows are asked by themselves. */
        @WithDefault("PT6H")
        Duration stuck();

        /** What a token costs in a batch, as a part of its price. */
        @WithDefault("0.5")
        BigDecimal priceShare();

        /** S3 elsewhere than at AWS. */
        Optional<URI> s3Endpoint();
    }
}
