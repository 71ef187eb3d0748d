package docket.local.queues;

/** Names one receive of one message. */
record ReceiptHandle(long message, int receive) {

    private static final int RADIX = 36;

    /** @throws SqsError if it is none */
    static ReceiptHandle parse(String text) {
        try {
            int dot = text.indexOf('.');
            return new ReceiptHandle(
                    Long.parseLong(text.substring(0, dot), RADIX), Integer.parseInt(text.substring(dot + 1)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw SqsError.invalidHandle(text);
        }
    }

    @Override
    public String toString() {
        return Long.toString(message, RADIX) + "." + receive;
    }
}
