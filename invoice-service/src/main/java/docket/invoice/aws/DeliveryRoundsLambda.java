package docket.invoice.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import docket.invoice.messaging.Dispatch;
import jakarta.inject.Named;
import java.sql.SQLException;

/** Sends approved invoices to the webhook: a Lambda function that a schedule calls, say every minute. */
@Named("delivery-rounds")
class DeliveryRoundsLambda implements RequestHandler<ScheduledEvent, String> {

    private final Dispatch dispatch;

    DeliveryRoundsLambda(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        try {
            dispatch.deliver();
        } catch (SQLException e) {
            throw new IllegalStateException("no answer from the database; what waits is sent next time", e);
        }
        return "sent";
    }
}
