package docket.model.ask;

import docket.model.Budget.Booking;
import docket.model.Catalogue.Model;
import docket.model.ModelAdapter;
import docket.model.ModelAdapter.Call;
import docket.model.ModelFailure;
import docket.model.Part;
import docket.model.Turn;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call fit: into the model's context, into what the question may use, into what the client has left. The answer
 * is made shorter first; then the oldest turns are left out. System text and the last turn stay whole.
 */
final class Fitting {

    /** An answer shorter than this share of what was wished for is no answer. */
    private static final int LEAST_SHARE = 4;

    private static final int LEAST_OUTPUT = 64;

    private static final int RACES = 5;

    private final ModelAdapter adapter;
    private final Meter meter;
    private final boolean mayLeaveOut;
    private int leftOut;

    /** @param mayLeaveOut turns may be left out to save tokens (for the context they always may) */
    Fitting(ModelAdapter adapter, Meter meter, boolean mayLeaveOut) {
        this.adapter = adapter;
        this.meter = meter;
        this.mayLeaveOut = mayLeaveOut;
    }

    /** Whether it fits. */
    sealed interface Fitted {
        /** It does, and its tokens are reserved. */
        record Fits(Call call) implements Fitted {}

        record TooLong(long tokens, Model model) implements Fitted {}

        record Exceeded(String budget, long asked, long left, Instant resetsAt) implements Fitted {}
    }

    int leftOut() {
        return leftOut;
    }

    Fitted fit(Call wished) {
        var call = wished;
        var model = wished.model();
        int output = Math.min(wished.maxTokens(), model.output());
        while (Measure.likely(call) + least(output) > model.context()) {
            var shorter = withoutOldest(call);
            if (shorter == null) return new Fitted.TooLong(Measure.likely(call), model);
            call = shorter;
        }
        output = (int) Math.min(output, model.context() - Measure.likely(call));
        return book(call, output);
    }

    private Fitted book(Call call, int wishedOutput) {
        long input = Measure.most(call);
        int output = wishedOutput;
        boolean counted = false;
        int races = 0;
        var exceededBy = new Fitted.Exceeded("the question itself", input + output, meter.left(), Instant.MAX);
        while (true) {
            long room = meter.left();
            if (input + output <= room) {
                var sized = call.withMaxTokens(output);
                var booking = meter.reserve(sized, input);
                if (booking instanceof Booking.Reserved) return new Fitted.Fits(sized);
                var exceeded = (Booking.Exceeded) booking;
                room = exceeded.left();
                exceededBy =
                        new Fitted.Exceeded(exceeded.budget(), input + output, exceeded.left(), exceeded.resetsAt());
            }
            if (room - input >= least(wishedOutput) && races++ < RACES) {
                output = (int) Math.min(wishedOutput, room - input);
                continue;
            }
            if (!counted) {
                counted = true;
                var exact = count(call);
                if (exact.isPresent() && exact.getAsLong() < input) {
                    input = exact.getAsLong();
                    continue;
                }
            }
            var shorter = mayLeaveOut ? withoutOldest(call) : null;
            if (shorter == null) return exceededBy;
            call = shorter;
            input = Measure.most(call);
            counted = false;
            races = 0;
        }
    }

    private OptionalLong count(Call call) {
        try {
            return adapter.count(call);
        } catch (ModelFailure e) {
            // Then the bound decides.
            return OptionalLong.empty();
        }
    }

    private static int least(int output) {
        return Math.min(output, Math.max(LEAST_OUTPUT, output / LEAST_SHARE));
    }

    /** Begins at the user's next own turn: no answer without its question, no tool's result without its call. */
    private @Nullable Call withoutOldest(Call call) {
        List<Turn> turns = call.turns();
        for (int i = 1; i < turns.size(); i++) {
            var turn = turns.get(i);
            if (turn.role() == Turn.Role.USER && turn.parts().stream().noneMatch(Part.ToolResult.class::isInstance)) {
                leftOut += i;
                return call.withTurns(turns.subList(i, turns.size()));
            }
        }
        return null;
    }
}
