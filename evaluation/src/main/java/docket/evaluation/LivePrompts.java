package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import docket.model.Answer;
import docket.model.Asker;
import docket.model.ModelGateway;
import docket.model.assembly.Alone;
import docket.model.assembly.Settings;
import docket.model.prompt.Prompt;
import docket.model.prompt.Regression.Case;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Prompts by asking a model now: every case ({@code variables} fill its prompt; {@code {"file": NAME}} stands for the
 * text of a file of the folder) is asked several times, and what comes is judged as recorded answers are. It ends with 1
 * as well if no answer came. Nothing is asked of a memory, and nothing is kept but what {@code record} names.
 */
public final class LivePrompts implements Evaluation {

    private final Asked asked;

    /**
     * What is asked, and how.
     *
     * @param property settings of the gateway, by their names in {@link Settings}
     * @param model of the catalogue, instead of each prompt's own
     * @param repeats how often each case is asked
     * @param record where to write the cases with the answers that came, to be judged again as recorded ones
     */
    public record Asked(
            Function<String, Optional<String>> property, Optional<String> model, int repeats, Optional<Path> record) {
        public Asked {
            if (repeats < 1) throw new IllegalArgumentException("every case is asked once at least, not " + repeats);
        }
    }

    public LivePrompts(Asked asked) {
        this.asked = asked;
    }

    @Override
    public int run(Path folder, Optional<Path> predictions, PrintStream json, PrintStream talk) throws IOException {
        try (var alone = Alone.with(Settings.read(asked.property()))) {
            var rows = PromptFolder.rows(folder);
            if (rows.isEmpty()) {
                talk.println("There are no cases in " + folder.resolve("cases.jsonl") + ".");
                return 1;
            }
            var run = new Run(alone.gateway(), folder);
            var cases = new ArrayList<Case>();
            for (var row : rows) cases.add(row.with(run.answers(row)));
            if (run.failure.isPresent()) {
                talk.println(run.failure.get());
                return 1;
            }
            record(rows, cases);
            talk.printf(
                    "Asked %s %d times; %s%s US dollars%s.%n",
                    String.join(", ", run.models),
                    run.calls,
                    run.estimated ? "about " : "",
                    run.cost.stripTrailingZeros().toPlainString(),
                    run.estimated ? " by prices that nobody has verified" : "");
            return PromptVerdicts.tell(cases, PromptFolder.shares(folder), predictions, json, talk);
        } catch (IllegalArgumentException e) {
            talk.println(e.getMessage());
            return 1;
        }
    }

    private void record(List<PromptFolder.Row> rows, List<Case> cases) throws IOException {
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < rows.size(); i++) {
            var line = new LinkedHashMap<String, Object>();
            for (var field : rows.get(i).line().properties()) line.put(field.getKey(), field.getValue());
            line.put("version", rows.get(i).prompt().version());
            line.put("answers", cases.get(i).answers());
            lines.add(line);
        }
        JsonLines.write(asked.record(), lines);
    }

    /** All cases of a folder. */
    private final class Run {
        private final ModelGateway gateway;
        private final Path folder;
        private final List<String> models = new ArrayList<>();
        private BigDecimal cost = BigDecimal.ZERO;
        private boolean estimated;
        private int calls;
        private Optional<String> failure = Optional.empty();

        Run(ModelGateway gateway, Path folder) {
            this.gateway = gateway;
            this.folder = folder;
        }

        List<String> answers(PromptFolder.Row row) throws IOException {
            var values = values(row);
            var answers = new ArrayList<String>();
            for (int i = 0; i < asked.repeats() && failure.isEmpty(); i++) {
                var answer = ask(row.prompt(), values);
                if (answer.isEmpty()) {
                    failure = failure.map(why -> "Case " + row.id() + ": " + why);
                    break;
                }
                answers.add(answer.get());
            }
            return answers;
        }

        private Optional<String> ask(Prompt prompt, Map<String, Object> values) {
            var question = prompt.words(Asker.service("evaluation"), values).anew();
            var answer = gateway.ask(asked.model().map(question::withModel).orElse(question));
            return switch (answer) {
                case Answer.Given<String>(var value, var _, var _, var receipt) -> {
                    booked(receipt);
                    yield Optional.of(value);
                }
                // A model that does not hold to the schema has answered, and wrongly.
                case Answer.Invalid<String>(var _, var receipt) -> {
                    booked(receipt);
                    yield Optional.of("");
                }
                case Answer.Refused<String> _ -> Optional.of("");
                case Answer.Failure<String> none -> {
                    failure = Optional.of(none.sentence());
                    yield Optional.empty();
                }
                case Answer.WantsTools<String> _, Answer.Later<String> _ -> {
                    failure = Optional.of("the model did not answer but asked for something.");
                    yield Optional.empty();
                }
            };
        }

        private void booked(Answer.Receipt receipt) {
            calls += receipt.calls();
            cost = cost.add(receipt.cost());
            estimated |= receipt.estimated();
            if (!models.contains(receipt.model())) models.add(receipt.model());
        }

        private Map<String, Object> values(PromptFolder.Row row) throws IOException {
            var values = new LinkedHashMap<String, Object>();
            for (var entry : row.line().path("variables").properties())
                values.put(entry.getKey(), value(row, entry.getValue()));
            return values;
        }

        private Object value(PromptFolder.Row row, JsonNode value) throws IOException {
            if (!value.has("file")) return value.asText();
            var file = folder.resolve(value.path("file").asText()).normalize();
            if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file))
                throw new IllegalArgumentException("Case " + row.id() + " names a file "
                        + value.path("file").asText() + " that is not in " + folder + ".");
            return Files.readString(file);
        }
    }
}
