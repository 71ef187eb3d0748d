package docket.contract.aws;

import docket.contract.Precedents;
import docket.contract.SecondReader;
import docket.contract.model.KnownPrecedents;
import docket.contract.model.KnownSources;
import docket.contract.model.ModelReader;
import docket.documents.Documents;
import docket.model.assembly.Settings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The second reader, made only where somebody asks for it. */
class ModelWiring {

    @Produces
    @Singleton
    ContractModels models(
            ModelConfig model,
            Config config,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        var tables = new ContractModels.Tables(
                model.databaseUrl()
                        .or(() -> url)
                        .orElseThrow(() -> new IllegalStateException(
                                "docket.engine.contract=bedrock needs docket.contract-model.database-url,"
                                        + " the PostgreSQL of budgets and ledger")),
                model.databaseUsername().or(() -> username).orElse("postgres"),
                model.databasePassword().or(() -> password).orElse(""));
        return new ContractModels(
                Settings.read(name -> config.getOptionalValue("docket.models." + name, String.class)), tables);
    }

    void close(@Disposes ContractModels models) {
        models.close();
    }

    @Produces
    @Singleton
    SecondReader second(ContractModels models, Documents documents, ModelConfig config) {
        return reader(models, documents, config);
    }

    /** Kept where somebody looks for them: without a model nobody does, and there is no database. */
    @Produces
    @Singleton
    Precedents precedents(
            @ConfigProperty(name = "docket.engine.contract", defaultValue = "local") String engine,
            Instance<ContractModels> models,
            ModelConfig config) {
        return engine.equals("local") ? Precedents.NONE : precedents(models.get(), config);
    }

    static Precedents precedents(ContractModels models, ModelConfig config) {
        return new KnownPrecedents(models.models().index(), config.roles());
    }

    static ModelReader reader(ContractModels models, Documents documents, ModelConfig config) {
        var gateway = models.models().gateway();
        var sources = new KnownSources(
                models.models().knowledge(), gateway, config.flow(), config.roles(), config.passages());
        return new ModelReader(
                gateway,
                documents,
                sources,
                new ModelReader.Settings(
                        config.name(), config.characters(), config.questions(), config.atOnce(), config.within()),
                InstantSource.system());
    }
}
