package docket.model.guard;

import docket.model.Guardrail;
import docket.model.Part;
import docket.model.Turn;
import docket.reader.Injection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Looks for words to the machine in what comes from outside, with the same eyes as the reader. It costs nothing and asks
 * nobody. Data is delimited anyway; this tells that somebody tried.
 */
public final class InjectionScreen implements Guardrail {

    /** What shall become of a question whose data gives orders. */
    public enum Then {
        NOTE,
        STOP
    }

    private final Then then;

    public InjectionScreen(Then then) {
        this.then = then;
    }

    @Override
    public String name() {
        return "words to the machine";
    }

    @Override
    public Verdict question(List<Part> system, List<Turn> turns) {
        var found = new LinkedHashSet<String>();
        for (Turn turn : turns)
            for (Part part : turn.parts())
                if (part instanceof Part.Data(var _, var text)) found.addAll(Injection.in(text));
        if (found.isEmpty()) return new Verdict.Fine();
        return then == Then.STOP ? new Verdict.Stopped(List.copyOf(found)) : new Verdict.Noted(List.copyOf(found));
    }

    /** An answer gives no orders to a machine that reads on; it is not looked at. */
    @Override
    public Verdict answer(String answer, List<Part> system, List<Turn> question) {
        return new Verdict.Fine();
    }

    @Override
    public boolean looksAtAnswers() {
        return false;
    }
}
