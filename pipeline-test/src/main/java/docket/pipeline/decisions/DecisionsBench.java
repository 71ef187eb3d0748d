package docket.pipeline.decisions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Many tokens wait, many people race for each, and the process they race in is killed again and again: every token must
 * get exactly one decision, and every decision must have exactly one effect outside. Prints the figures as JSON.
 */
public final class DecisionsBench {

    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final DataSource database;
    private final Waiting waiting;
    private final int port;
    private final int tokens;
    private final int racers;
    private final int kills;

    private DecisionsBench(DataSource database, Waiting waiting, int port, int tokens, int racers, int kills) {
        this.database = database;
        this.waiting = waiting;
        this.port = port;
        this.tokens = tokens;
        this.racers = racers;
        this.kills = kills;
    }

    /** @param arguments {@code --tokens N --racers N --kills N} */
    public static void main(String[] arguments) throws Exception {
        boolean kept;
        try (var postgres = EmbeddedPostgres.builder().start();
                var database = Tables.pool(postgres.getPort());
                var waiting = new Waiting()) {
            Tables.make(database);
            var bench = new DecisionsBench(
                    database,
                    waiting,
                    postgres.getPort(),
                    number(arguments, "--tokens"),
                    number(arguments, "--racers"),
                    number(arguments, "--kills"));
            kept = bench.measure();
        }
        System.exit(kept ? 0 : 1);
    }

    static int number(String[] arguments, String name) {
        for (int i = 0; i + 1 < arguments.length; i++)
            if (arguments[i].equals(name)) return Integer.parseInt(arguments[i + 1]);
        throw new IllegalArgumentException(name + " is missing");
    }

    private boolean measure() throws Exception {
        say(tokens + " questions are put");
        long begun = System.nanoTime();
        Questions.put(database, tokens);
        double asked = seconds(begun);
        say(racers + " people race for each, and " + kills + " times everything dies");
        begun = System.nanoTime();
        long won = 0;
        for (int i = 1; i <= kills; i++) run((long) tokens * i / (kills + 1));
        won = run(Long.MAX_VALUE);
        double raced = seconds(begun);

        var figures = new LinkedHashMap<String, Object>();
        figures.put("tokens", tokens);
        figures.put("racers_per_token", racers);
        figures.put("kills", kills);
        figures.put("seconds_to_ask", asked);
        figures.put("seconds_to_decide_and_tell", raced);
        figures.put("won_in_the_last_process", won);
        boolean kept = promise(
                figures, "reviews_decided", count("select count(*) from review where state = 'decided'"), tokens);
        kept &= promise(
                figures,
                "decisions_in_timelines",
                count("select count(*) from event where type = 'ReviewDecided'"),
                tokens);
        kept &= promise(
                figures,
                "documents_with_two_decisions",
                count("select count(*) from (select document_id from event where type = 'ReviewDecided'"
                        + " group by 1 having count(*) > 1) twice"),
                0);
        kept &= promise(figures, "had_an_effect", waiting.reached(), tokens);
        kept &= promise(figures, "had_two_effects", waiting.doubled(), 0);
        kept &= promise(figures, "told_otherwise_than_decided", otherwise(), 0);
        kept &= promise(figures, "tokens_kept_after", count("select count(*) from task_answer where token <> ''"), 0);
        kept &= promise(
                figures, "audit_entries", count("select count(*) from audit where what like 'decided %'"), tokens);
        figures.put("told_again_to_no_effect", waiting.repeated());
        System.out.println(
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        return kept;
    }

    static boolean promise(Map<String, Object> figures, String name, long measured, long wanted) {
        figures.put(name, Map.of("measured", measured, "wanted", wanted, "kept", measured == wanted));
        return measured == wanted;
    }

    /** Until so many were told, then kill -9; or to the end. @return how many races this process saw won */
    private long run(long until) throws Exception {
        var process = new ProcessBuilder(DecisionsDesk.command(port, waiting.port(), racers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (process.isAlive() && waiting.reached() < until && System.nanoTime() < end) Thread.sleep(3);
        } finally {
            // Its last words are read below; killing closes the stream they stand in.
            if (process.isAlive()) process.destroyForcibly();
        }
        int status = process.waitFor();
        if (until != Long.MAX_VALUE) return 0;
        if (status != 0) throw new IllegalStateException("the desk ended with status " + status);
        return Long.parseLong(
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip());
    }

    /** Tasks that were told another racer's name than the database has. */
    private long otherwise() throws SQLException {
        long wrong = 0;
        for (var row : Tables.strings(
                database, "select document_id || '|' || decided_by from review where document_id ~ '[02468]$'")) {
            var parts = row.split("\\|", 2);
            if (!waiting.words(Questions.token(parts[0])).equals(parts[1])) wrong++;
        }
        return wrong;
    }

    private long count(String sql) throws SQLException {
        return Tables.number(database, sql);
    }

    static double seconds(long begun) {
        return Math.round((System.nanoTime() - begun) / 1e8) / 10.0;
    }

    private static void say(String words) {
        System.err.println(words);
    }
}
