package docket.local.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import docket.knowledge.Origin;
import docket.knowledge.Origin.Fetched;
import docket.knowledge.Origin.Listed;
import docket.knowledge.aws.BucketOrigin;
import docket.local.FreePort;
import docket.local.queues.Broker;
import docket.proposal.PriceList;
import docket.proposal.aws.PricesInBuckets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What services read from buckets of a house: knowledge by prefix, a price list by key. */
class ReadFromBucketsTest {

    private static final String BUCKET = "docket-export";

    @TempDir
    static Path directory;

    private static Broker broker;
    private static ObjectStore store;
    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.open(directory.resolve("sqs"), InstantSource.system());
        broker.ensure("inbox", Map.of());
        store = new ObjectStore(FreePort.next(), directory.resolve("s3"), "eu-central-1", "inbox", broker);
        store.start();
        s3 = S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + store.port()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY)))
                .httpClient(ApacheHttpClient.create())
                .forcePathStyle(true)
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        store.close();
        broker.close();
    }

    @Test
    void aPrefixIsASourceAndWhatLiesBesideItIsNot() {
        put("list/security.md", "Our data centres stand in two towns.");
        put("list/deep/support.md", "The desk answers within four hours.");
        put("list/folder/", "");
        put("lists/other.md", "Nobody's business.");

        assertThat(origin("list/").list())
                .extracting(Listed::name, Listed::title)
                .containsExactlyInAnyOrder(tuple("security.md", "security.md"), tuple("deep/support.md", "support.md"));
    }

    @Test
    void theMarkStaysWhileTheBytesDoAndChangesWithThem() {
        var origin = origin("marks/");
        put("marks/a.md", "four hours");
        var first = origin.list().getFirst();
        put("marks/a.md", "four hours");
        assertThat(origin.list()).containsExactly(first);

        put("marks/a.md", "nine hours");
        var second = origin.list().getFirst();
        assertThat(second.mark()).isNotEqualTo(first.mark());
        assertThat(origin.fetch(second, first.mark())).isInstanceOfSatisfying(Fetched.Content.class, content -> {
            assertThat(new String(content.bytes(), StandardCharsets.UTF_8)).isEqualTo("nine hours");
            assertThat(content.fileName()).isEqualTo("a.md");
            assertThat(content.mark()).isEqualTo(second.mark());
        });
    }

    @Test
    void whatGoesWhileItIsReadIsGone() {
        var origin = origin("gone/");
        put("gone/a.md", "soon away");
        var listed = origin.list().getFirst();
        s3.deleteObject(delete -> delete.bucket(BUCKET).key("gone/a.md"));

        assertThat(origin.fetch(listed, "")).isInstanceOf(Fetched.Gone.class);
        assertThat(origin.list()).isEmpty();
    }

    @Test
    void aBucketThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> new BucketOrigin(s3, "no-such-bucket", "know/").list())
                .isInstanceOf(Origin.Unreachable.class)
                .hasMessage("s3://no-such-bucket/know/ cannot be listed");
    }

    @Test
    void aPriceListIsReadAnewForEachProposal() {
        var prices = new PricesInBuckets(s3).at("s3://" + BUCKET + "/prices/2027.csv");
        put("prices/2027.csv", "sku,description,unit_price\nDAY,Consulting day,1200.00\n");
        assertThat(price(prices.read())).isEqualTo("1200.00");

        put("prices/2027.csv", "sku,description,unit_price\nDAY,Consulting day,1300.00\n");
        assertThat(price(prices.read())).isEqualTo("1300.00");
        assertThat(prices.read().name()).isEqualTo("2027.csv");
    }

    @Test
    void aPriceListThatIsNotThereOrIsWrongIsSaid() {
        var buckets = new PricesInBuckets(s3);
        put("prices/wrong.csv", "sku,unit_price\nDAY,1 200\n");

        assertThatThrownBy(
                        () -> buckets.at("s3://" + BUCKET + "/prices/none.csv").read())
                .isInstanceOf(PriceList.Unusable.class)
                .hasMessageContaining("s3://" + BUCKET + "/prices/none.csv cannot be read");
        assertThatThrownBy(
                        () -> buckets.at("s3://" + BUCKET + "/prices/wrong.csv").read())
                .isInstanceOf(PriceList.Unusable.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> buckets.at("s3://" + BUCKET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket/prices.csv");
    }

    private static String price(PriceList list) {
        return list.entries().values().iterator().next().values().getOrDefault("unit_price", "");
    }

    private static BucketOrigin origin(String prefix) {
        return new BucketOrigin(s3, BUCKET, prefix);
    }

    private static void put(String key, String text) {
        s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }
}
