package docket.classifier.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import docket.classifier.messaging.Announcements;
import docket.transport.aws.StepAnswer;
import jakarta.inject.Named;
import java.util.Map;

/** A step of a workflow: takes an upload in ({@code bucket}, {@code key}), or a person's answer about a kind ({@code event}). */
@Named("classify-step")
class ClassifyStepLambda implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final Announcements announcements;

    ClassifyStepLambda(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> call, Context context) {
        return StepAnswer.of("done", () -> {
            if (call.get("key") instanceof String key && call.get("bucket") instanceof String bucket) {
                announcements.upload(bucket, key);
            } else {
                announcements.answer(StepAnswer.event(call));
            }
        });
    }
}
