package docket.local;

import java.util.List;

/** Whether every part answers. */
@FunctionalInterface
public interface Readiness {

    Now now();

    /** @param parts in the order in which they are named to people */
    record Now(List<State> parts) {

        public Now {
            parts = List.copyOf(parts);
        }

        public boolean ready() {
            return parts.stream().allMatch(State::ready);
        }
    }

    /** @param startMillis how long it took to start, -1 while it has not */
    record State(String name, int port, boolean ready, long startMillis) {}
}
