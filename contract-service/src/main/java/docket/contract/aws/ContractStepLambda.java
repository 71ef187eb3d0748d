package docket.contract.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import docket.contract.messaging.ContractSteps;
import docket.transport.aws.StepAnswer;
import jakarta.inject.Named;
import java.util.Map;

/** A step of a workflow: analyses a contract, or keeps what was decided of it. */
@Named("contract-step")
class ContractStepLambda implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final ContractSteps steps;

    ContractStepLambda(ContractSteps steps) {
        this.steps = steps;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> call, Context context) {
        return StepAnswer.of("done", () -> steps.take(StepAnswer.event(call)));
    }
}
