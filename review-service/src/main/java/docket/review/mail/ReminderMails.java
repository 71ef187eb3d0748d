package docket.review.mail;

import docket.review.Languages;
import docket.review.RemindOfNotices;
import docket.review.Reminders;
import docket.review.Reminders.Reminder;
import docket.review.WorkbenchAddress;
import io.quarkus.mailer.Mail;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tells people by mail that a last day for notice comes near. */
@ApplicationScoped
class ReminderMails {

    private static final Logger LOG = Logger.getLogger(ReminderMails.class);

    private final RemindOfNotices remind;
    private final Reminders reminders;
    private final WorkbenchAddress address;
    private final Post post;
    private final Languages languages;

    ReminderMails(
            RemindOfNotices remind, Reminders reminders, WorkbenchAddress address, Post post, Languages languages) {
        this.remind = remind;
        this.reminders = reminders;
        this.address = address;
        this.post = post;
        this.languages = languages;
    }

    @Scheduled(
            every = "${docket.review.remind-every:1h}",
            delayed = "${docket.review.remind-after:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        remind.look();
        while (reminders.next(this::send)) {
            // one after the other until none waits
        }
    }

    private void send(Reminder due) {
        var language = languages.of(due.to());
        var day = language.day(due.day());
        // A line break in a subject would start a new mail header.
        var subject = language.say("Notice is due by %s: %s", day, language.told(due.what()))
                .replaceAll("\\p{Cntrl}", " ");
        var text = language.told(due.what()) + ": " + day + ".\n\n"
                + (due.quote().isBlank() ? "" : due.quote().strip() + "\n\n")
                + language.say(
                        "The contract: %s", address.document(due.document().value())) + "\n";
        post.send(Mail.withText(due.to().mail(), subject, text));
        LOG.infof("%s: somebody was reminded %d days before", due.document(), due.before());
    }
}
