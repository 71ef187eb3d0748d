package docket.transport.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.ObjectFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class SignInTest {

    private final Properties connection = new Properties();

    @Test
    void aPasswordIsASignedRequestToConnectThatHoldsForAQuarterOfAnHour() {
        connection.setProperty("PGHOST", "proxy.example.com");
        connection.setProperty("PGPORT", "5432");
        connection.setProperty("user", "docket");
        var signIn = new SignIn(
                connection,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
                "eu-central-1");

        var password = new String(signIn.getPassword(AuthenticationRequestType.CLEARTEXT_PASSWORD));

        assertThat(password)
                .startsWith("proxy.example.com:5432/?")
                .contains("Action=connect")
                .contains("DBUser=docket")
                .contains("X-Amz-Expires=900")
                .containsPattern("X-Amz-Credential=AKIDEXAMPLE%2F\\d{8}%2Feu-central-1%2Frds-db%2Faws4_request")
                .containsPattern("X-Amz-Signature=[0-9a-f]{64}")
                .doesNotContain("secret");
    }

    @Test
    void theDriverCanMakeItByItsName() throws Exception {
        connection.setProperty("PGHOST", "h");
        connection.setProperty("PGPORT", "1");
        connection.setProperty("user", "u");
        assertThat(ObjectFactory.instantiate(
                        org.postgresql.plugin.AuthenticationPlugin.class,
                        SignIn.class.getName(),
                        connection,
                        false,
                        null))
                .isInstanceOf(SignIn.class);
    }

    @Test
    void anAddressWithoutAUserIsRefused() {
        connection.setProperty("PGHOST", "h");
        assertThatThrownBy(() -> new SignIn(connection)).hasMessageContaining("names no user");
        assertThat(DriverManager.drivers()).isNotEmpty();
    }
}
