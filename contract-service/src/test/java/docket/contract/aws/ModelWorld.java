package docket.contract.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.bedrock.Call;
import docket.bedrock.FakeBedrock;
import docket.bedrock.Reply;
import docket.contract.AnalyseContract;
import docket.contract.ContractPolicy;
import docket.contract.ContractRules;
import docket.contract.Precedents;
import docket.contract.local.LocalContractReader;
import docket.contract.playbook.PlaybookFile;
import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.model.assembly.Settings;
import docket.model.knowledge.KnowledgeIndex;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The second reader over the real SDK, a Bedrock of this machine and a real PostgreSQL. */
final class ModelWorld implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable EmbeddedPostgres postgres;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    final FakeBedrock bedrock = FakeBedrock.start();
    final Documents documents = new Documents(new InMemoryObjects());
    private final ContractModels models;
    private final ModelConfig config;

    ModelWorld() {
        this(Map.of());
    }

    /** @param settings of {@code docket.contract-model}, and of {@code docket.models} behind {@code models.} */
    ModelWorld(Map<String, String> settings) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        var properties = new HashMap<String, String>();
        settings.forEach((name, value) -> properties.put("docket.contract-model." + name, value));
        config = new SmallRyeConfigBuilder()
                .withMapping(ModelConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(ModelConfig.class);
        var ofModels = new HashMap<>(settings);
        ofModels.put("models.bedrock-endpoint", bedrock.endpoint().toString());
        models = new ContractModels(
                Settings.read(name -> Optional.ofNullable(ofModels.get("models." + name))),
                new ContractModels.Tables(database(), "postgres", ""));
    }

    /** A database of its own, so that no test spends another's budget. */
    private static synchronized String database() {
        try {
            if (postgres == null) postgres = EmbeddedPostgres.start();
            var name = "models" + DATABASES.incrementAndGet();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    AnalyseContract analysis() {
        return new AnalyseContract(
                new LocalContractReader(),
                new ContractRules(ContractPolicy.usual(), PlaybookFile.usual()),
                InstantSource.system(),
                ModelWiring.reader(models, documents, config));
    }

    Precedents precedents() {
        return ModelWiring.precedents(models, config);
    }

    KnowledgeIndex index() {
        return models.models().index();
    }

    /** What the local engine says alone. */
    static AnalyseContract alone() {
        return new AnalyseContract(
                new LocalContractReader(),
                new ContractRules(ContractPolicy.usual(), PlaybookFile.usual()),
                InstantSource.system());
    }

    /** The tool a model must call to answer this. */
    static String form(Call call) {
        return call.body().at("/toolConfig/toolChoice/tool/name").asText();
    }

    static Reply says(Call call, ObjectNode answer) {
        if (form(call).equals("contract-refine") && !answer.has("doubts")) {
            var whole = answer.deepCopy();
            whole.putArray("doubts");
            return Reply.tool("t", form(call), whole);
        }
        if (form(call).equals("contract-read")) {
            var less = answer.deepCopy();
            less.remove("doubts");
            return Reply.tool("t", form(call), less);
        }
        return Reply.tool("t", form(call), answer);
    }

    static ObjectNode answer() {
        var answer = JSON.createObjectNode();
        answer.putArray("terms");
        answer.putArray("clauses");
        return answer;
    }

    static ObjectNode term(ObjectNode answer, String name, String value, int page, String quote) {
        answer.withArray("terms")
                .addObject()
                .put("name", name)
                .put("value", value)
                .put("page", page)
                .put("quote", quote);
        return answer;
    }

    static ObjectNode clause(ObjectNode answer, String type, int page, String quote) {
        answer.withArray("clauses")
                .addObject()
                .put("type", type)
                .put("page", page)
                .put("quote", quote);
        return answer;
    }

    static ObjectNode doubts(ObjectNode answer, int most, boolean hold) {
        for (int id : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)) {
            if (id <= most) answer.withArray("doubts").addObject().put("id", id).put("holds", hold);
        }
        return answer;
    }

    @Override
    public void close() {
        Thread.startVirtualThread(models::close);
        bedrock.close();
    }
}
