package docket.messages;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who must agree before the answer to a review is yes. One person who may is enough to say no.
 *
 * @param rule which rule of the house asks for it, as people should read it
 * @param who mail addresses, names or roles; empty for anybody
 * @param approvers how many different people must agree to the same values, at least one
 * @param within how long they have; null for as long as reviews usually wait
 * @param escalateTo who is asked besides when that time is over; empty to let the review expire
 * @param audit whether the document is done already and a person only measures how well
 */
public record Approval(
        String rule,
        List<String> who,
        int approvers,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Duration within,

        List<String> escalateTo,
        boolean audit) {

    public Approval {
        if (approvers < 1) throw new IllegalArgumentException("nobody needs to agree: " + approvers);
        who = List.copyOf(who);
        escalateTo = List.copyOf(escalateTo);
    }
}
