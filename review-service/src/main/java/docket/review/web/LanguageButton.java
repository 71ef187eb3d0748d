package docket.review.web;

import docket.review.Languages;
import docket.review.WorkbenchAddress;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Chooses the language of a person: of the pages, here and elsewhere, and of the mails to them. */
@Path("/language")
@RunOnVirtualThread
class LanguageButton {

    private static final int YEAR = 365 * 24 * 60 * 60;

    private final Visitor visitor;
    private final WorkbenchAddress address;
    private final Languages languages;

    LanguageButton(Visitor visitor, WorkbenchAddress address, Languages languages) {
        this.languages = languages;
        this.visitor = visitor;
        this.address = address;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@RestForm @Nullable String language, @RestForm @Nullable String csrf) {
        visitor.require(csrf);
        var code = language == null ? "" : language;
        if (!Tongue.speaks(code)) throw Problem.invalid("'" + code + "' is no language spoken here: en, de.");
        languages.choose(visitor.person(), code);
        var cookie = new NewCookie.Builder(Speech.COOKIE)
                .value(code)
                .path("/")
                .httpOnly(true)
                .secure(address.secure())
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(YEAR)
                .build();
        return Response.seeOther(URI.create("/queue")).cookie(cookie).build();
    }
}
