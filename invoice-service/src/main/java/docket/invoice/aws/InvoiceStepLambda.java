package docket.invoice.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import docket.invoice.messaging.InvoiceSteps;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.transport.aws.StepAnswer;
import jakarta.inject.Named;
import java.util.Map;

/** A step of a workflow: reads an invoice and says nothing of it yet. */
@Named("invoice-step")
class InvoiceStepLambda implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final InvoiceSteps steps;

    InvoiceStepLambda(InvoiceSteps steps) {
        this.steps = steps;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> call, Context context) {
        if (!(StepAnswer.event(call) instanceof DocumentClassified classified)) {
            throw new IllegalArgumentException("only what is classified can be read");
        }
        return StepAnswer.plain(steps.read(classified) ? "done" : "later");
    }
}
