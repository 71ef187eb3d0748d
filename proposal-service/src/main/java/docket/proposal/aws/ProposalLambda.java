package docket.proposal.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import docket.messages.Channel;
import docket.proposal.messaging.Proposals;
import docket.transport.Deliveries;
import docket.transport.aws.LambdaBatch;
import jakarta.inject.Named;

/** The same work behind a Lambda function that SQS calls. */
@Named("proposals")
class ProposalLambda implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Deliveries deliveries;
    private final Proposals proposals;

    ProposalLambda(Deliveries deliveries, Proposals proposals) {
        this.deliveries = deliveries;
        this.proposals = proposals;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LambdaBatch.answer(batch, Channel.PROPOSALS, deliveries, proposals::take);
    }
}
