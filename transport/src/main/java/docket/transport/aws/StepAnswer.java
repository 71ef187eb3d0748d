package docket.transport.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.Wire;
import docket.transport.Gathering;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a workflow answers: {@code outcome} is {@code done}, {@code review} (a person must decide; {@code review}
 * holds the message for review-service), {@code next} (another service takes over; {@code next} holds its message) or
 * {@code later} (an engine elsewhere is at work). The workflow is {@code deploy/aws/…/pipeline.asl.json}.
 */
public final class StepAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private StepAnswer() {}

    /** @throws IllegalArgumentException if the call has no {@code event}, or it is none of ours */
    public static DocumentEvent event(Map<String, Object> call) {
        var event = call.get("event");
        if (event == null) throw new IllegalArgumentException("the call has no event");
        try {
            return Wire.read(JSON.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the event is no JSON", e);
        }
    }

    /**
     * Does the work; its messages to others are the answer.
     *
     * @param silent the outcome when the work said nothing
     */
    public static Map<String, Object> of(String silent, Runnable work) {
        var gathered = Gathering.of(work);
        for (DocumentEvent event : gathered.events()) {
            if (event instanceof ReviewRequested review)
                return answer("review", review.kind().label(), null, review);
        }
        for (DocumentEvent event : gathered.events()) {
            var kind = event instanceof DocumentClassified classified
                    ? classified.kind().label()
                    : "";
            return answer("next", kind, event, null);
        }
        return answer(gathered.told() ? "done" : silent, "", null, null);
    }

    /** One that says only how it went. */
    public static Map<String, Object> plain(String outcome) {
        return answer(outcome, "", null, null);
    }

    private static Map<String, Object> answer(
            String outcome, String kind, @Nullable DocumentEvent next, @Nullable DocumentEvent review) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("outcome", outcome);
        answer.put("kind", kind);
        answer.put("next", next == null ? null : json(next));
        answer.put("review", review == null ? null : json(review));
        return answer;
    }

    private static Map<String, Object> json(DocumentEvent event) {
        try {
            return JSON.readValue(Wire.write(event), OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
