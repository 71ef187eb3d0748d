package docket.review.web;

import docket.review.Secret;
import docket.review.SignIn;
import docket.review.WorkbenchAddress;
import docket.review.WrongGuesses;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The way in and the way out. Looking at a sign-in link does not use it up; programs that check mails look too. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SignInPages {

    private static final String PURPOSE = "sign in ";

    private final SignIn signIn;
    private final WrongGuesses wrongGuesses;
    private final PageSession pageSession;
    private final WorkbenchAddress address;
    private final ProviderSignOut providerSignOut;
    private final Visitor visitor;

    SignInPages(
            SignIn signIn,
            WrongGuesses wrongGuesses,
            PageSession pageSession,
            WorkbenchAddress address,
            ProviderSignOut providerSignOut,
            Visitor visitor) {
        this.providerSignOut = providerSignOut;
        this.signIn = signIn;
        this.wrongGuesses = wrongGuesses;
        this.pageSession = pageSession;
        this.address = address;
        this.visitor = visitor;
    }

    @GET
    @Path("sign-in")
    public TemplateInstance howTo(@RestQuery @Nullable String out) {
        return Pages.signIn(out != null, out == null ? "" : providerSignOut.address());
    }

    @GET
    @Path("sign-in/{link}")
    public Response look(
            @RestPath String link,
            @CookieParam(PageSession.COOKIE) @Nullable String cookie,
            @CookieParam(PageSession.ASKING) @Nullable String asking,
            HttpServerRequest request) {
        var secret = new Secret(link);
        requireGood(secret, request);
        requireHere(secret, pageSession.of(asking));
        var page = pageSession.of(cookie);
        return Response.ok(Pages.signInLink("/sign-in/" + link, page.proof(PURPOSE + secret.hash()))
                        .render())
                .cookie(pageSession.cookie(page))
                .build();
    }

    @POST
    @Path("sign-in/{link}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @RestPath String link,
            @CookieParam(PageSession.COOKIE) @Nullable String cookie,
            @CookieParam(PageSession.ASKING) @Nullable String asking,
            @RestForm @Nullable String csrf,
            HttpServerRequest request) {
        var secret = new Secret(link);
        requireGood(secret, request);
        PageSession.require(cookie, csrf, PURPOSE + secret.hash());
        var browser = pageSession.of(asking);
        requireHere(secret, browser);
        var session = signIn.signIn(secret, browser).orElseThrow(SignInPages::over);
        return Response.seeOther(URI.create("/queue"))
                .cookie(new NewCookie.Builder(Doorkeeper.SESSION)
                        .value(session.value())
                        .path("/")
                        .httpOnly(true)
                        .secure(address.secure())
                        .sameSite(NewCookie.SameSite.LAX)
                        .maxAge((int) signIn.sessionLives().toSeconds())
                        .build())
                .build();
    }

    @POST
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(@CookieParam(Doorkeeper.SESSION) @Nullable String session, @RestForm @Nullable String csrf) {
        visitor.require(csrf);
        if (session != null) signIn.signOut(new Secret(session));
        return Response.seeOther(URI.create("/sign-in?out=1"))
                .cookie(new NewCookie.Builder(Doorkeeper.SESSION)
                        .value("")
                        .path("/")
                        .maxAge(0)
                        .build())
                .build();
    }

    private void requireGood(Secret link, HttpServerRequest request) {
        var from = request.remoteAddress().host();
        if (wrongGuesses.tooMany(from)) throw new Problem(429, "Too many tries", "Wait a minute, then try again.");
        if (!signIn.invites(link)) {
            wrongGuesses.add(from);
            throw over();
        }
    }

    /** Scanners of mails open links in browsers of their own, and press the buttons they find there. */
    private void requireHere(Secret link, Secret browser) {
        if (!signIn.invites(link, browser)) {
            throw new Problem(
                    403,
                    "Not in this browser",
                    "A sign-in link out of a mail opens only in the browser in which it was asked for. Ask for another one"
                            + " here.");
        }
    }

    private static Problem over() {
        return new Problem(
                404,
                "This link does not sign in",
                "It was used before, or it is older than 15 minutes. Ask for a new one: ./docket up");
    }
}
