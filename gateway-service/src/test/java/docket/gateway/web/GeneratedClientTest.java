package docket.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.bedrock.FakeBedrock;
import docket.gateway.Surroundings;
import docket.gateway.client.ApiClient;
import docket.gateway.client.ApiException;
import docket.gateway.client.TasksApi;
import docket.gateway.client.model.Summarize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The client that is made from the description, as somebody else's program would use it. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class GeneratedClientTest {

    FakeBedrock bedrock;

    @TestHTTPResource
    URI base;

    @Test
    void aProgramAsksThroughTheGeneratedClient() throws ApiException {
        bedrock.mend().says("Short.");
        var key = Caller.named(base, "generated", 100, 100_000).key();

        var answer = tasks(key).summarize(new Summarize().text("A long text."), null, null);

        assertThat(answer.getSummary()).isEqualTo("Short.");
        assertThat(answer.getReceipt().getModel()).isEqualTo("claude-haiku");
    }

    @Test
    void aProblemIsAnExceptionOfTheGeneratedClient() {
        assertThatThrownBy(() -> tasks("dk_nobody").summarize(new Summarize().text("A long text."), null, null))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(401));
    }

    private TasksApi tasks(String key) {
        var client = new ApiClient();
        client.updateBaseUri(base.toString().replaceAll("/$", ""));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        return new TasksApi(client);
    }
}
