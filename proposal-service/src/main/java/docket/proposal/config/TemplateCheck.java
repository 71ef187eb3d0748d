package docket.proposal.config;

import docket.proposal.Typesetter;
import docket.proposal.typesetting.HouseStyle;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Holds the house's own templates against a sample at the start, beside it: what is wrong is told before a deal comes. */
@Singleton
class TemplateCheck {

    private static final Logger LOG = Logger.getLogger(TemplateCheck.class);

    void check(@Observes StartupEvent event, HouseConfig config, Typesetter typesetter) {
        config.template()
                .map(Path::of)
                .ifPresent(folder -> Thread.ofPlatform()
                        .daemon()
                        .name("template-check")
                        .start(() -> wrong(folder, typesetter).ifPresent(LOG::error)));
    }

    /** What is wrong, and what to do about it. */
    static Optional<String> wrong(Path folder, Typesetter typesetter) {
        if (!HouseStyle.isIn(folder))
            return Optional.of("docket.proposal.template is " + folder
                    + ": there is neither a proposal.docx nor a proposal.html; the usual ones are taken");
        try {
            SettingRehearsal.set(typesetter);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("docket.proposal.template is " + folder + ": " + e.getMessage()
                    + ". Proposals fail until that is mended; then start again and redrive what failed.");
        }
    }
}
