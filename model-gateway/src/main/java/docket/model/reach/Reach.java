package docket.model.reach;

import docket.model.Asker;
import docket.model.Budget.Ended;
import docket.model.Catalogue.Feature;
import docket.model.Catalogue.Model;
import docket.model.Chunk;
import docket.model.Happening;
import docket.model.ModelAdapter;
import docket.model.ModelAdapter.Call;
import docket.model.ModelAdapter.Reply;
import docket.model.ModelFailure;
import docket.model.ModelFailure.Away;
import docket.model.ModelFailure.Broken;
import docket.model.ModelFailure.NotReady;
import docket.model.ModelFailure.Throttled;
import docket.model.ModelFailure.TimedOut;
import docket.model.ModelFailure.Unsure;
import docket.model.ModelFailure.Wrong;
import docket.model.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gets a call answered. Throttled: the next place at once if there is one, else a wait of full jitter (or what the host
 * asked for). Timed out: once more with half the output. Not ready: a wait. Away: the next place. A broken stream: gone
 * on from where the model can, else begun anew. Wrong: never again. All within the {@link Deadline} and the
 * {@link RetryBudget}.
 */
public final class Reach {

    private static final int MOST_CALLS = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration LOADING = Duration.ofSeconds(2);

    private final List<ModelAdapter> adapters;
    private final Places places;
    private final RetryBudget retries;
    private final Waiting waiting;
    private final Duration modelTimeout;
    private final Happening.Listener listener;

    /** Waits; interrupted, it throws. */
    @FunctionalInterface
    public interface Waiting {
        void sleep(Duration time) throws InterruptedException;
    }

    /** @param modelTimeout longest time one call of a model may take, whatever the asker's patience */
    public Reach(
            List<ModelAdapter> adapters,
            Places places,
            RetryBudget retries,
            Waiting waiting,
            Duration modelTimeout,
            Happening.Listener listener) {
        this.adapters = List.copyOf(adapters);
        this.places = places;
        this.retries = retries;
        this.waiting = waiting;
        this.modelTimeout = modelTimeout;
        this.listener = listener;
    }

    /** Who speaks to the model, if anybody does. */
    public Optional<ModelAdapter> adapter(Model model) {
        return adapters.stream().filter(a -> a.speaks(model.family())).findFirst();
    }

    /**
     * @param words told of every word as it comes; null to have the answer whole
     */
    public Reached reach(
            Call first,
            Asker asker,
            Optional<String> prompt,
            Deadline deadline,
            Bookings bookings,
            @Nullable Consumer<Chunk> words) {
        retries.earn();
        var attempt = new Attempts(first, asker, prompt, deadline, bookings, words);
        try {
            return attempt.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reached.TooLate(attempt.calls);
        }
    }

    /** The tries of one call, one after the other. */
    private final class Attempts {
        private final ModelAdapter adapter;
        private final Asker asker;
        private final Optional<String> prompt;
        private final Deadline deadline;
        private final Bookings bookings;
        private final @Nullable Consumer<Chunk> words;
        private final Set<String> without = new HashSet<>();
        private final List<String> tried = new ArrayList<>();
        private Call call;
        private int calls;
        private int waits;
        private boolean halved;
        private boolean settled;
        private String begun = "";

        Attempts(
                Call first,
                Asker asker,
                Optional<String> prompt,
                Deadline deadline,
                Bookings bookings,
                @Nullable Consumer<Chunk> words) {
            this.adapter = adapter(first.model()).orElseThrow();
            this.call = first;
            this.asker = asker;
            this.prompt = prompt;
            this.deadline = deadline;
            this.bookings = bookings;
            this.words = words;
        }

        Reached run() throws InterruptedException {
            try {
                while (true) {
                    var end = once();
                    if (end != null) return end;
                }
            } finally {
                if (!settled) bookings.settle(route(), Usage.NONE, Ended.FAILED);
            }
        }

        private @Nullable Reached once() throws InterruptedException {
            if (deadline.passed()) return new Reached.TooLate(calls);
            var leave = places.leave(call.model(), without);
            if (leave.isEmpty() && !without.isEmpty()) {
                // The others are closed off: back to where it was tried, not at once.
                without.clear();
                var wait = backoff();
                if (deadline.allows(wait)) waiting.sleep(wait);
                leave = places.leave(call.model(), without);
            }
            if (leave.isEmpty()) return unavailable("every place is closed off", Duration.ofSeconds(5));
            var permitted = leave.get();
            tried.add(permitted.route().name());
            calls++;
            long start = System.nanoTime();
            call = call.at(permitted.route(), least(deadline.left(), modelTimeout));
            var first = new FirstWords(words, endsInSpace(begun));
            try {
                var reply =
                        words != null && call.model().can(Feature.STREAM) ? adapter.stream(call, first) : whole(first);
                permitted.answered();
                settle(reply);
                tell(reply.usage(), start, first, Optional.empty());
                return new Reached.Answered(
                        reply, joined(reply.text()), permitted.route().name(), calls);
            } catch (ModelFailure e) {
                boolean away = e instanceof Away
                        || (e instanceof Broken broken && broken.begun().isEmpty());
                if (away) permitted.away(e);
                else if (e instanceof Broken || e instanceof TimedOut || e instanceof Unsure) permitted.unknown();
                else permitted.answered();
                tell(Usage.NONE, start, first, Optional.of(name(e)));
                return next(e);
            } catch (RuntimeException | Error e) {
                // The asker's own listener failed, or a fault of ours: what was used by then nobody knows.
                permitted.unknown();
                settle(most(call.maxTokens()), Ended.PRESUMED);
                throw e;
            }
        }

        /** A model that goes on may say the space anew that it was asked without. */
        private String joined(String more) {
            return begun + (endsInSpace(begun) ? more.stripLeading() : more);
        }

        private Reply whole(FirstWords first) {
            var reply = adapter.ask(call);
            if (words != null && !reply.text().isEmpty()) first.accept(new Chunk.Words(reply.text()));
            return reply;
        }

        /** What is to be done after a failure; null for another try. */
        private @Nullable Reached next(ModelFailure failure) throws InterruptedException {
            return switch (failure) {
                case Wrong wrong -> new Reached.Wrong(wrong, calls);
                case Throttled throttled -> throttled(throttled);
                case NotReady _ -> waitFor(jitter(LOADING, LOADING), "the model is being loaded");
                case Away away -> elsewhere("it is away: " + away.getMessage());
                case TimedOut _ -> shorter();
                case Broken broken -> goOn(broken);
                case Unsure unsure -> {
                    settle(most(call.maxTokens()), Ended.PRESUMED);
                    yield deadline.passed()
                            ? new Reached.TooLate(calls)
                            : unavailable(String.valueOf(unsure.getMessage()), Duration.ofSeconds(30));
                }
            };
        }

        private @Nullable Reached throttled(Throttled throttled) throws InterruptedException {
            without.add(call.route().name());
            boolean other = call.model().routes().stream().anyMatch(r -> !without.contains(r.name()));
            if (other) return again("it is throttled");
            var wait = throttled.retryAfter().orElseGet(this::backoff);
            return waitFor(wait, "it is throttled");
        }

        private Duration backoff() {
            long most = Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(waits, 10));
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
        }

        private @Nullable Reached waitFor(Duration wait, String why) throws InterruptedException {
            if (!deadline.allows(wait)) return unavailable(why, wait);
            var end = again(why);
            if (end != null) return end;
            waits++;
            without.clear();
            waiting.sleep(wait);
            return null;
        }

        private @Nullable Reached elsewhere(String why) throws InterruptedException {
            without.add(call.route().name());
            boolean other = call.model().routes().stream().anyMatch(r -> !without.contains(r.name()));
            return other ? again(why) : waitFor(backoff(), why);
        }

        /** The model may have used all it was allowed to before the host gave up. */
        private @Nullable Reached shorter() {
            settle(most(call.maxTokens()), Ended.PRESUMED);
            if (deadline.passed()) return new Reached.TooLate(calls);
            if (halved || call.maxTokens() < 2) return unavailable("the model times out", Duration.ofSeconds(30));
            halved = true;
            call = call.withMaxTokens(call.maxTokens() / 2);
            return reserved(again("the model timed out"));
        }

        private @Nullable Reached goOn(Broken broken) {
            begun = begun + broken.begun();
            settle(most(Math.min(call.maxTokens(), bytes(broken.begun()))), Ended.PRESUMED);
            if (deadline.passed()) return new Reached.TooLate(calls);
            var end = again("its stream broke");
            if (end != null) return end;
            boolean goesOn = call.model().can(Feature.PREFILL)
                    && !call.wantsJson()
                    && call.tools().isEmpty()
                    && !begun.isBlank();
            if (goesOn) {
                // A host refuses a beginning that ends in a space; the asker has heard it already.
                call = call.goingOnFrom(begun.stripTrailing());
            } else {
                if (words != null && !begun.isEmpty()) words.accept(new Chunk.Restarted("the stream broke"));
                begun = "";
                call = call.goingOnFrom("");
            }
            return reserved(null);
        }

        private @Nullable Reached reserved(@Nullable Reached end) {
            if (end != null) return end;
            if (!bookings.again(call)) return new Reached.NoRoom(calls);
            settled = false;
            return null;
        }

        private @Nullable Reached again(String why) {
            if (calls >= MOST_CALLS) return unavailable(why, Duration.ofSeconds(15));
            if (!retries.take())
                return unavailable(why + ", and too many calls were tried twice already", Duration.ofSeconds(10));
            return null;
        }

        private Reached unavailable(String why, Duration retryAfter) {
            return new Reached.Unavailable(why, tried, retryAfter, calls);
        }

        private Usage most(long output) {
            return new Usage(bookings.mostInput(), output, 0, 0);
        }

        /** A host that does not say what was used did not give it away. */
        private void settle(Reply reply) {
            if (reply.usage().total() > 0) settle(reply.usage(), Ended.ANSWERED);
            else settle(most(Math.min(call.maxTokens(), bytes(reply.text()))), Ended.PRESUMED);
        }

        private void settle(Usage usage, Ended ended) {
            if (settled) return;
            settled = true;
            bookings.settle(route(), usage, ended);
        }

        private String route() {
            return tried.isEmpty() ? "none" : tried.getLast();
        }

        private void tell(Usage usage, long start, FirstWords first, Optional<String> error) {
            var model = call.model();
            listener.accept(new Happening.Called(
                    asker,
                    model.name(),
                    call.route().name(),
                    model.family(),
                    call.route().id(),
                    prompt,
                    usage,
                    model.cost(
                            usage, LocalDate.now(ZoneOffset.UTC), call.route().name()),
                    Duration.ofNanos(System.nanoTime() - start),
                    first.after(start),
                    error));
        }
    }

    private static String name(ModelFailure failure) {
        return switch (failure) {
            case Wrong wrong -> wrong.reason().name().toLowerCase(java.util.Locale.ROOT);
            case Throttled _ -> "throttled";
            case NotReady _ -> "not_ready";
            case Away _ -> "away";
            case TimedOut _ -> "timeout";
            case Broken _ -> "broken_stream";
            case Unsure _ -> "unsure";
        };
    }

    /** A token is at least one byte: so many were said at most. */
    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean endsInSpace(String text) {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
    }

    private static Duration jitter(Duration least, Duration spread) {
        return least.plusMillis(ThreadLocalRandom.current().nextLong(spread.toMillis() + 1));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Passes words on and notes when the first came. */
    private static final class FirstWords implements Consumer<Chunk> {
        private final @Nullable Consumer<Chunk> listener;
        private boolean afterSpace;
        private long at;

        FirstWords(@Nullable Consumer<Chunk> listener, boolean afterSpace) {
            this.listener = listener;
            this.afterSpace = afterSpace;
        }

        @Override
        public void accept(Chunk chunk) {
            if (at == 0) at = System.nanoTime();
            if (afterSpace && chunk instanceof Chunk.Words(var text)) {
                var rest = text.stripLeading();
                if (rest.isEmpty()) return;
                afterSpace = false;
                chunk = new Chunk.Words(rest);
            }
            if (listener != null) listener.accept(chunk);
        }

        Optional<Duration> after(long start) {
            return at == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(at - start));
        }
    }
}
