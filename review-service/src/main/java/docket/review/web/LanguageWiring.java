package docket.review.web;

import docket.review.Language;
import docket.review.Languages;
import docket.review.PersonLanguages;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The house's own language, for chats and for people who chose none. */
class LanguageWiring {

    /** @throws IllegalArgumentException for a language nobody translated Docket into */
    @Produces
    @Singleton
    Language language(@ConfigProperty(name = "docket.review.language", defaultValue = "en") String code) {
        if (!Tongue.speaks(code)) {
            throw new IllegalArgumentException("docket.review.language is '" + code + "', but Docket speaks "
                    + Tongue.ALL.stream().map(Tongue::code).collect(Collectors.joining(", ")) + ".");
        }
        return Tongue.of(code);
    }

    @Produces
    @Singleton
    Languages languages(PersonLanguages chosen, Language house) {
        return new Languages(chosen, Tongue::of, house, InstantSource.system());
    }
}
