package docket.contract.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import docket.contract.messaging.ContractSteps;
import docket.messages.Channel;
import docket.transport.Deliveries;
import docket.transport.aws.LambdaBatch;
import jakarta.inject.Named;

/** The same work behind a Lambda function that SQS calls. */
@Named("contracts")
class ContractLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Deliveries deliveries;
    private final ContractSteps steps;

    ContractLambda(Deliveries deliveries, ContractSteps steps) {
        this.deliveries = deliveries;
        this.steps = steps;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LambdaBatch.answer(batch, Channel.CONTRACTS, deliveries, steps::take);
    }
}
