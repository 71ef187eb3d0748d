package docket.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions that wait for a batch, the batches made of them, and what was answered. Any number of processes may use it. */
public interface Batches {

    /** @return the record's id: the ticket its answer is found under */
    String add(Row row);

    /** Many at once. */
    void addAll(List<Row> rows);

    /** Models with rows that wait or batches that are not over. */
    List<String> models();

    /**
     * Chooses the oldest waiting rows for a batch, if there are enough and fewer batches are under way than the limit.
     * The limit holds for all processes together.
     *
     * @param atOnce most batches that are not over, of this model
     */
    Optional<Batch> choose(String model, int atOnce, int least, int most);

    /** Batches that are not over. */
    List<Batch> open(String model);

    /** The rows of a batch nobody answered yet. */
    List<Row> rows(String batch);

    void made(String batch, String job);

    /** Does the work unless another process is at this batch, which then does it. */
    void exclusively(String batch, Runnable work);

    /** Joins answers (bodies by row) with their rows: each row once. @return how many rows were answered by this */
    int join(String batch, Map<String, String> answers);

    /** Ends the batch; rows it did not answer are asked alone. @return how many those are */
    int end(String batch, String why);

    /** Rows that waited longer, too few for a batch, are asked alone. */
    int dismiss(String model, Duration patience);

    /** A row to ask alone; nobody else gets it for so long. */
    Optional<Row> takeAlone(Duration lease);

    /** The answer to a row asked alone. */
    void answerAlone(String row, String answer, boolean failed);

    Optional<Answer> find(String client, String row);

    Counts counts();

    /**
     * @param task what is asked, and {@code request} its JSON
     * @param record the same as the model's own JSON
     */
    record Row(String id, String model, Client client, String task, String request, String record) {}

    record Batch(String id, String model, Optional<String> job, Instant madeAt) {}

    record Answer(String state, Optional<String> answer) {}

    /** @param twice rows that were answered more than once: never any */
    record Counts(long waiting, long listed, long alone, long answered, long failed, long twice) {}
}
