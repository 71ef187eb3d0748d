package docket.local.queues;

/** What the broker keeps in memory of a message; the rest is in the journal at {@code at}. Times in milliseconds. */
final class Message implements Comparable<Message> {

    final long number;
    final long sentAt;
    long at;
    int size;
    int queue;
    int receives;
    long firstTakenAt;
    long visibleAt;

    Message(long number, int queue, long sentAt, long visibleAt, long at, int size) {
        this.number = number;
        this.queue = queue;
        this.sentAt = sentAt;
        this.visibleAt = visibleAt;
        this.at = at;
        this.size = size;
    }

    /** The one to receive first comes first. */
    @Override
    public int compareTo(Message other) {
        int byTime = Long.compare(visibleAt, other.visibleAt);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message && message.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
