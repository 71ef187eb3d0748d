package docket.invoice.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import docket.invoice.EngineNews;
import jakarta.inject.Named;

/** Asks about jobs nobody has said anything of: a Lambda function that a schedule calls, say every minute. */
@Named("data-automation-rounds")
class DataAutomationRoundsLambda implements RequestHandler<ScheduledEvent, String> {

    private final EngineNews news;

    DataAutomationRoundsLambda(EngineNews news) {
        this.news = news;
    }

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        news.lookAfter();
        return "asked";
    }
}
