package docket.transport.aws;

import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Signs in to Aurora, or to the proxy before it, with the role this process runs as: the password of every new connection
 * is a signed request that holds for a quarter of an hour. PostgreSQL's driver makes it when the address says
 * {@code authenticationPluginClassName=docket.transport.aws.SignIn}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html">IAM database authentication</a>
 */
public final class SignIn implements AuthenticationPlugin {

    private static final Duration HOLDS = Duration.ofMinutes(15);
    private static final String SCHEME = "https://";

    private final String host;
    private final int port;
    private final String user;
    private final AwsCredentialsProvider credentials;
    private final @Nullable String region;

    /** As the driver makes it. */
    public SignIn(Properties connection) {
        this(connection, DefaultCredentialsProvider.builder().build(), null);
    }

    SignIn(Properties connection, AwsCredentialsProvider credentials, @Nullable String region) {
        this.host = said(connection, PGProperty.PG_HOST);
        this.port = Integer.parseInt(said(connection, PGProperty.PG_PORT));
        this.user = said(connection, PGProperty.USER);
        this.credentials = credentials;
        this.region = region;
    }

    private static String said(Properties connection, PGProperty property) {
        var value = property.getOrDefault(connection);
        if (value == null) throw new IllegalStateException("the database's address names no " + property.getName());
        return value;
    }

    @Override
    public char[] getPassword(AuthenticationRequestType type) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol("https")
                .host(host)
                .port(port)
                .encodedPath("/")
                .putRawQueryParameter("Action", "connect")
                .putRawQueryParameter("DBUser", user)
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region())
                        .putProperty(
                                AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, HOLDS)
                        .putProperty(HttpSigner.SIGNING_CLOCK, java.time.Clock.systemUTC()));
        return signed.request().getUri().toString().substring(SCHEME.length()).toCharArray();
    }

    private String region() {
        return region != null
                ? region
                : new DefaultAwsRegionProviderChain().getRegion().id();
    }
}
