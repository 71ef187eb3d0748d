package docket.bedrock;

import java.util.List;

/** The objects that batch jobs and Data Automation read and write: the S3 of the test. */
public interface Shelf {

    /** Every object whose address begins so, in order. */
    List<String> list(String uriPrefix);

    /** The object at {@code s3://bucket/key}. */
    byte[] get(String uri);

    void put(String uri, byte[] bytes);
}
