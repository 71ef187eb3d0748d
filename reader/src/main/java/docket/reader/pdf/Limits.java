package docket.reader.pdf;

/** What reading a file may cost. Each method throws an unchecked error of the caller's own once it is too much. */
public interface Limits {

    /** Asked wherever reading could loop. */
    void check();

    /** Told of every stream, how many bytes of it are unpacked by now. */
    void unpacked(long bytes);
}
