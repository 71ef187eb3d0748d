package docket.contract.config;

import docket.contract.AnalyseContract;
import docket.contract.ContractPolicy;
import docket.contract.ContractReader;
import docket.contract.ContractRules;
import docket.contract.SecondReader;
import docket.contract.local.ClauseModel;
import docket.contract.local.LocalContractReader;
import docket.documents.Documents;
import docket.messages.Confidence;
import docket.reader.Reader;
import docket.reader.StoredPages;
import docket.transport.settings.HouseSettings;
import docket.transport.settings.Live;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class ContractWiring {

    private static final String LOCAL = "local";
    private static final String BEDROCK = "bedrock";

    /** What the workbench writes where no playbook is named. */
    private static final String PLAYBOOK = "playbook.yaml";

    @Produces
    @Singleton
    ContractReader reader(ContractConfig config) {
        return config.clauseModel()
                .filter(Files::exists)
                .map(ClauseModel::load)
                .map(LocalContractReader::new)
                .orElseGet(LocalContractReader::new);
    }

    @Produces
    @Singleton
    StoredPages pages(Documents documents) {
        return new StoredPages(documents, new Reader());
    }

    @Produces
    @Singleton
    AnalyseContract analyseContract(
            ContractReader reader,
            ContractConfig config,
            @ConfigProperty(name = "docket.engine.contract", defaultValue = LOCAL) String engine,
            @ConfigProperty(name = HouseSettings.FOLDER) Optional<Path> house,
            Config live,
            Instance<SecondReader> second) {
        if (!engine.equals(LOCAL) && !engine.equals(BEDROCK)) {
            throw new IllegalStateException("docket.engine.contract is " + engine + "; it is local or bedrock");
        }
        var playbook = new WatchedPlaybook(config.playbook(), house.map(folder -> folder.resolve(PLAYBOOK)));
        var rules = new Live<>(() -> new ContractRules(policy(live), playbook.get()));
        boolean asksModels = engine.equals(BEDROCK);
        if (asksModels) second.get(); // what is missing for it is said at the start
        return new AnalyseContract(
                reader,
                rules,
                InstantSource.system(),
                () -> asksModels && !HouseSettings.rests(live, "contract")
                        ? Optional.of(second.get())
                        : Optional.empty());
    }

    private static ContractPolicy policy(Config live) {
        return new ContractPolicy(
                new Confidence(live.getValue("docket.contract.review-below", Double.class)),
                live.getOptionalValues("docket.contract.home-laws", String.class)
                        .map(Set::copyOf)
                        .orElse(Set.of()),
                live.getValue("docket.contract.longest-renewal-notice", Integer.class),
                live.getValue("docket.contract.highest-interest", Double.class));
    }
}
