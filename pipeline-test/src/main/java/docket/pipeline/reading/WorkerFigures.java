package docket.pipeline.reading;

import docket.reader.Reader;
import docket.reader.ReadingPool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it costs that files are read in another process: handing one over, and a new worker when one was killed. */
final class WorkerFigures {

    private static final byte[] SMALL = "Invoice 1".getBytes(StandardCharsets.UTF_8);
    private static final int WARM_UP = 100;
    private static final int READS = 301;
    private static final int KILLS = 7;

    private final Reader reader = new Reader();

    private interface Step {
        void run() throws Exception;
    }

    /** In milliseconds of the clock, medians: {@code worker_hand_off_ms} and {@code worker_respawn_ms}. */
    Map<String, Object> measure() throws Exception {
        ReadingPool.prepare();
        Step through = () -> reader.read(SMALL, "");
        Step here = () -> Reader.here(SMALL, "");
        for (int i = 0; i < WARM_UP; i++) {
            through.run();
            here.run();
        }
        var handed = new ArrayList<Double>();
        var own = new ArrayList<Double>();
        for (int i = 0; i < READS; i++) {
            handed.add(took(through));
            own.add(took(here));
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("worker_hand_off_ms", rounded(median(handed) - median(own)));
        var respawned = new ArrayList<Double>();
        for (int i = 0; i < KILLS; i++) {
            for (var child : ProcessHandle.current().descendants().toList()) {
                child.destroyForcibly();
                child.onExit().join();
            }
            respawned.add(took(through));
        }
        figures.put("worker_respawn_ms", rounded(median(respawned)));
        return figures;
    }

    private static double took(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double rounded(double value) {
        return Math.round(1000 * value) / 1000.0;
    }
}
