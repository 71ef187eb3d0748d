package docket.invoice.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import docket.invoice.messaging.InvoiceSteps;
import docket.transport.aws.StepAnswer;
import jakarta.inject.Named;
import java.util.Map;

/** A step of a workflow: holds what was read against order, vendor and the invoices before, or applies a decision. */
@Named("order-step")
class OrderStepLambda implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final InvoiceSteps steps;

    OrderStepLambda(InvoiceSteps steps) {
        this.steps = steps;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> call, Context context) {
        return StepAnswer.of("later", () -> steps.take(StepAnswer.event(call)));
    }
}
