package docket.invoice.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import docket.invoice.EngineNews;
import docket.transport.aws.LambdaBatch;
import jakarta.inject.Named;

/** Completion events behind a Lambda function that SQS calls. */
@Named("data-automation")
class DataAutomationLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final EngineNews news;

    DataAutomationLambda(EngineNews news) {
        this.news = news;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LambdaBatch.answer(batch, (body, _) -> news.take(body));
    }
}
