package docket.proposal.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import docket.proposal.messaging.Proposals;
import docket.transport.aws.StepAnswer;
import jakarta.inject.Named;
import java.util.Map;

/** A step of a workflow: drafts a proposal, or sets the approved one. */
@Named("proposal-step")
class ProposalStepLambda implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final Proposals proposals;

    ProposalStepLambda(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> call, Context context) {
        return StepAnswer.of("done", () -> proposals.take(StepAnswer.event(call)));
    }
}
