package docket.model.ask;

import docket.model.Answer.Receipt;
import docket.model.Asker;
import docket.model.Budget;
import docket.model.Budget.Booked;
import docket.model.Budget.Booking;
import docket.model.Budget.Ended;
import docket.model.Budget.Settlement;
import docket.model.Catalogue.Model;
import docket.model.ModelAdapter.Call;
import docket.model.Usage;
import docket.model.reach.Bookings;
import docket.model.reach.Deadline;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Books the calls made for one question and sums up what they used. */
final class Meter implements Bookings {

    private final Budget budget;
    private final Clock clock;
    private final Asker asker;
    private final Optional<String> prompt;
    private final Deadline deadline;
    private final long most;

    private Usage usage = Usage.NONE;
    private BigDecimal cost = BigDecimal.ZERO;
    private boolean estimated;
    private long open;
    private long mostInput;
    private String route = "none";
    private Model model;

    /** @param most tokens the question may use in all */
    Meter(Budget budget, Clock clock, Asker asker, Optional<String> prompt, Deadline deadline, long most, Model model) {
        this.budget = budget;
        this.clock = clock;
        this.asker = asker;
        this.prompt = prompt;
        this.deadline = deadline;
        this.most = most;
        this.model = model;
    }

    /** Tokens the question may still use. */
    long left() {
        return Math.max(0, most - usage.total());
    }

    Booking reserve(Call call, long input) {
        var booking = budget.reserve(
                new Booked(asker, call.model().name(), prompt), input, call.maxTokens(), deadline.left());
        if (booking instanceof Booking.Reserved(var id)) {
            open = id;
            mostInput = input;
            model = call.model();
        }
        return booking;
    }

    @Override
    public boolean again(Call call) {
        long input = Measure.most(call);
        return input + call.maxTokens() <= left() && reserve(call, input) instanceof Booking.Reserved;
    }

    @Override
    public void settle(String route, Usage used, Ended ended) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var price = model.cost(used, today, route);
        boolean guess = price.signum() != 0 && model.estimated(today, route);
        estimated |= guess;
        this.route = route;
        usage = usage.plus(used);
        cost = cost.add(price);
        budget.settle(open, new Settlement(route, used, price, ended, guess));
    }

    @Override
    public long mostInput() {
        return mostInput;
    }

    Receipt receipt(int calls, int turnsLeftOut) {
        return new Receipt(model.name(), route, usage, cost, false, calls, turnsLeftOut, estimated);
    }
}
