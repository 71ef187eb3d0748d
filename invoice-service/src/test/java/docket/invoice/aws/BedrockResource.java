package docket.invoice.aws;

import docket.bedrock.DataAutomation;
import docket.bedrock.FakeBedrock;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Bedrock for a service under test, whose settings name it. */
public final class BedrockResource implements QuarkusTestResourceLifecycleManager {

    /** What the settings need beside the address. */
    public static final Map<String, String> SETTINGS = Map.of(
            "docket.engine.invoice", "bedrock",
            "docket.region", "eu-central-1",
            "docket.data-automation.profile", "arn:aws:bedrock:eu-central-1:111122223333:data-automation-profile/eu",
            "docket.data-automation.blueprint", "arn:aws:bedrock:eu-central-1:111122223333:blueprint/1");

    private static @Nullable FakeBedrock bedrock;
    private static final Map<String, byte[]> WRITTEN = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> start() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        bedrock = FakeBedrock.start();
        bedrock.dataAutomation().waits().shelf(new Bucket(WRITTEN::put));
        return Map.of("docket.data-automation.endpoint", bedrock.endpoint().toString());
    }

    @Override
    public void stop() {
        Objects.requireNonNull(bedrock).close();
    }

    /** The one that runs now. */
    public static DataAutomation service() {
        return Objects.requireNonNull(bedrock).dataAutomation();
    }

    /** What jobs wrote, by address. */
    public static Map<String, byte[]> written() {
        return WRITTEN;
    }
}
