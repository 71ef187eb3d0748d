package docket.model.assembly;

import docket.model.AnswerCache;
import docket.model.Budget;
import docket.model.Catalogue;
import docket.model.ModelGateway;
import docket.model.ask.AskModel;
import docket.model.aws.BedrockClients;
import docket.model.form.AnswerForm;
import docket.model.reach.Places;
import docket.model.reach.Reach;
import docket.model.reach.RetryBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A gateway without a database, for a tool that a person runs and watches: it has no budget, no ledger and no memory.
 * What each answer used and cost is in its receipt.
 */
public final class Alone implements AutoCloseable {

    private final Catalogue catalogue;
    private final BedrockClients clients;
    private final ModelGateway gateway;

    /** Of the settings those that need no database. */
    public static Alone with(Settings settings) {
        return new Alone(settings);
    }

    private Alone(Settings settings) {
        catalogue = Pieces.catalogue(settings);
        clients = BedrockClients.here(settings.bedrock(), settings.modelTimeout());
        var reach = new Reach(
                Pieces.adapters(settings, List.of(), clients),
                new Places(_ -> {}),
                new RetryBudget(),
                Thread::sleep,
                settings.modelTimeout(),
                _ -> {});
        gateway = new AskModel(new AskModel.Setting(
                catalogue,
                reach,
                new Unlimited(),
                AnswerCache.NONE,
                Pieces.guardrails(settings, clients),
                Optional.empty(),
                new AnswerForm(),
                Clock.systemUTC(),
                _ -> {}));
    }

    public ModelGateway gateway() {
        return gateway;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public void close() {
        clients.close();
    }

    /** Has room for everything and writes nothing down. */
    private static final class Unlimited implements Budget {
        private final AtomicLong reservations = new AtomicLong();

        @Override
        public Booking reserve(Booked call, long input, long output, Duration within) {
            return new Booking.Reserved(reservations.incrementAndGet());
        }

        @Override
        public void settle(long reservation, Settlement settlement) {}

        @Override
        public long left(String client, String model) {
            return Long.MAX_VALUE;
        }

        @Override
        public int sweep() {
            return 0;
        }
    }
}
