package docket.opsalert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where AWS is asked for something. */
public interface Cases {

    /** @param id what the API calls it @param number what people call it */
    record Case(String id, String number, String subject, Instant opened) {

        /** Where people see it. */
        public String link() {
            return "https://support.console.aws.amazon.com/support/home#/case/?displayId=" + number;
        }
    }

    /** A case could not be opened or found; the text must be pasted by a person. */
    final class NoSupport extends RuntimeException {
        public NoSupport(String why) {
            super(why);
        }
    }

    /**
     * Unresolved ones that were opened after.
     *
     * @throws NoSupport where the account's plan has no such thing
     */
    List<Case> unresolved(Instant after);

    Case open(CaseText text);

    void append(Case to, String text);

    /** One about the same model and category, the newest. @param window how old it may be */
    default Optional<Case> same(Alert alert, Duration window) {
        return unresolved(alert.at().minus(window)).stream()
                .filter(one -> one.subject().startsWith(CaseText.about(alert)))
                .filter(one -> !one.opened().isBefore(alert.at().minus(window)))
                .max((a, b) -> a.opened().compareTo(b.opened()));
    }
}
