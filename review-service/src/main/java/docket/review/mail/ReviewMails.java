package docket.review.mail;

import docket.documents.Documents;
import docket.documents.Documents.UnknownDocument;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentId;
import docket.review.Absences;
import docket.review.Addressee;
import docket.review.Errands;
import docket.review.Errands.ReviewMail;
import docket.review.HandOver;
import docket.review.Language;
import docket.review.Languages;
import docket.review.OpenLink;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.StandIns;
import docket.review.Waiting;
import docket.review.Words;
import docket.review.WorkbenchAddress;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Asks people by mail, with one link to a page; the link decides nothing by itself. */
@ApplicationScoped
class ReviewMails {

    private static final Logger LOG = Logger.getLogger(ReviewMails.class);

    private final Errands errands;
    private final Reviews reviews;
    private final Waiting waiting;
    private final StandIns standIns;
    private final HandOver handOver;
    private final OpenLink openLink;
    private final WorkbenchAddress address;
    private final Documents documents;
    private final Post post;
    private final Languages languages;
    private final Template text;
    private final Template html;

    ReviewMails(
            Errands errands,
            Reviews reviews,
            Waiting waiting,
            StandIns standIns,
            HandOver handOver,
            OpenLink openLink,
            WorkbenchAddress address,
            Documents documents,
            Post post,
            Languages languages,
            @Location("mail/review.txt") Template text,
            @Location("mail/review.html") Template html) {
        this.errands = errands;
        this.reviews = reviews;
        this.waiting = waiting;
        this.standIns = standIns;
        this.handOver = handOver;
        this.openLink = openLink;
        this.address = address;
        this.documents = documents;
        this.post = post;
        this.languages = languages;
        this.text = text;
        this.html = html;
    }

    @Scheduled(every = "${docket.review.errands-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendWhatIsDue() {
        handOver.settle(today());
        while (errands.nextMail(this::send)) {
            // one after the other until none is due
        }
    }

    private void send(ReviewMail due) {
        reviews.find(due.reviewId()).filter(Review::isOpen).ifPresent(review -> {
            var owner = waiting.owner(review.id()).orElse(null);
            Addressee.of(review, owner, today(), due.to(), due.why()).ifPresent(to -> {
                var link = address.approval(openLink.mint(review, to));
                post.send(mail(review, to, link, due.why()));
                LOG.infof("%s: its reviewer was asked by mail", review.id());
            });
        });
    }

    private Absences today() {
        return standIns.on(LocalDate.now(ZoneOffset.UTC));
    }

    private Mail mail(Review review, Addressee to, String link, String again) {
        var file = fileName(review.documentId());
        var person = to.person();
        var away = to.inPlaceOf();
        var language = languages.of(person);
        var why = Stream.of(again, away == null ? "" : "In place of " + away.name())
                .filter(each -> !each.isEmpty())
                .map(each -> language.told(each) + ". ")
                .collect(Collectors.joining());
        return Mail.withText(
                        person.mail(),
                        subject(review, file, why, language),
                        filled(text, language, review, person, file, link))
                .setHtml(filled(html, language, review, person, file, link));
    }

    private static String subject(Review review, String file, String why, Language language) {
        var what = review.question() == Question.KIND
                ? "What is this"
                : review.demand().escalated() ? "Overdue, please decide" : "Please decide";
        var about =
                review.headline().words().isEmpty() ? file : review.headline().words();
        // A line break in a subject would start a new mail header.
        return (why + language.say(what) + ": " + about).replaceAll("\\p{Cntrl}", " ");
    }

    private static String filled(
            Template template, Language language, Review review, Person person, String file, String link) {
        return template.data("house", language)
                .data("review", review)
                .data("person", person)
                .data("file", file)
                .data("link", link)
                .data("question", Words.question(review.question()))
                .data("deadline", language.moment(review.deadline()))
                .render();
    }

    private String fileName(DocumentId document) {
        try {
            return documents.original(document).fileName();
        } catch (UnknownDocument e) {
            return document.value(); // a deal of a CRM never was a file
        }
    }
}
