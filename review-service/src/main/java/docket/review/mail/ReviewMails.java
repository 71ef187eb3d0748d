package docket.review.mail;

import docket.documents.Documents;
import docket.documents.Documents.UnknownDocument;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentId;
import docket.review.Errands;
import docket.review.Errands.ReviewMail;
import docket.review.OpenLink;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Words;
import docket.review.WorkbenchAddress;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Asks people by mail, with one link to a page; the link decides nothing by itself. */
@ApplicationScoped
class ReviewMails {

    private static final Logger LOG = Logger.getLogger(ReviewMails.class);

    private final Errands errands;
    private final Reviews reviews;
    private final OpenLink openLink;
    private final WorkbenchAddress address;
    private final Documents documents;
    private final Mailer mailer;
    private final Template text;
    private final Template html;

    ReviewMails(
            Errands errands,
            Reviews reviews,
            OpenLink openLink,
            WorkbenchAddress address,
            Documents documents,
            Mailer mailer,
            @Location("mail/review.txt") Template text,
            @Location("mail/review.html") Template html) {
        this.errands = errands;
        this.reviews = reviews;
        this.openLink = openLink;
        this.address = address;
        this.documents = documents;
        this.mailer = mailer;
        this.text = text;
        this.html = html;
    }

    @Scheduled(every = "${docket.review.errands-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendWhatIsDue() {
        while (errands.nextMail(this::send)) {
            // one after the other until none is due
        }
    }

    private void send(ReviewMail due) {
        reviews.find(due.reviewId()).filter(Review::isOpen).ifPresent(review -> {
            var person = due.to() == null ? review.person() : due.to();
            var link = address.approval(openLink.mint(review, person));
            mailer.send(mail(review, person, link, due.why()));
            LOG.infof("%s: its reviewer was asked by mail", review.id());
        });
    }

    private Mail mail(Review review, Person person, String link, String why) {
        var file = fileName(review.documentId());
        return Mail.withText(person.mail(), subject(review, file, why), filled(text, review, person, file, link))
                .setHtml(filled(html, review, person, file, link));
    }

    private static String subject(Review review, String file, String why) {
        var what = review.question() == Question.KIND
                ? "What is this"
                : review.demand().escalated() ? "Overdue, please decide" : "Please decide";
        var about =
                review.headline().words().isEmpty() ? file : review.headline().words();
        // A line break in a subject would start a new mail header.
        return ((why.isEmpty() ? "" : why + ". ") + what + ": " + about).replaceAll("\\p{Cntrl}", " ");
    }

    private static String filled(Template template, Review review, Person person, String file, String link) {
        return template.data("review", review)
                .data("person", person)
                .data("file", file)
                .data("link", link)
                .data("question", Words.question(review.question()))
                .data("deadline", Words.moment(review.deadline()))
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
