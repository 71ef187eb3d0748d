package docket.review.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import docket.messages.Channel;
import docket.review.TakeMessage;
import docket.transport.Deliveries;
import docket.transport.aws.LambdaBatch;
import jakarta.inject.Named;

/** What happened, behind a Lambda function. */
@Named("events")
class EventsLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Deliveries deliveries;
    private final TakeMessage takeMessage;

    EventsLambda(Deliveries deliveries, TakeMessage takeMessage) {
        this.deliveries = deliveries;
        this.takeMessage = takeMessage;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LambdaBatch.answer(batch, Channel.EVENTS, deliveries, takeMessage::take);
    }
}
