package docket.model.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import docket.model.Answer;
import docket.model.Answer.Receipt;
import docket.model.Answer.Rejected;
import docket.model.AnswerCache;
import docket.model.AnswerCache.Remembered;
import docket.model.BatchQueue;
import docket.model.Budget;
import docket.model.Catalogue;
import docket.model.Catalogue.Feature;
import docket.model.Catalogue.Model;
import docket.model.Chunk;
import docket.model.Guardrail;
import docket.model.Happening;
import docket.model.ModelAdapter;
import docket.model.ModelGateway;
import docket.model.OverBudget;
import docket.model.Part;
import docket.model.Question;
import docket.model.Schema;
import docket.model.Usage;
import docket.model.form.AnswerForm;
import docket.model.reach.Deadline;
import docket.model.reach.Reach;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The gateway: known answers first, then the model, then the cheaper one or the next batch if tokens are used up. */
public final class AskModel implements ModelGateway {

    private final Setting setting;
    private final Flights flights = new Flights();

    /**
     * All it works with.
     *
     * @param guardrails asked in this order; a question or answer goes on only if none stops it
     * @param batches where {@link OverBudget#LATER} goes; without it such a question fails
     * @param fresh how old an answer may be where a question does not say; only for questions that ask for the
     *     likeliest answer
     */
    public record Setting(
            Catalogue catalogue,
            Reach reach,
            Budget budget,
            AnswerCache cache,
            List<Guardrail> guardrails,
            Optional<BatchQueue> batches,
            AnswerForm form,
            Clock clock,
            Happening.Listener listener,
            Duration fresh) {
        public Setting {
            guardrails = List.copyOf(guardrails);
        }

        /** Where a question does not say that an answer may be known, it is asked. */
        public Setting(
                Catalogue catalogue,
                Reach reach,
                Budget budget,
                AnswerCache cache,
                List<Guardrail> guardrails,
                Optional<BatchQueue> batches,
                AnswerForm form,
                Clock clock,
                Happening.Listener listener) {
            this(catalogue, reach, budget, cache, guardrails, batches, form, clock, listener, Duration.ZERO);
        }

        public Setting withGuardrails(List<Guardrail> others) {
            return new Setting(catalogue, reach, budget, cache, others, batches, form, clock, listener, fresh);
        }

        public Setting withCatalogue(Catalogue other) {
            return new Setting(other, reach, budget, cache, guardrails, batches, form, clock, listener, fresh);
        }

        public Setting withBatches(BatchQueue queue) {
            return new Setting(
                    catalogue, reach, budget, cache, guardrails, Optional.of(queue), form, clock, listener, fresh);
        }

        public Setting withFresh(Duration other) {
            return new Setting(catalogue, reach, budget, cache, guardrails, batches, form, clock, listener, other);
        }
    }

    public AskModel(Setting setting) {
        this.setting = setting;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question) {
        return answer(question, null);
    }

    @Override
    public <T> Answer<T> stream(Question<T> question, Consumer<Chunk> listener) {
        return answer(question, listener);
    }

    private <T> Answer<T> answer(Question<T> question, @Nullable Consumer<Chunk> listener) {
        var wrong = wrong(question);
        if (wrong.isPresent()) return wrong.get();
        var deadline = Deadline.in(question.within());
        var fresh = fresh(question);
        // Tools may do things; what they did cannot be taken from a cache.
        if (fresh.isZero() || !question.tools().isEmpty()) return asked(question, deadline, listener);

        var tenant = question.asker().tenant();
        var key = Identity.of(question, setting.guardrails());
        var known = setting.cache().find(tenant, key, fresh);
        if (known.isPresent()) {
            var remembered = known.get();
            var receipt = new Receipt(remembered.model(), remembered.route(), Usage.NONE, BigDecimal.ZERO, true, 0, 0);
            var given = given(question.schema(), remembered.text(), remembered.finish(), receipt);
            if (given.isPresent()) return known(question, given.get(), listener);
        }
        var flight = tenant + "/" + key;
        var anothers = anothers(question, flight, deadline);
        if (anothers.isPresent()) return known(question, anothers.get(), listener);
        var mine = flights.fly(flight, () -> kept(question, key, fresh, asked(question, deadline, listener)));
        if (mine.isPresent()) return mine.get();
        // Somebody was a moment earlier: his answer will do after all.
        var earlier = anothers(question, flight, deadline);
        return earlier.isPresent()
                ? known(question, earlier.get(), listener)
                : kept(question, key, fresh, asked(question, deadline, listener));
    }

    private <T> Optional<Answer<T>> anothers(Question<T> question, String flight, Deadline deadline) {
        return flights.anothers(flight, deadline).flatMap(answer -> shared(question, answer));
    }

    private <T> Answer<T> kept(Question<T> question, String key, Duration fresh, Answer<T> answer) {
        if (answer instanceof Answer.Given<T>(var _, var text, var finish, var receipt) && finish != Answer.Finish.CUT)
            setting.cache()
                    .keep(
                            question.asker().tenant(),
                            key,
                            new Remembered(text, finish, receipt.model(), receipt.route()),
                            fresh);
        return answer;
    }

    private Duration fresh(Question<?> question) {
        boolean likeliest =
                question.parameters().temperature().filter(t -> t == 0).isPresent()
                        && setting.catalogue()
                                .model(question.model())
                                .flatMap(setting.reach()::adapter)
                                .filter(adapter -> adapter.manner() == ModelAdapter.Manner.CONVERSES)
                                .isPresent();
        return question.fresh().orElse(likeliest ? setting.fresh() : Duration.ZERO);
    }

    private <T> Answer<T> known(Question<T> question, Answer<T> answer, @Nullable Consumer<Chunk> listener) {
        if (answer instanceof Answer.Given<T> given) {
            setting.listener()
                    .accept(new Happening.Known(
                            question.asker(), given.receipt().model(), question.prompt()));
            if (listener != null) listener.accept(new Chunk.Words(given.text()));
        }
        return answer;
    }

    /** A twin's answer, read by our own schema (which is the same) and paid by the twin. */
    @SuppressWarnings("unchecked") // A failure holds no value, so it is one of any type.
    private <T> Optional<Answer<T>> shared(Question<T> question, Answer<?> twins) {
        if (!(twins instanceof Answer.Given<?>(var _, var text, var finish, var receipt)))
            return Optional.of((Answer<T>) twins);
        var free = new Receipt(receipt.model(), receipt.route(), Usage.NONE, BigDecimal.ZERO, true, 0, 0);
        return given(question.schema(), text, finish, free).map(answer -> answer);
    }

    private <T> Optional<Answer.Given<T>> given(Schema<T> schema, String text, Answer.Finish finish, Receipt receipt) {
        try {
            var json = schema.json().isEmpty()
                    ? Optional.<JsonNode>of(MissingNode.getInstance())
                    : setting.form().check(text, schema.json().get()) instanceof AnswerForm.Checked.Sound(var sound)
                            ? Optional.of(sound)
                            : Optional.<JsonNode>empty();
            if (json.isEmpty()) return Optional.empty();
            return Optional.of(new Answer.Given<>(schema.reading().read(text, json.get()), text, finish, receipt));
        } catch (JsonProcessingException e) {
            // Kept by an older version of the product; it is asked anew.
            return Optional.empty();
        }
    }

    private <T> Answer<T> asked(Question<T> question, Deadline deadline, @Nullable Consumer<Chunk> listener) {
        var model = setting.catalogue().model(question.model()).orElseThrow();
        var asking = new Asking<>(setting, question, deadline, listener);
        var answer = asking.ask(model, question.overBudget() == OverBudget.FAIL);
        while (answer instanceof Answer.BudgetExceeded<T> && question.overBudget() == OverBudget.CHEAPER) {
            var cheaper = model.cheaper().flatMap(setting.catalogue()::model);
            if (cheaper.isEmpty() || incapable(question, cheaper.get()).isPresent()) return asking.ask(model, true);
            model = cheaper.get();
            answer = asking.ask(model, false);
        }
        if (answer instanceof Answer.BudgetExceeded<T>
                && question.overBudget() == OverBudget.LATER
                && setting.batches().isPresent()
                && model.can(Feature.BATCH))
            return new Answer.Later<>(setting.batches().get().accept(question));
        return answer;
    }

    private <T> Optional<Answer<T>> wrong(Question<T> question) {
        var model = setting.catalogue().model(question.model());
        if (model.isEmpty())
            return rejected(
                    Rejected.Reason.CATALOGUE,
                    "The catalogue knows no model \"" + question.model() + "\".",
                    "Ask one of "
                            + String.join(
                                    ", ",
                                    setting.catalogue().models().keySet().stream()
                                            .sorted()
                                            .toList()) + ", or add it to the catalogue.");
        if (setting.reach().adapter(model.get()).isEmpty())
            return rejected(
                    Rejected.Reason.CATALOGUE,
                    "Nothing here speaks to the family \"" + model.get().family() + "\" of model " + question.model()
                            + ".",
                    "Correct the family in the catalogue or add an adapter for it.");
        var faulty = question.schema().json().flatMap(setting.form()::wrong);
        if (faulty.isPresent())
            return rejected(
                    Rejected.Reason.VALIDATION,
                    "The schema " + question.schema().name() + " cannot be used: " + faulty.get() + ".",
                    "Correct the schema.");
        return incapable(question, model.get())
                .flatMap(what -> rejected(
                        Rejected.Reason.CATALOGUE,
                        "Model " + question.model() + " takes no " + what + ".",
                        "Ask a model that the catalogue gives this feature."));
    }

    private static Optional<String> incapable(Question<?> question, Model model) {
        if (!question.tools().isEmpty() && !model.can(Feature.TOOLS)) return Optional.of("tools");
        for (var turn : question.turns())
            for (var part : turn.parts()) {
                if (part instanceof Part.Image && !model.can(Feature.IMAGES)) return Optional.of("images");
                if (part instanceof Part.Pages && !model.can(Feature.PAGES)) return Optional.of("pages");
            }
        return Optional.empty();
    }

    private static <T> Optional<Answer<T>> rejected(Rejected.Reason reason, String what, String remedy) {
        return Optional.of(new Rejected<>(reason, what, remedy));
    }
}
