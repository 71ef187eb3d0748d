package docket.contract.aws;

import docket.contract.SecondReader;
import docket.contract.model.ModelReader;
import docket.contract.model.Sources;
import docket.documents.Documents;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** The second reader, made only where somebody asks for it. */
class ModelWiring {

    @Produces
    @Singleton
    Models models(
            ModelConfig config,
            @ConfigProperty(name = "docket.region", defaultValue = "eu-central-1") String region,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        var tables = new Models.Tables(
                config.databaseUrl()
                        .or(() -> url)
                        .orElseThrow(() -> new IllegalStateException(
                                "docket.engine.contract=bedrock needs docket.contract-model.database-url,"
                                        + " the PostgreSQL of budgets and ledger")),
                config.databaseUsername().or(() -> username).orElse("postgres"),
                config.databasePassword().or(() -> password).orElse(""));
        return new Models(config, tables, region, credentials(config));
    }

    private static AwsCredentialsProvider credentials(ModelConfig config) {
        return config.profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    void close(@Disposes Models models) {
        models.close();
    }

    @Produces
    @Singleton
    SecondReader second(Models models, Documents documents, ModelConfig config) {
        return new ModelReader(
                models.gateway(),
                documents,
                Sources.NONE,
                new ModelReader.Settings(
                        config.name(), config.characters(), config.questions(), config.atOnce(), config.within()),
                InstantSource.system());
    }
}
