package docket.invoice;

import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Approval;
import java.util.Optional;

/** Whom the house wants to approve an invoice. */
public interface Routing {

    /** Nobody where every check held, anybody where one did not. */
    Routing BY_CHECKS = new Routing() {
        @Override
        public Optional<Finding> hold(Reading reading) {
            return Optional.empty();
        }

        @Override
        public Optional<Approval> approval(Reading reading) {
            return Optional.empty();
        }
    };

    /** What keeps a checked invoice from going straight through though every check may have held. */
    Optional<Finding> hold(Reading reading);

    /** Who must agree to one that does not go straight through; empty for anybody. */
    Optional<Approval> approval(Reading reading);
}
