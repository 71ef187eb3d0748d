package docket.contract.config;

import docket.contract.AnalyseContract;
import docket.contract.ContractPolicy;
import docket.contract.ContractReader;
import docket.contract.ContractRules;
import docket.contract.SecondReader;
import docket.contract.local.ClauseModel;
import docket.contract.local.LocalContractReader;
import docket.contract.playbook.PlaybookFile;
import docket.documents.Documents;
import docket.messages.Confidence;
import docket.reader.Reader;
import docket.reader.StoredPages;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class ContractWiring {

    private static final String LOCAL = "local";
    private static final String BEDROCK = "bedrock";

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
            Instance<SecondReader> second) {
        if (!engine.equals(LOCAL) && !engine.equals(BEDROCK)) {
            throw new IllegalStateException("docket.engine.contract is " + engine + "; it is local or bedrock");
        }
        var policy = new ContractPolicy(
                new Confidence(config.reviewBelow()),
                config.homeLaws().orElse(Set.of()),
                config.longestRenewalNotice(),
                config.highestInterest());
        var playbook = config.playbook().map(PlaybookFile::read).orElseGet(PlaybookFile::usual);
        return new AnalyseContract(
                reader,
                new ContractRules(policy, playbook),
                InstantSource.system(),
                engine.equals(LOCAL) ? null : second.get());
    }
}
