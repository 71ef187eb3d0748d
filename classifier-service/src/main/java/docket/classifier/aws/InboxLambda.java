package docket.classifier.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import docket.classifier.messaging.Announcements;
import docket.transport.aws.LambdaBatch;
import jakarta.inject.Named;

/** The same work behind a Lambda function that SQS calls with S3's notifications. */
@Named("inbox")
class InboxLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Announcements announcements;

    InboxLambda(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LambdaBatch.answer(batch, (body, _) -> InboxConsumer.take(body, announcements));
    }
}
