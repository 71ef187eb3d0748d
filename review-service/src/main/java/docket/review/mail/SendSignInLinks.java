package docket.review.mail;

import docket.review.Languages;
import docket.review.People;
import docket.review.SignIn;
import docket.review.SignInMails;
import docket.review.WorkbenchAddress;
import io.quarkus.mailer.Mail;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends sign-in links to people who asked for one and are listed. */
@ApplicationScoped
class SendSignInLinks {

    private final SignInMails mails;
    private final SignIn signIn;
    private final People people;
    private final WorkbenchAddress address;
    private final Post post;
    private final Languages languages;

    SendSignInLinks(
            SignInMails mails, SignIn signIn, People people, WorkbenchAddress address, Post post, Languages languages) {
        this.mails = mails;
        this.signIn = signIn;
        this.people = people;
        this.address = address;
        this.post = post;
        this.languages = languages;
    }

    @Scheduled(every = "${docket.review.errands-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendWhatIsDue() {
        while (mails.next(this::send)) {
            // one after the other until none is due
        }
    }

    private void send(SignInMails.Promised promised) {
        people.withMail(promised.mail()).ifPresent(person -> {
            var language = languages.of(person);
            var text = language.say(
                            "This link signs you in at Docket, once, within 15 minutes, in the browser you asked for it in:")
                    + "\n"
                    + address.signIn(signIn.invite(person, promised.browser()))
                    + "\n\n"
                    + language.say("You did not ask for it? Then somebody else typed your address; nothing happened.")
                    + "\n";
            post.send(Mail.withText(person.mail(), language.say("Your sign-in link"), text));
        });
    }
}
