package docket.bedrock;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Which calls go wrong, and how often. */
final class Faults {

    private record Rule(Predicate<Call> which, Fault fault, AtomicInteger left) {}

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    void add(Predicate<Call> which, Fault fault, int times) {
        rules.add(new Rule(which, fault, new AtomicInteger(times)));
    }

    Optional<Fault> of(Call call) {
        for (Rule rule : rules) {
            if (rule.which().test(call) && rule.left().getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0)
                return Optional.of(rule.fault());
        }
        return Optional.empty();
    }

    void clear() {
        rules.clear();
    }
}
