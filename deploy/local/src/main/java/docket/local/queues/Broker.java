package docket.local.queues;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All queues. A change is in the journal before it is answered for, so a killed process loses and doubles nothing.
 * One lock guards everything: an operation takes microseconds, most of it the write to the journal.
 */
public final class Broker implements AutoCloseable {

    private static final long REWRITE_FROM = 16L << 20;
    private static final int MESSAGE_OVERHEAD = 100;
    private static final Comparator<Message> BY_NUMBER = Comparator.comparingLong(message -> message.number);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, MessageQueue> byName = new LinkedHashMap<>();
    private final List<MessageQueue> queues = new ArrayList<>();
    private final Map<Long, Message> messages = new HashMap<>();
    private final Journal journal;
    private long nextNumber = 1;
    private long liveBytes;
    private long rewriteFrom = REWRITE_FROM;
    private volatile boolean closed;

    private Broker(Path directory, InstantSource clock) throws IOException {
        this.clock = clock;
        lock.lock();
        try {
            this.journal = Journal.open(directory, this::apply);
        } finally {
            lock.unlock();
        }
    }

    /** @param directory for the journal; what was there before is there again */
    public static Broker open(Path directory, InstantSource clock) throws IOException {
        var broker = new Broker(directory, clock);
        Thread.ofVirtual().name("journal-force").start(broker::forceEverySecond);
        return broker;
    }

    /** A queue from which somebody took messages so short a while ago is in a rush. */
    private static final Duration RUSH = Duration.ofMillis(100);

    /** How long a message waits for company in a rush. */
    private static final Duration COMPANY = Duration.ofMillis(20);

    /** A message in the hands of a receiver. */
    record Received(UUID id, String handle, Letter letter, long sentAt, long firstTakenAt, int receives) {}

    /** How many messages can be received now, are in somebody's hands, wait for their time. */
    record Counts(int visible, int inFlight, int delayed) {}

    /**
     * @return its name
     * @throws SqsError if there is such a queue with other attributes
     */
    String declare(String name, Map<String, String> attributes) {
        return locked(() -> {
            var existing = byName.get(name);
            if (existing != null) {
                boolean agrees = existing.attributes.given().entrySet().containsAll(attributes.entrySet());
                if (!agrees) throw SqsError.queueNameExists(name);
                return name;
            }
            record(new Entry.Declared(
                    queues.size(), name, QueueAttributes.of(attributes).given()));
            return name;
        });
    }

    /** Declares a queue, or gives the one there is these attributes. */
    public void ensure(String name, Map<String, String> attributes) {
        locked(() -> {
            var existing = byName.get(name);
            int index = existing == null ? queues.size() : existing.index;
            var wanted = QueueAttributes.of(attributes).given();
            if (existing == null || !existing.attributes.given().equals(wanted)) {
                record(new Entry.Declared(index, name, wanted));
            }
            return name;
        });
    }

    void setAttributes(String name, Map<String, String> changes) {
        locked(() -> {
            var queue = queue(name);
            record(new Entry.Declared(
                    queue.index, name, queue.attributes.with(changes).given()));
            return name;
        });
    }

    List<String> names() {
        return locked(() -> List.copyOf(byName.keySet()));
    }

    QueueAttributes attributes(String name) {
        return locked(() -> queue(name).attributes);
    }

    long createdAt(String name) {
        return locked(() -> queue(name).createdAt);
    }

    Counts counts(String name) {
        return locked(() -> {
            long now = clock.millis();
            int visible = 0;
            int inFlight = 0;
            int delayed = 0;
            for (var message : queue(name).messages) {
                if (message.visibleAt <= now) visible++;
                else if (message.receives > 0) inFlight++;
                else delayed++;
            }
            return new Counts(visible, inFlight, delayed);
        });
    }

    /** @return the message's id */
    public UUID send(String name, Letter letter) {
        return send(name, List.of(letter), List.of(Optional.empty())).getFirst();
    }

    /** @param delays for each letter; empty means the queue's own */
    List<UUID> send(String name, List<Letter> letters, List<Optional<Duration>> delays) {
        return locked(() -> {
            var queue = queue(name);
            long now = clock.millis();
            var entries = new ArrayList<Entry>(letters.size());
            var ids = new ArrayList<UUID>(letters.size());
            for (int i = 0; i < letters.size(); i++) {
                long delay = delays.get(i).map(Duration::toMillis).orElse(queue.attributes.delay() * 1000L);
                var id = UUID.randomUUID();
                ids.add(id);
                entries.add(new Entry.Sent(nextNumber + i, queue.index, id, now, now + delay, letters.get(i)));
            }
            record(entries);
            return ids;
        });
    }

    /**
     * Takes up to {@code most} messages, waiting for the first. A message received too often moves to its dead-letter
     * queue instead.
     *
     * @param visibility how long the messages stay hidden; null means the queue's own
     * @param wait null means the queue's own
     * @param listening whether the receiver is still there; asked before a message is handed to it
     */
    List<Received> receive(
            String name, int most, @Nullable Duration visibility, @Nullable Duration wait, BooleanSupplier listening)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var queue = queue(name);
            long waitNanos = (wait == null ? Duration.ofSeconds(queue.attributes.receiveWait()) : wait).toNanos();
            long deadline = System.nanoTime() + waitNanos;
            // In a rush whoever is ready to wait gets several messages at once, not one request each.
            boolean rush = waitNanos > 0 && System.nanoTime() - queue.lastTaken < RUSH.toNanos();
            long company = System.nanoTime() + (rush ? COMPANY.toNanos() : 0);
            while (!closed) {
                long lingers = Math.min(company, deadline) - System.nanoTime();
                if (lingers > 0 && queue.visible(clock.millis(), most) < most) {
                    var unused = queue.arrival.awaitNanos(lingers);
                    continue;
                }
                if (queue.firstVisible(clock.millis()).isPresent()) {
                    if (!listening.getAsBoolean()) return List.of();
                    var taken = take(queue, most, visibility);
                    queue.lastTaken = System.nanoTime();
                    if (!taken.isEmpty()) return taken;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) return List.of();
                long untilVisible = queue.messages.isEmpty()
                        ? left
                        : TimeUnit.MILLISECONDS.toNanos(queue.messages.first().visibleAt - clock.millis() + 1);
                var unused = queue.arrival.awaitNanos(Math.min(left, Math.max(untilVisible, 1_000_000)));
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<Received> take(MessageQueue queue, int most, @Nullable Duration visibility) {
        long now = clock.millis();
        long hidden = visibility == null ? queue.attributes.visibilityTimeout() * 1000L : visibility.toMillis();
        var entries = new ArrayList<Entry>();
        var taken = new ArrayList<Message>();
        for (var message : queue.messages) {
            if (message.visibleAt > now || taken.size() == most) break;
            var grave = deadLetterQueue(queue, message);
            if (grave.isPresent()) {
                entries.add(new Entry.Moved(message.number, grave.get().index, now));
            } else {
                long first = message.receives == 0 ? now : message.firstTakenAt;
                entries.add(new Entry.Taken(message.number, message.receives + 1, first, now + hidden));
                taken.add(message);
            }
        }
        record(entries);
        return taken.stream().map(this::received).toList();
    }

    private Optional<MessageQueue> deadLetterQueue(MessageQueue queue, Message message) {
        return queue.attributes
                .redrive()
                .filter(redrive -> message.receives >= redrive.maxReceiveCount())
                .flatMap(redrive -> Optional.ofNullable(byName.get(redrive.deadLetterQueue())));
    }

    private Received received(Message message) {
        if (!(journal.read(message.at) instanceof Entry.Sent sent)) {
            throw new IllegalStateException("the journal has something else at " + message.at);
        }
        return new Received(
                sent.id(),
                new ReceiptHandle(message.number, message.receives).toString(),
                sent.letter(),
                message.sentAt,
                message.firstTakenAt,
                message.receives);
    }

    /** Deleting what is gone already is no error, as in SQS. The handle of an earlier receive will do: it is done. */
    void delete(String name, List<ReceiptHandle> handles) {
        locked(() -> {
            var queue = queue(name);
            var entries = handles.stream()
                    .filter(handle -> find(queue, handle).isPresent())
                    .map(handle -> (Entry) new Entry.Deleted(handle.message()))
                    .distinct()
                    .toList();
            record(entries);
            return name;
        });
    }

    /**
     * Hides a message for so long from now.
     *
     * @throws SqsError if it is gone or somebody else has received it since
     */
    void hide(String name, ReceiptHandle handle, Duration time) {
        locked(() -> {
            var queue = queue(name);
            var message = find(queue, handle)
                    .filter(found -> found.receives == handle.receive() && found.visibleAt > clock.millis())
                    .orElseThrow(SqsError::notInFlight);
            record(new Entry.Hidden(message.number, clock.millis() + time.toMillis()));
            return name;
        });
    }

    void purge(String name) {
        locked(() -> {
            record(new Entry.Purged(queue(name).index));
            return name;
        });
    }

    private Optional<Message> find(MessageQueue queue, ReceiptHandle handle) {
        return Optional.ofNullable(messages.get(handle.message())).filter(message -> message.queue == queue.index);
    }

    private MessageQueue queue(String name) {
        var queue = byName.get(name);
        if (queue == null) throw SqsError.noSuchQueue(name);
        return queue;
    }

    private void record(Entry entry) {
        record(List.of(entry));
    }

    /** First the journal, then memory: what cannot be written did not happen. */
    private void record(List<? extends Entry> entries) {
        if (entries.isEmpty()) return;
        if (closed) throw new IllegalStateException("the queues are closed");
        var positions = journal.append(entries);
        for (int i = 0; i < positions.length; i++) apply(entries.get(i), positions[i]);
        if (journal.size() > rewriteFrom && journal.size() > 3 * liveBytes) rewrite();
    }

    private void apply(Entry entry, long at) {
        switch (entry) {
            case Entry.Declared(int index, String name, Map<String, String> attributes) -> {
                if (index < queues.size()) {
                    queues.get(index).attributes = QueueAttributes.of(attributes);
                } else {
                    var queue = new MessageQueue(
                            index, name, QueueAttributes.of(attributes), clock.millis(), lock.newCondition());
                    queues.add(queue);
                    byName.put(name, queue);
                }
            }
            case Entry.Sent sent -> {
                int size = sent.letter().size() + MESSAGE_OVERHEAD;
                add(new Message(sent.number(), sent.queue(), sent.sentAt(), sent.visibleAt(), at, size));
            }
            case Entry.Taken(long number, int receives, long firstTakenAt, long visibleAt) -> {
                var message = messages.get(number);
                if (message == null) return;
                message.receives = receives;
                message.firstTakenAt = firstTakenAt;
                queues.get(message.queue).reschedule(message, visibleAt);
            }
            case Entry.Hidden(long number, long visibleAt) -> {
                var message = messages.get(number);
                if (message == null) return;
                var queue = queues.get(message.queue);
                queue.reschedule(message, visibleAt);
                queue.arrival.signalAll();
            }
            case Entry.Moved(long number, int index, long visibleAt) -> {
                var message = messages.get(number);
                if (message == null) return;
                queues.get(message.queue).messages.remove(message);
                message.queue = index;
                message.receives = 0;
                message.visibleAt = visibleAt;
                queues.get(index).messages.add(message);
                queues.get(index).arrival.signalAll();
            }
            case Entry.Deleted(long number) -> remove(number);
            case Entry.Numbered(long next) -> nextNumber = Math.max(nextNumber, next);
            case Entry.Purged(int index) ->
                List.copyOf(queues.get(index).messages).forEach(message -> remove(message.number));
        }
    }

    private void add(Message message) {
        var queue = queues.get(message.queue);
        queue.messages.add(message);
        messages.put(message.number, message);
        liveBytes += message.size;
        nextNumber = Math.max(nextNumber, message.number + 1);
        queue.arrival.signalAll();
    }

    private void remove(long number) {
        var message = messages.remove(number);
        if (message == null) return;
        queues.get(message.queue).messages.remove(message);
        liveBytes -= message.size;
    }

    /** What was asked for is in the journal already; that it cannot be shortened now is no reason to refuse it. */
    private void rewrite() {
        var live = messages.values().stream().sorted(BY_NUMBER).toList();
        var positions = new long[live.size()];
        try {
            journal.rewrite(next -> writeLive(next, live, positions));
            for (int i = 0; i < positions.length; i++) live.get(i).at = positions[i];
            rewriteFrom = REWRITE_FROM;
        } catch (UncheckedIOException e) {
            rewriteFrom = 2 * journal.size();
            System.err.println("sqs: " + e.getMessage());
        }
    }

    private void writeLive(Journal.Draft next, List<Message> live, long[] positions) {
        for (var queue : queues) next.add(new Entry.Declared(queue.index, queue.name, queue.attributes.given()));
        // The number of a message that is gone must not be given again: its handle may still be in somebody's hands.
        next.add(new Entry.Numbered(nextNumber));
        for (int i = 0; i < positions.length; i++) {
            var message = live.get(i);
            var sent = (Entry.Sent) journal.read(message.at);
            positions[i] = next.add(new Entry.Sent(
                    message.number, message.queue, sent.id(), message.sentAt, message.visibleAt, sent.letter()));
            if (message.receives == 0) continue;
            next.add(new Entry.Taken(message.number, message.receives, message.firstTakenAt, message.visibleAt));
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void forceEverySecond() {
        try {
            while (!closed) {
                Thread.sleep(1000);
                journal.force();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (closed) return;
            closed = true;
            queues.forEach(queue -> queue.arrival.signalAll());
            journal.close();
        } finally {
            lock.unlock();
        }
    }
}
