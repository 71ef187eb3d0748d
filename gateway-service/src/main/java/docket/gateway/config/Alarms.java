package docket.gateway.config;

import docket.model.Happening;
import org.jboss.logging.Logger;

/** Tells the log what somebody should look at. None of it holds text of questions or answers. */
final class Alarms implements Happening.Listener {

    private static final Logger LOG = Logger.getLogger("docket.gateway.alarms");

    @Override
    public void accept(Happening happening) {
        switch (happening) {
            case Happening.BudgetAlarm(var client, var model, var percent, var used, var limit) ->
                LOG.warnf(
                        "client %s has used %d %% of its tokens for today%s: %d of %d",
                        client, percent, model.equals("*") ? "" : " with " + model, used, limit);
            case Happening.Intervened(var asker, var guardrail, var did, var reasons) ->
                LOG.warnf("guardrail %s %s a question of %s: %s", guardrail, did, asker.client(), reasons);
            case Happening.RouteTurned(var model, var route, var state, var why) ->
                LOG.warnf("%s at %s is %s: %s", model, route, state, why);
            case Happening.Called _, Happening.Known _ -> {
                // Metrics count them.
            }
        }
    }
}
