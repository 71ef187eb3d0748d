package docket.proposal.config;

import docket.documents.Documents;
import docket.model.assembly.Models;
import docket.model.assembly.Settings;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.QuotedAnswers;
import docket.model.observe.ModelMetrics;
import docket.model.observe.ModelTraces;
import docket.model.store.ModelSchema;
import docket.model.store.PostgresKnowledge;
import docket.proposal.House;
import docket.proposal.PriceList;
import docket.proposal.SectionWriter;
import docket.proposal.aws.PricesInBuckets;
import docket.proposal.knowledge.StoredAnswers;
import docket.proposal.model.ProposalChain;
import docket.proposal.prices.PriceListFile;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** What the house knows and charges. The store of knowledge is opened when a proposal first asks it. */
@Singleton
class HouseWiring {

    private final AgroalDataSource database;
    private final Settings settings;
    private @Nullable Knowledge knowledge;
    private @Nullable Models models;

    HouseWiring(AgroalDataSource database, Config config) {
        this.database = database;
        this.settings = Settings.read(name -> config.getOptionalValue("docket.models." + name, String.class));
    }

    @Produces
    @Singleton
    House house(HouseConfig config, PricesInBuckets buckets) {
        return new House(
                new StoredAnswers(this::knowledge, config.knowledgeRoles(), config.blockRoles()),
                config.priceList().map(list -> prices(list, buckets)).orElse(House.NONE.prices()),
                config.currency());
    }

    @Produces
    @Singleton
    SectionWriter writer(HouseConfig config, DealModels models, Documents documents) {
        var chain = config.chain();
        if (!models.asked() || chain.steps() == 0) return SectionWriter.NOBODY;
        var chained = new ProposalChain(
                models.models().gateway(),
                models.name(),
                documents,
                new ProposalChain.Bounds(chain.steps(), chain.tokens(), chain.within()),
                InstantSource.system());
        return material -> (models.rests() ? SectionWriter.NOBODY : chained).write(material);
    }

    private static PriceList.Source prices(String list, PricesInBuckets buckets) {
        if (list.startsWith("s3://")) return buckets.at(list);
        var file = Path.of(list);
        return () -> {
            try {
                return PriceListFile.read(file.getFileName().toString(), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new PriceList.Unusable(file + " cannot be read");
            }
        };
    }

    /** Bedrock's, where one is set; else the store in PostgreSQL. */
    private synchronized Knowledge knowledge() {
        var known = knowledge;
        if (known != null) return known;
        if (settings.knowledge().retrieve().isPresent()
                || settings.knowledge().rerank().isPresent()) {
            var assembled = Models.with(settings, database)
                    .telling(ModelMetrics.ofTheProcess())
                    .telling(ModelTraces.ofTheProcess())
                    .assemble();
            models = assembled;
            known = assembled.knowledge();
        } else {
            ModelSchema.migrate(database);
            known = new PostgresKnowledge(database, Clock.systemUTC(), new QuotedAnswers());
        }
        knowledge = known;
        return known;
    }

    @PreDestroy
    synchronized void close() {
        if (models != null) models.close();
    }
}
