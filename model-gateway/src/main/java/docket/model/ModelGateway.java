package docket.model;

import java.util.function.Consumer;

/**
 * The one way to ask a foundation model. Both methods block until the answer is whole (call them on a virtual thread)
 * and never throw for what a model, its host, a guardrail or a budget did: that is an {@link Answer} as well.
 */
public interface ModelGateway {

    /** Asks once; retries, repair, budget, cache and ledger are the gateway's business. */
    <T> Answer<T> ask(Question<T> question);

    /**
     * The same, telling what arrives as it arrives. The chunks end with the call; after {@link Chunk.Restarted}
     * everything told before is void. The answer returned is the whole one, checked against the schema.
     */
    <T> Answer<T> stream(Question<T> question, Consumer<Chunk> listener);
}
