package docket.review.settings;

import docket.review.ChangeSetting;
import docket.review.CheckPlaybook;
import docket.review.HouseFiles;
import docket.review.RolesOfPolicy;
import docket.review.SettingHistory;
import docket.transport.settings.HouseSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class SettingsWiring {

    @Produces
    @Singleton
    HouseFiles houseFiles(
            @ConfigProperty(name = "docket.invoice.policy") Optional<Path> policy,
            @ConfigProperty(name = "docket.contract.playbook") Optional<Path> playbook,
            @ConfigProperty(name = "docket.invoice.templates") Optional<Path> templates,
            @ConfigProperty(name = HouseSettings.FOLDER) Optional<Path> house,
            CheckPlaybook checkPlaybook) {
        return new FilesOfTheHouse(
                policy.orElse(null), playbook.orElse(null), templates.orElse(null), house.orElse(null), checkPlaybook);
    }

    @Produces
    @Singleton
    RolesOfPolicy rolesOfPolicy(
            @ConfigProperty(name = "docket.invoice.policy") Optional<Path> policy,
            @ConfigProperty(name = HouseSettings.FOLDER) Optional<Path> house) {
        return InvoiceFiles.roles(policy.or(() -> house.map(folder -> folder.resolve("approval.yaml")))
                .orElse(null));
    }

    @Produces
    @Singleton
    ChangeSetting changeSetting(HouseFiles files, SettingHistory history) {
        return new ChangeSetting(files, history, Clock.systemUTC());
    }
}
