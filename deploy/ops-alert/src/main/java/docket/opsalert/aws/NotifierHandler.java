package docket.opsalert.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.opsalert.Alert;
import java.time.Clock;
import java.util.Map;

/** Told by SNS when a model's composite alarm goes on. */
public final class NotifierHandler implements RequestHandler<SNSEvent, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wiring wiring;
    private final Clock clock;

    /** As Lambda makes it. */
    public NotifierHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    NotifierHandler(Map<String, String> environment, Clock clock) {
        this.wiring = new Wiring(environment);
        this.clock = clock;
    }

    /** Fails when AWS cannot be asked, so that SNS tries again. */
    @Override
    public String handleRequest(SNSEvent event, Context context) {
        var said = new StringBuilder();
        for (var each : event.getRecords())
            said.append(one(each.getSNS().getMessage())).append('\n');
        return said.toString().strip();
    }

    private String one(String message) {
        JsonNode alarm;
        try {
            alarm = JSON.readTree(message);
        } catch (JsonProcessingException e) {
            return "no alarm: the message is no JSON";
        }
        var name = alarm.path("AlarmName").asText();
        if (!alarm.path("NewStateValue").asText().equals("ALARM")) return name + ": over";
        var registry = wiring.registry();
        var model = registry.of(name);
        if (model.isEmpty()) return name + ": of no model that is watched";
        var figures = wiring.figures();
        var now = clock.instant();
        var fired = figures.fired(registry, model.get());
        var quotas = figures.quotas(model.get());
        var use = figures.use(model.get(), quotas, wiring.percent(), now);
        var alert = new Alert(model.get(), wiring.region(), fired, use, now);
        return name + ": " + wiring.respond().to(alert);
    }
}
