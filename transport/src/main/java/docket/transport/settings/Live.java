package docket.transport.settings;

import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * A value that may change while Docket runs. What cannot be used leaves the last one in force, so that a slip of the pen
 * in a file stops no document.
 */
public final class Live<T> implements Supplier<T> {

    private static final System.Logger LOG = System.getLogger(Live.class.getName());

    private final Supplier<T> read;
    private volatile T last;
    private volatile String complained = "";

    /** @throws IllegalArgumentException if the value it starts with cannot be used */
    public Live(Supplier<T> read) {
        this.read = read;
        this.last = read.get();
    }

    @Override
    public T get() {
        try {
            last = read.get();
        } catch (IllegalArgumentException e) {
            var trouble = String.valueOf(e.getMessage());
            if (!trouble.equals(complained)) {
                complained = trouble;
                LOG.log(Level.WARNING, "what was set before stays in force: {0}", trouble);
            }
        }
        return last;
    }
}
