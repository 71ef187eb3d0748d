package docket.model.observe;

import docket.model.Happening;
import java.util.List;

/** Tells several listeners, in order. */
public record Everybody(List<Happening.Listener> listeners) implements Happening.Listener {
    public Everybody {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void accept(Happening happening) {
        for (var listener : listeners) listener.accept(happening);
    }
}
