package docket.local;

/** One part of the embedded cloud. */
public interface Part extends AutoCloseable {

    /** One word, as in {@code s3}. */
    String name();

    /** Where it listens on the loopback interface. */
    int port();

    /** Returns when the part answers. @throws Exception why it cannot */
    void start() throws Exception;

    /** Whether it answers this moment. */
    boolean answers();

    @Override
    void close();
}
