package docket.opsalert.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import docket.opsalert.Thresholds;
import java.time.Clock;
import java.util.Map;

/** Sets the thresholds of every model's quota alarms from today's quotas; a schedule calls it. */
public final class ThresholdsHandler implements RequestHandler<Map<String, Object>, String> {

    private final Wiring wiring;
    private final Clock clock;

    /** As Lambda makes it. */
    public ThresholdsHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    ThresholdsHandler(Map<String, String> environment, Clock clock) {
        this.wiring = new Wiring(environment);
        this.clock = clock;
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        var figures = wiring.figures();
        var drafts = wiring.drafts();
        int set = 0;
        int unknown = 0;
        for (String model : wiring.registry().models()) {
            var quotas = figures.quotas(model);
            var thresholds = Thresholds.of(
                    model,
                    clock.instant(),
                    quotas.requests(),
                    quotas.tokens(),
                    wiring.percent(),
                    wiring.latencyMillis());
            if (quotas.requests().isEmpty() && quotas.tokens().isEmpty()) unknown++;
            set += figures.set(wiring.registry(), thresholds);
            drafts.remember(thresholds);
        }
        return set + " thresholds set, " + unknown + " models without a quota";
    }
}
