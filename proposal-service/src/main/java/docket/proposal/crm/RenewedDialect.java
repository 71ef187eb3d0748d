package docket.proposal.crm;

import docket.proposal.Dialect;
import docket.proposal.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** A dialect whose secret may change while we run: what does not fit it may be made with a newer one. */
public final class RenewedDialect implements Dialect {

    private final String crm;
    private final Supplier<String> secret;
    private final BooleanSupplier changed;
    private final Function<String, Dialect> with;

    /**
     * @param crm as the dialect itself says
     * @param secret as it is now
     * @param changed asks for it anew, and says whether it is another one now
     * @param with the dialect with this secret
     */
    public RenewedDialect(
            String crm, Supplier<String> secret, BooleanSupplier changed, Function<String, Dialect> with) {
        this.crm = crm;
        this.secret = secret;
        this.changed = changed;
        this.with = with;
    }

    @Override
    public String crm() {
        return crm;
    }

    @Override
    public List<Told> read(WebhookRequest request, Instant now) {
        try {
            return with.apply(secret.get()).read(request, now);
        } catch (WebhookRefused refused) {
            if (refused.refusal() != Refusal.WRONG_SIGNATURE || !changed.getAsBoolean()) throw refused;
            return with.apply(secret.get()).read(request, now);
        }
    }
}
