package docket.classifier.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import docket.classifier.messaging.Announcements;
import docket.messages.Channel;
import docket.transport.Deliveries;
import docket.transport.aws.LambdaBatch;
import jakarta.inject.Named;

/** People's answers about kinds, behind a Lambda function. */
@Named("classifications")
class ClassificationsLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Deliveries deliveries;
    private final Announcements announcements;

    ClassificationsLambda(Deliveries deliveries, Announcements announcements) {
        this.deliveries = deliveries;
        this.announcements = announcements;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LambdaBatch.answer(batch, Channel.CLASSIFICATIONS, deliveries, announcements::answer);
    }
}
