package docket.review.web;

import docket.review.Patience;
import docket.review.People;
import docket.review.PeopleOfProvider;
import docket.review.SignIn;
import docket.review.SignInMails;
import docket.review.WorkbenchAddress;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Ways in besides a link that was handed over: the identity provider, and a link by mail for whoever is listed. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class ProviderPages {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SecurityIdentity identity;
    private final OidcSession provided;
    private final PeopleOfProvider peopleOfProvider;
    private final OidcConfig config;
    private final People people;
    private final SignIn signIn;
    private final SignInMails mails;
    private final Patience patience;
    private final PageSession pageSession;
    private final WorkbenchAddress address;

    ProviderPages(
            SecurityIdentity identity,
            OidcSession provided,
            PeopleOfProvider peopleOfProvider,
            OidcConfig config,
            People people,
            SignIn signIn,
            SignInMails mails,
            Patience patience,
            PageSession pageSession,
            WorkbenchAddress address) {
        this.pageSession = pageSession;
        this.identity = identity;
        this.provided = provided;
        this.peopleOfProvider = peopleOfProvider;
        this.config = config;
        this.people = people;
        this.signIn = signIn;
        this.mails = mails;
        this.patience = patience;
        this.address = address;
    }

    /** Reached only with a token that the provider signed for Docket; without one the way leads to the provider. */
    @GET
    @Path("sign-in/provider")
    @Authenticated
    public Response provider() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) throw unknown("nobody");
        Object mail = token.getClaim(config.mailClaim());
        Object verified = token.getClaim("email_verified");
        // Whoever comes again asks the provider again; nothing of this visit stays in the browser but our session.
        provided.logout().await().atMost(PATIENCE);
        if (mail == null || !mail.toString().matches("[^@\\s]+@[^@\\s]+")) throw unknown("nobody");
        if (verified != null && verified.toString().equals("false")) {
            throw new Problem(
                    403,
                    "Not verified",
                    "Your provider says that your mail address is not verified. Have it verified there, then sign in"
                            + " again. Ask an admin of that provider where you cannot.");
        }
        config.rolesClaim().ifPresent(claim -> {
            var trouble = peopleOfProvider.welcome(
                    mail.toString(),
                    name(token),
                    TokenClaims.of(token.getRawToken()).texts(claim));
            if (!trouble.isEmpty()) throw new Problem(403, "Not for you", trouble);
        });
        var person = people.withMail(mail.toString()).orElseThrow(() -> unknown(mail.toString()));
        var session = signIn.enter(person);
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

    private static String name(JsonWebToken token) {
        Object name = token.getClaim("name");
        return name == null ? "" : name.toString();
    }

    private static Problem unknown(String mail) {
        return new Problem(
                403, "Not listed", "Your provider says that you are " + mail + ". Ask an admin to add that address.");
    }

    /** The answer is the same whether somebody is listed or not. */
    @POST
    @Path("sign-in/mail")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mail(
            @RestForm @Nullable String mail,
            @CookieParam(PageSession.ASKING) @Nullable String asking,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            HttpServerRequest request) {
        if ("cross-site".equals(site)) throw Problem.forbidden("Ask for a link at Docket's own sign-in page.");
        var account = "mail " + (mail == null ? "" : mail.strip().toLowerCase(Locale.ROOT));
        var from = "mails from " + request.remoteAddress().host();
        Waits.require(patience, account, from);
        patience.failed(account);
        patience.failed(from);
        var browser = pageSession.of(asking);
        if (mail != null) people.withMail(mail.strip()).ifPresent(person -> mails.promise(person.mail(), browser));
        return Response.ok(Pages.decided(
                                "Look into your mail",
                                "If this address is listed here, a sign-in link is on its way to it. It is good once, for"
                                        + " 15 minutes, and in this browser.")
                        .render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .cookie(pageSession.asking(browser))
                .build();
    }
}
