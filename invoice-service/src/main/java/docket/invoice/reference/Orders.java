package docket.invoice.reference;

import java.util.Optional;

/** Where our orders can be looked up. */
interface Orders {

    /** Whether anything is known about orders at all; without it nothing is said about them. */
    boolean areKnown();

    /** In words why what is known cannot be looked up, as long as no file could be read. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** @throws OrdersUnavailable if nobody can tell now; the queue will bring the document back */
    Optional<Order> find(String number);

    /** First here, then there. */
    default Orders or(Orders others) {
        var first = this;
        return new Orders() {
            @Override
            public boolean areKnown() {
                return first.areKnown() || others.areKnown();
            }

            @Override
            public Optional<String> trouble() {
                return first.trouble().or(others::trouble);
            }

            @Override
            public Optional<Order> find(String number) {
                return first.find(number).or(() -> others.find(number));
            }
        };
    }

    /** The system that knows the orders does not answer. */
    final class OrdersUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        OrdersUnavailable(String why) {
            super("no answer about orders: " + why);
        }
    }
}
