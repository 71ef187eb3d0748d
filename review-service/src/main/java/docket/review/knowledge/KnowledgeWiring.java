package docket.review.knowledge;

import docket.model.assembly.Settings;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.s3.S3Client;

class KnowledgeWiring {

    /**
     * @param file {@code docket.knowledge.sources}: the YAML file that names the sources
     * @param privateHosts {@code docket.knowledge.private-hosts}: whether pages of loopback and private addresses may be
     *     read
     */
    @Produces
    @Singleton
    LibraryKnowledge library(
            @ConfigProperty(name = "docket.knowledge.sources") Optional<String> file,
            @ConfigProperty(name = "docket.knowledge.private-hosts", defaultValue = "false") boolean privateHosts,
            Config config,
            AgroalDataSource database,
            S3Client s3) {
        var models = Settings.read(name -> config.getOptionalValue("docket.models." + name, String.class));
        return new LibraryKnowledge(
                new LibraryKnowledge.Setting(file.map(Path::of), privateHosts, models), database, s3);
    }

    void close(@Disposes LibraryKnowledge library) {
        library.close();
    }
}
