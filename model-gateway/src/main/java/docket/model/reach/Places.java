package docket.model.reach;

import docket.model.Catalogue.Model;
import docket.model.Catalogue.Route;
import docket.model.Happening;
import docket.model.Happening.RouteTurned;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Which places are worth asking. A place that is away for half of its last calls is closed off; after a while that
 * doubles, one single call tries it. A person may close a place or open it, and says why.
 */
public final class Places {

    private static final int WINDOW = 10;
    private static final int LEAST_CALLS = 3;
    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Happening.Listener listener;
    private final CircuitBreakerConfig config;

    public Places(Happening.Listener listener) {
        this(listener, FIRST_REST);
    }

    /** @param rest how long a place is left alone before it is tried again, the first time */
    public Places(Happening.Listener listener, Duration rest) {
        this.listener = listener;
        this.config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(LEAST_CALLS)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(rest, 2, LONGEST_REST))
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .build();
    }

    /** How a place stands. */
    public enum State {
        OPEN,
        /** Too many calls failed there. */
        CLOSED_OFF,
        /** One call is trying whether it is back. */
        BEING_TRIED,
        /** A person closed it. */
        CLOSED_BY_HAND,
        /** A person keeps it open whatever happens. */
        OPEN_BY_HAND
    }

    /** What a person may order about a place. */
    public enum Order {
        CLOSE,
        KEEP_OPEN
    }

    /** What somebody ordered, and why. */
    public record Ordered(String model, String route, Order order, String why) {
        public Ordered {
            if (why.isBlank())
                throw new IllegalArgumentException("a place is closed or kept open for a reason: give it");
        }
    }

    /** A place as a person sees it. */
    public record View(String model, String route, State state, String why) {}

    private static final class Place {
        final String model;
        final String route;
        final CircuitBreaker breaker;
        volatile String why = "";

        Place(String model, String route, CircuitBreaker breaker) {
            this.model = model;
            this.route = route;
            this.breaker = breaker;
        }

        View view() {
            var state = switch (breaker.getState()) {
                case CLOSED, METRICS_ONLY -> State.OPEN;
                case OPEN -> State.CLOSED_OFF;
                case HALF_OPEN -> State.BEING_TRIED;
                case FORCED_OPEN -> State.CLOSED_BY_HAND;
                case DISABLED -> State.OPEN_BY_HAND;
            };
            return new View(model, route, state, why);
        }
    }

    /** Leave to call a place once; how it went must be said exactly once. */
    public final class Leave {
        private final Place place;
        private final Route route;
        private final long start = System.nanoTime();

        private Leave(Place place, Route route) {
            this.place = place;
            this.route = route;
        }

        public Route route() {
            return route;
        }

        /** The place answered, be it with a no. */
        public void answered() {
            place.breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }

        /** The place is away. */
        public void away(Throwable why) {
            place.why = String.valueOf(why.getMessage());
            place.breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, why);
        }

        /** Nothing was learnt about the place. */
        public void unknown() {
            place.breaker.releasePermission();
        }
    }

    /** The first of the model's places that may be called now and is not among those to be left out. */
    public Optional<Leave> leave(Model model, Set<String> without) {
        for (Route route : model.routes()) {
            if (without.contains(route.name())) continue;
            var place = place(model.name(), route.name());
            if (place.breaker.tryAcquirePermission()) return Optional.of(new Leave(place, route));
        }
        return Optional.empty();
    }

    /** Closes a place until a person says otherwise. */
    public void close(String model, String route, String why) {
        var place = place(model, route);
        place.why = why;
        place.breaker.transitionToForcedOpenState();
    }

    /** Keeps a place open whatever happens there. */
    public void keepOpen(String model, String route, String why) {
        var place = place(model, route);
        place.why = why;
        place.breaker.transitionToDisabledState();
    }

    /** Lets the place be judged by its calls again. */
    public void judge(String model, String route, String why) {
        var place = place(model, route);
        place.why = why;
        place.breaker.transitionToClosedState();
        place.breaker.reset();
    }

    /** Does as was ordered, and judges by their calls the places about which nothing is ordered any more. */
    public void follow(List<Ordered> standing) {
        for (var view : views()) {
            boolean byHand = view.state() == State.CLOSED_BY_HAND || view.state() == State.OPEN_BY_HAND;
            boolean stands = standing.stream()
                    .anyMatch(o -> o.model().equals(view.model()) && o.route().equals(view.route()));
            if (byHand && !stands) judge(view.model(), view.route(), "nothing is ordered any more");
        }
        for (var ordered : standing) {
            var place = place(ordered.model(), ordered.route());
            var state = place.view().state();
            if (ordered.order() == Order.CLOSE && state != State.CLOSED_BY_HAND)
                close(ordered.model(), ordered.route(), ordered.why());
            else if (ordered.order() == Order.KEEP_OPEN && state != State.OPEN_BY_HAND)
                keepOpen(ordered.model(), ordered.route(), ordered.why());
            else place.why = ordered.why();
        }
    }

    /** Every place that was asked or steered so far. */
    public List<View> views() {
        return stream().map(Place::view).toList();
    }

    private Stream<Place> stream() {
        return places.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
    }

    private Place place(String model, String route) {
        return places.computeIfAbsent(model + "@" + route, name -> {
            var place = new Place(model, route, CircuitBreaker.of(name, config));
            place.breaker.getEventPublisher().onStateTransition(_ -> {
                var view = place.view();
                listener.accept(new RouteTurned(model, route, view.state().name(), view.why()));
            });
            return place;
        });
    }
}
