package docket.contract.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.contract.ClauseType;
import docket.contract.ContractReader;
import docket.contract.SampleContracts;
import docket.contract.training.Train;
import docket.reader.Pages;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house fits the clause model to its own contracts and names the file. */
class HouseModelTest {

    /** What this house calls insurance, in words that no other house uses for it. */
    private static final String OWN_WORDS = "The vans of the Provider stand under the umbrella of fund number %d.";

    private static final Pages HOUSE = SampleContracts.pages(SampleContracts.withClause(OWN_WORDS.formatted(40)));

    @TempDir
    Path folder;

    @Test
    void theModelOfTheHouseFindsWhatTheShippedOneDoesNot() throws IOException {
        assertThat(reader(Map.of()).read(HOUSE).has(ClauseType.INSURANCE)).isFalse();

        assertThat(reader(Map.of("clause-model", fitted().toString()))
                        .read(HOUSE)
                        .has(ClauseType.INSURANCE))
                .isTrue();
    }

    @Test
    void theShippedModelCountsWhileTheFileIsNotThere() {
        var reader = reader(Map.of("clause-model", folder.resolve("none.tsv").toString()));

        assertThat(reader.read(SampleContracts.pages(SampleContracts.SOUND)).has(ClauseType.GOVERNING_LAW))
                .isTrue();
    }

    @Test
    void aFileThatIsNoModelStopsTheService() throws IOException {
        var file = Files.writeString(folder.resolve("other.tsv"), "engine\tother\n");

        assertThatThrownBy(() -> reader(Map.of("clause-model", file.toString())))
                .hasMessageContaining("not a clause model");
    }

    @Test
    void theSameContractsGiveTheSameFileByteForByte() throws IOException {
        assertThat(Files.readAllBytes(fitted())).isEqualTo(Files.readAllBytes(fitted()));
    }

    private static ContractReader reader(Map<String, String> settings) {
        var properties = new java.util.HashMap<String, String>();
        settings.forEach((name, value) -> properties.put("docket.contract." + name, value));
        var config = new SmallRyeConfigBuilder()
                .withMapping(ContractConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(ContractConfig.class);
        return new ContractWiring().reader(config);
    }

    /** By the way {@code docket train contracts} goes: every second contract has the clause in the house's words. */
    private Path fitted() throws IOException {
        var marked = Files.createDirectories(folder.resolve("marked"));
        var truth = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            boolean has = i % 2 == 0;
            var clause = OWN_WORDS.formatted(i);
            Files.writeString(
                    marked.resolve(i + ".txt"), has ? SampleContracts.withClause(clause) : SampleContracts.SOUND);
            truth.append("""
                    {"id": "house-%d", "group": "group %d", "files": {"txt": "%d.txt"}, "clause_present": {"Insurance": %s}, "clauses": {"Insurance": [%s]}}
                    """.formatted(i, i, i, has, has ? "{\"text\": \"" + clause + "\"}" : ""));
        }
        Files.writeString(marked.resolve("truth.jsonl"), truth);
        var model = Files.createTempFile(folder, "clauses", ".tsv");
        Train.fit(List.of(marked), List.of(), model);
        return model;
    }
}
