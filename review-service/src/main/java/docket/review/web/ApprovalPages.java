package docket.review.web;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.review.DecideReview.Outcome;
import docket.review.DocumentSummary;
import docket.review.HandStep;
import docket.review.Links;
import docket.review.OpenLink;
import docket.review.OpenLink.Opened;
import docket.review.Secret;
import docket.review.SignInMails;
import docket.review.StepUp;
import docket.review.Timeline;
import docket.review.Words;
import docket.review.WrongGuesses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link in a mail. Scanners and previews follow links before people do: looking shows the facts and
 * a form. Only a choice and a number typed by hand on this very page decide; see {@link HandStep}.
 */
@Path("/a/{link}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class ApprovalPages {

    private static final String PURPOSE = "decide ";
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final OpenLink openLink;
    private final Links links;
    private final Timeline timeline;
    private final WrongGuesses wrongGuesses;
    private final PageSession pageSession;
    private final HandStep handStep;
    private final StepUp stepUp;
    private final SignInMails signInMails;
    private final Visitor visitor;

    ApprovalPages(
            OpenLink openLink,
            Links links,
            Timeline timeline,
            WrongGuesses wrongGuesses,
            PageSession pageSession,
            HandStep handStep,
            StepUp stepUp,
            SignInMails signInMails,
            Visitor visitor) {
        this.handStep = handStep;
        this.stepUp = stepUp;
        this.signInMails = signInMails;
        this.visitor = visitor;
        this.openLink = openLink;
        this.links = links;
        this.timeline = timeline;
        this.wrongGuesses = wrongGuesses;
        this.pageSession = pageSession;
    }

    @GET
    public Response look(
            @RestPath String link,
            @CookieParam(PageSession.COOKIE) @Nullable String cookie,
            HttpServerRequest request) {
        var secret = new Secret(link);
        var opened = find(secret, request);
        if (!opened.usable()) return over(opened);
        links.opened(secret);
        var page = pageSession.of(cookie);
        if (!handStep.show(secret, page)) throw tooMany();
        return form(200, secret, opened, page, "", "", "");
    }

    /** Somebody types; told by the page's script. Decides nothing. */
    @POST
    @Path("typed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response type(
            @RestPath String link,
            @CookieParam(PageSession.COOKIE) @Nullable String cookie,
            @RestForm @Nullable String csrf,
            @RestForm @Nullable String typed,
            HttpServerRequest request) {
        var secret = new Secret(link);
        var opened = find(secret, request);
        PageSession.require(cookie, csrf, PURPOSE + secret.hash());
        handStep.type(secret, pageSession.of(cookie), opened.review(), typed == null ? "" : typed);
        return Response.noContent().build();
    }

    /** Promises the link's person a mail that signs in. */
    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @RestPath String link,
            @CookieParam(PageSession.COOKIE) @Nullable String cookie,
            @CookieParam(PageSession.ASKING) @Nullable String asking,
            @RestForm @Nullable String csrf,
            HttpServerRequest request) {
        var secret = new Secret(link);
        var opened = find(secret, request);
        if (!opened.usable()) return over(opened);
        PageSession.require(cookie, csrf, PURPOSE + secret.hash());
        var browser = pageSession.of(asking);
        signInMails.promise(opened.link().personMail(), browser);
        var detail = "A sign-in link is on its way to the address this mail came to. Open it in this browser, then open"
                + " the link to this page again.";
        return Response.fromResponse(
                        page(200, Pages.decided("Look into your mail", detail).render()))
                .cookie(pageSession.asking(browser))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(
            @RestPath String link,
            @CookieParam(PageSession.COOKIE) @Nullable String cookie,
            @RestForm @Nullable String csrf,
            @RestForm @Nullable String choice,
            @RestForm @Nullable String typed,
            @RestForm @Nullable String comment,
            @RestForm @Nullable String kind,
            HttpServerRequest request) {
        var secret = new Secret(link);
        var opened = find(secret, request);
        if (!opened.usable()) return over(opened);
        PageSession.require(cookie, csrf, PURPOSE + secret.hash());
        var words = comment == null ? "" : comment;
        var chosenKind = kind == null ? "" : kind;
        var page = pageSession.of(cookie);
        if (needsSignIn(opened)) {
            return form(UNPROCESSABLE, secret, opened, page, "", words, chosenKind);
        }
        if (!"approve".equals(choice) && !"reject".equals(choice)) {
            return form(UNPROCESSABLE, secret, opened, page, "Choose one: approve or reject.", words, chosenKind);
        }
        var seen = handStep.see(secret, page, opened.review(), typed == null ? "" : typed);
        if (seen.why() != null) {
            return form(seen.over() ? TOO_MANY : UNPROCESSABLE, secret, opened, page, seen.why(), words, chosenKind);
        }
        boolean approve = "approve".equals(choice);
        return switch (openLink.decide(
                secret, approve ? Verdict.APPROVED : Verdict.REJECTED, words, approve ? kindOf(kind) : null)) {
            case Outcome.Decided _, Outcome.TooLate _ ->
                Response.seeOther(URI.create("/a/" + link)).build();
            case Outcome.Agreed(var review) ->
                page(200, Pages.decided("You agreed", review.demand().words()).render());
            case Outcome.Incomplete(var why) -> form(UNPROCESSABLE, secret, opened, page, why, words, chosenKind);
            case Outcome.Unknown() -> throw unknown();
        };
    }

    private static @Nullable Kind kindOf(@Nullable String kind) {
        return ReviewsApi.kind(kind);
    }

    private Opened find(Secret secret, HttpServerRequest request) {
        var from = request.remoteAddress().host();
        if (wrongGuesses.tooMany(from)) throw tooMany();
        return openLink.look(secret).orElseThrow(() -> {
            wrongGuesses.add(from);
            return unknown();
        });
    }

    private boolean needsSignIn(Opened opened) {
        return stepUp.needs(opened.review())
                && !visitor.isSignedInAs(opened.link().personMail());
    }

    private static Problem tooMany() {
        return new Problem(TOO_MANY, "Too many tries", "Wait a minute, then try again.");
    }

    private static Problem unknown() {
        return new Problem(404, "This link leads nowhere", "Check that you copied all of it from the mail.");
    }

    /** Who decided and when, or why this link is over. */
    private static Response over(Opened opened) {
        var review = opened.review();
        var title = review.decision() == null ? "This link is over" : "This is decided";
        return page(200, Pages.decided(title, why(opened)).render());
    }

    private static String why(Opened opened) {
        var review = opened.review();
        return review.decision() == null ? opened.over() : ReviewsApi.decided(review, Speech.now());
    }

    private Response form(
            int status, Secret secret, Opened opened, Secret page, String trouble, String comment, String kind) {
        var wanted = handStep.wanted(secret, page, opened.review());
        var review = opened.review();
        var file =
                timeline.summary(review.documentId()).map(DocumentSummary::file).orElse("");
        var approval = new Screens.Approval(
                "/a/" + secret.value(),
                page.proof(PURPOSE + secret.hash()),
                wanted.digits(),
                wanted.amount(),
                needsSignIn(opened),
                Words.question(review.question()),
                file.isEmpty() ? review.documentId().value() : file,
                Words.kind(review.kind()),
                review.headline().title(),
                review.headline().amount(),
                review.why(),
                Speech.now().moment(review.deadline()),
                Speech.now().moment(opened.link().expiresAt()),
                opened.link().personName(),
                review.question() == Question.KIND,
                DocumentScreen.kinds(kind),
                trouble,
                comment);
        return Response.fromResponse(page(status, Pages.approval(approval).render()))
                .cookie(pageSession.cookie(page))
                .build();
    }

    private static Response page(int status, String html) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html)
                .build();
    }
}
