package docket.messages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Who waits for the answer to a review. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyTo.Queue.class, name = "queue"),
    @JsonSubTypes.Type(value = ReplyTo.TaskToken.class, name = "task-token"),
})
public sealed interface ReplyTo {

    /** A sibling service waits on its own channel, named as in {@link Channel}. */
    record Queue(Channel channel) implements ReplyTo {}

    /** A Step Functions task waits; the token resumes it, once. At most 2,048 characters. */
    record TaskToken(String token) implements ReplyTo {

        /** A token is a capability: whoever holds it can answer. It stays out of logs. */
        @Override
        public String toString() {
            return "TaskToken[***]";
        }
    }
}
