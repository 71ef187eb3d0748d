package docket.local.queues;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** One queue in memory: its messages in the order in which they can be received. */
final class MessageQueue {

    final int index;
    final String name;
    final long createdAt;
    final Condition arrival;
    final TreeSet<Message> messages = new TreeSet<>();
    QueueAttributes attributes;
    long lastTaken = System.nanoTime() - TimeUnit.HOURS.toNanos(1);

    MessageQueue(int index, String name, QueueAttributes attributes, long createdAt, Condition arrival) {
        this.index = index;
        this.name = name;
        this.attributes = attributes;
        this.createdAt = createdAt;
        this.arrival = arrival;
    }

    Optional<Message> firstVisible(long now) {
        return messages.isEmpty() || messages.first().visibleAt > now
                ? Optional.empty()
                : Optional.of(messages.first());
    }

    /** How many can be received now, counting up to {@code most}. */
    int visible(long now, int most) {
        int visible = 0;
        for (var message : messages) {
            if (visible == most || message.visibleAt > now) break;
            visible++;
        }
        return visible;
    }

    /** Changes when a message can be received; only here, because the order depends on it. */
    void reschedule(Message message, long visibleAt) {
        messages.remove(message);
        message.visibleAt = visibleAt;
        messages.add(message);
    }
}
