package docket.review.web;

import docket.review.Languages;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.qute.TemplateGlobal;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which language this request is answered in: the one the person chose, here or in another browser, else the first of
 * the browser's we speak.
 */
@RequestScoped
@Unremovable
class Speech {

    static final String COOKIE = "docket-language";

    private final HttpHeaders headers;
    private final Visitor visitor;
    private final Languages languages;
    private @Nullable Tongue tongue;

    Speech(HttpHeaders headers, Visitor visitor, Languages languages) {
        this.visitor = visitor;
        this.languages = languages;
        this.headers = headers;
    }

    Tongue tongue() {
        var known = tongue;
        if (known == null) tongue = known = found();
        return known;
    }

    private Tongue found() {
        var own = visitor.signedIn().flatMap(languages::codeOf).filter(Tongue::speaks);
        if (own.isPresent()) return Tongue.of(own.get());
        var chosen = headers.getCookies().get(COOKIE);
        if (chosen != null && Tongue.speaks(chosen.getValue())) return Tongue.of(chosen.getValue());
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(Tongue::speaks)
                .findFirst()
                .map(Tongue::of)
                .orElse(Tongue.ENGLISH);
    }

    /** English where nobody asked, as in mails. */
    static Tongue now() {
        var container = Arc.container();
        if (container == null || !container.requestContext().isActive()) return Tongue.ENGLISH;
        try {
            return container.instance(Speech.class).get().tongue();
        } catch (ContextNotActiveException | IllegalStateException e) {
            // A page that is written before the request was understood, as for an address nobody knows.
            return Tongue.ENGLISH;
        }
    }

    /** In every template: {@code {t.say('Queue')}}. */
    static final class Globals {

        private Globals() {}

        @TemplateGlobal
        static Tongue t() {
            return now();
        }
    }
}
