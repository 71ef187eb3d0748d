package docket.model.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import docket.model.Answer;
import docket.model.Answer.Receipt;
import docket.model.Catalogue.Feature;
import docket.model.Catalogue.Model;
import docket.model.Chunk;
import docket.model.Delimited;
import docket.model.Guardrail;
import docket.model.Guardrail.Verdict;
import docket.model.Happening;
import docket.model.ModelAdapter.Call;
import docket.model.ModelAdapter.Manner;
import docket.model.ModelAdapter.Reply;
import docket.model.ModelFailure;
import docket.model.Part;
import docket.model.Question;
import docket.model.Schema;
import docket.model.Tool;
import docket.model.Turn;
import docket.model.ask.Fitting.Fitted;
import docket.model.form.AnswerForm.Checked;
import docket.model.reach.Deadline;
import docket.model.reach.Reached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One question's way: guardrails, rounds of tools, the check of the answer, one repair, guardrails again. */
final class Asking<T> {

    private static final int MOST_ROUNDS = 8;

    private final AskModel.Setting setting;
    private final Question<T> question;
    private final Deadline deadline;
    private final @Nullable Consumer<Chunk> listener;
    private boolean screened;

    Asking(AskModel.Setting setting, Question<T> question, Deadline deadline, @Nullable Consumer<Chunk> listener) {
        this.setting = setting;
        this.question = question;
        this.deadline = deadline;
        this.listener = listener;
    }

    /** @param mayLeaveOut turns may be left out to save tokens */
    Answer<T> ask(Model model, boolean mayLeaveOut) {
        try {
            var refused = screen(model);
            return refused.isPresent() ? refused.get() : new Rounds(model, mayLeaveOut).run();
        } catch (ModelFailure e) {
            // A guardrail that cannot be asked lets nothing pass.
            return new Answer.Unavailable<>(
                    "a guardrail is away: " + e.getMessage(), List.of("guardrail"), Duration.ofSeconds(15));
        }
    }

    private Optional<Answer<T>> screen(Model model) {
        if (screened) return Optional.empty();
        for (Guardrail guardrail :
                guardrails(setting.reach().adapter(model).orElseThrow().manner())) {
            var refused = judged(
                    guardrail, guardrail.question(question.system(), question.turns()), Answer.Refused.Source.QUESTION);
            if (refused.isPresent()) return refused;
        }
        screened = true;
        return Optional.empty();
    }

    private Optional<Answer<T>> judged(Guardrail guardrail, Verdict verdict, Answer.Refused.Source source) {
        switch (verdict) {
            case Verdict.Fine() -> {}
            case Verdict.Noted(var reasons) -> tell(guardrail, "noted", reasons);
            case Verdict.Masked(var _, var reasons) -> tell(guardrail, "masked", reasons);
            case Verdict.Stopped(var reasons) -> {
                tell(guardrail, "stopped", reasons);
                return Optional.of(new Answer.Refused<>(source, guardrail.name(), reasons));
            }
        }
        return Optional.empty();
    }

    /** Whether words wait until a guardrail has seen the whole answer. */
    private boolean held(Manner manner) {
        return guardrails(manner).stream().anyMatch(Guardrail::looksAtAnswers);
    }

    private List<Guardrail> guardrails(Manner manner) {
        return manner == Manner.FINDS ? List.of() : setting.guardrails();
    }

    private void tell(Guardrail guardrail, String did, List<String> reasons) {
        setting.listener().accept(new Happening.Intervened(question.asker(), guardrail.name(), did, reasons));
    }

    /** The calls of one model for the question. */
    private final class Rounds {
        private final Model model;
        private final Meter meter;
        private final Fitting fitting;
        private final Manner manner;
        private List<Turn> turns;
        private List<Part> system;
        private int calls;
        private List<String> faults = List.of();

        Rounds(Model model, boolean mayLeaveOut) {
            this.model = model;
            this.meter = new Meter(
                    setting.budget(),
                    setting.clock(),
                    question.asker(),
                    question.prompt(),
                    deadline,
                    question.requestTokens(),
                    model);
            var adapter = setting.reach().adapter(model).orElseThrow();
            this.manner = adapter.manner();
            this.fitting = new Fitting(adapter, meter, mayLeaveOut);
            this.turns = manner == Manner.CONVERSES
                    ? question.turns().stream().map(Asking::delimited).toList()
                    : question.turns();
            this.system = system();
        }

        Answer<T> run() {
            for (int round = 1; ; round++) {
                var fitted = fitting.fit(call());
                switch (fitted) {
                    case Fitted.TooLong(var tokens, var _) -> {
                        return new Answer.Rejected<>(
                                Answer.Rejected.Reason.VALIDATION,
                                "The question has about " + tokens + " tokens; model " + model.name() + " takes "
                                        + model.context() + ".",
                                "Ask about a part of it, or ask a model with a larger context.");
                    }
                    case Fitted.Exceeded(var budget, var asked, var left, var resetsAt) -> {
                        return faults.isEmpty()
                                ? new Answer.BudgetExceeded<>(budget, asked, left, resetsAt)
                                : new Answer.Invalid<>(faults, receipt());
                    }
                    case Fitted.Fits(var call) -> {
                        turns = call.turns();
                        var answer = round(call, round);
                        if (answer.isPresent()) return answer.get();
                    }
                }
            }
        }

        private Optional<Answer<T>> round(Call call, int round) {
            // Words that a guardrail has not seen yet are told to nobody.
            var words = held(manner) ? null : listener;
            var reached = setting.reach().reach(call, question.asker(), question.prompt(), deadline, meter, words);
            calls += reached.calls();
            return switch (reached) {
                case Reached.Answered(var reply, var text, var _, var _) -> answered(reply, text, round);
                case Reached.Wrong(var wrong, var _) ->
                    Optional.of(
                            new Answer.Rejected<>(wrong.reason(), String.valueOf(wrong.getMessage()), wrong.remedy()));
                case Reached.Unavailable(var why, var tried, var retryAfter, var _) ->
                    Optional.of(new Answer.Unavailable<>(why, tried, retryAfter));
                case Reached.TooLate _ -> Optional.of(new Answer.TooLate<>(question.within()));
                case Reached.NoRoom _ ->
                    Optional.of(new Answer.Unavailable<>(
                            "the call broke off, and no tokens are left to begin anew",
                            List.of(model.name()),
                            Duration.ofSeconds(30)));
            };
        }

        private Optional<Answer<T>> answered(Reply reply, String text, int round) {
            return switch (reply.finish()) {
                case FILTERED ->
                    Optional.of(new Answer.Refused<>(
                            Answer.Refused.Source.ANSWER, "of the model's host", List.of("its filter stopped it")));
                case TOOLS -> tools(reply, round);
                case DONE -> checked(text, Answer.Finish.DONE);
                case STOPPED -> checked(text, Answer.Finish.STOPPED);
                case CUT -> checked(text, Answer.Finish.CUT);
            };
        }

        private Optional<Answer<T>> tools(Reply reply, int round) {
            var longer = new ArrayList<>(turns);
            longer.add(new Turn(Turn.Role.MODEL, reply.parts()));
            turns = List.copyOf(longer);
            var asked = reply.toolCalls();
            if (manner == Manner.RUNS
                    || asked.stream()
                            .anyMatch(call ->
                                    tool(call).filter(t -> t.run().isEmpty()).isPresent()))
                return Optional.of(new Answer.WantsTools<>(asked, turns, receipt()));
            if (round >= MOST_ROUNDS)
                return Optional.of(new Answer.Invalid<>(
                        List.of("the model asked for tools " + round + " times and gave no answer"), receipt()));
            var results = new ArrayList<Part>();
            for (var call : asked) results.add(result(call));
            longer.add(new Turn(Turn.Role.USER, results));
            turns = List.copyOf(longer);
            return Optional.empty();
        }

        private Part result(Part.ToolCall call) {
            var tool = tool(call);
            if (tool.isEmpty())
                return new Part.ToolResult(call.id(), TextNode.valueOf("There is no tool of this name."), true);
            var wrong = setting.form().faults(call.input(), tool.get().input());
            if (!wrong.isEmpty())
                return new Part.ToolResult(call.id(), TextNode.valueOf(String.join("; ", wrong)), true);
            if (listener != null) listener.accept(new Chunk.UsesTool(call.tool()));
            return new Part.ToolResult(call.id(), tool.get().run().orElseThrow().apply(call.input()), false);
        }

        private Optional<Tool> tool(Part.ToolCall call) {
            return question.tools().stream()
                    .filter(t -> t.name().equals(call.tool()))
                    .findFirst();
        }

        private Optional<Answer<T>> checked(String text, Answer.Finish finish) {
            if (question.schema().json().isEmpty()) return Optional.of(guarded(text, finish));
            var checked = setting.form().check(text, question.schema().json().get());
            if (checked instanceof Checked.Sound) return Optional.of(guarded(text, finish));
            var found = new ArrayList<>(((Checked.Faulty) checked).faults());
            if (finish == Answer.Finish.CUT) found.addFirst("the answer was cut at its limit of tokens");
            return manner == Manner.CONVERSES
                    ? repair(text, found)
                    : Optional.of(new Answer.Invalid<>(found, receipt()));
        }

        /** Once; a model that does not hear the first time will not hear the second. */
        private Optional<Answer<T>> repair(String text, List<String> found) {
            if (!faults.isEmpty()) return Optional.of(new Answer.Invalid<>(found, receipt()));
            faults = List.copyOf(found);
            if (listener != null && !held(manner)) listener.accept(new Chunk.Restarted("the answer is being repaired"));
            var longer = new ArrayList<>(turns);
            if (!text.isBlank()) longer.add(Turn.model(new Part.Text(text.strip())));
            var order = "Your answer cannot be used: " + String.join("; ", found)
                    + ". Answer again, with JSON that holds to the schema and nothing else.";
            if (text.isBlank()) longer.add(joined(longer.removeLast(), order));
            else longer.add(Turn.user(order));
            turns = List.copyOf(longer);
            return Optional.empty();
        }

        private Answer<T> guarded(String text, Answer.Finish finish) {
            var words = text;
            for (Guardrail guardrail : guardrails(manner)) {
                if (!guardrail.looksAtAnswers()) continue;
                var verdict = guardrail.answer(words, question.system(), question.turns());
                var refused = judged(guardrail, verdict, Answer.Refused.Source.ANSWER);
                if (refused.isPresent()) return refused.get();
                if (verdict instanceof Verdict.Masked(var masked, var _)) words = masked.orElse(words);
            }
            if (listener != null && held(manner)) listener.accept(new Chunk.Words(words));
            return read(words, finish);
        }

        private Answer<T> read(String words, Answer.Finish finish) {
            Schema<T> schema = question.schema();
            try {
                if (schema.json().isEmpty())
                    return new Answer.Given<>(
                            schema.reading().read(words, MissingNode.getInstance()), words, finish, receipt());
                return switch (setting.form().check(words, schema.json().get())) {
                    case Checked.Sound(var json) ->
                        new Answer.Given<>(
                                schema.reading().read(words, json),
                                words,
                                finish == Answer.Finish.CUT ? Answer.Finish.DONE : finish,
                                receipt());
                    case Checked.Faulty(var found) -> new Answer.Invalid<>(found, receipt());
                };
            } catch (JsonProcessingException e) {
                return new Answer.Invalid<>(
                        List.of("the answer holds to the schema, but is no " + schema.name() + " of ours"), receipt());
            }
        }

        private Receipt receipt() {
            return meter.receipt(calls, fitting.leftOut());
        }

        private Call call() {
            return new Call(
                    model,
                    model.routes().getFirst(),
                    system,
                    turns,
                    question.tools(),
                    Optional.of(question.schema()),
                    question.parameters(),
                    Optional.empty(),
                    question.parameters().maxTokens(),
                    deadline.left());
        }

        private List<Part> system() {
            var parts = new ArrayList<Part>();
            boolean data = question.turns().stream()
                    .flatMap(turn -> turn.parts().stream())
                    .anyMatch(Part.Data.class::isInstance);
            // First, so that it is within the part a host keeps.
            if (data && manner == Manner.CONVERSES) parts.add(new Part.Text(Delimited.ORDER));
            for (Part part : question.system())
                if (!(part instanceof Part.CachePoint) || model.can(Feature.CACHE)) parts.add(part);
            return List.copyOf(parts);
        }
    }

    private static Turn joined(Turn turn, String order) {
        var parts = new ArrayList<>(turn.parts());
        parts.add(new Part.Text(order));
        return new Turn(turn.role(), parts);
    }

    private static Turn delimited(Turn turn) {
        return new Turn(
                turn.role(),
                turn.parts().stream()
                        .map(part -> part instanceof Part.Data data ? new Part.Text(Delimited.text(data)) : part)
                        .toList());
    }
}
