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

/** Questions for people, behind a Lambda function. */
@Named("reviews")
class ReviewsLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Deliveries deliveries;
    private final TakeMessage takeMessage;

    ReviewsLambda(Deliveries deliveries, TakeMessage takeMessage) {
        this.deliveries = deliveries;
        this.takeMessage = takeMessage;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LambdaBatch.answer(batch, Channel.REVIEWS, deliveries, takeMessage::take);
    }
}
