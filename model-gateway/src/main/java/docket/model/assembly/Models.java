package docket.model.assembly;

import docket.model.AnswerCache;
import docket.model.BatchQueue;
import docket.model.Catalogue;
import docket.model.Happening;
import docket.model.Interventions;
import docket.model.Ledger;
import docket.model.ModelAdapter;
import docket.model.ModelGateway;
import docket.model.ask.AskModel;
import docket.model.aws.BedrockClients;
import docket.model.aws.BedrockKnowledge;
import docket.model.form.AnswerForm;
import docket.model.knowledge.Answering;
import docket.model.knowledge.AskedAnswers;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.KnowledgeIndex;
import docket.model.knowledge.QuotedAnswers;
import docket.model.knowledge.Reranked;
import docket.model.observe.EmfLines;
import docket.model.observe.Everybody;
import docket.model.observe.TextLog;
import docket.model.reach.Places;
import docket.model.reach.Reach;
import docket.model.reach.RetryBudget;
import docket.model.store.ModelSchema;
import docket.model.store.PostgresAnswers;
import docket.model.store.PostgresBudget;
import docket.model.store.PostgresInterventions;
import docket.model.store.PostgresKnowledge;
import docket.model.store.PostgresLedger;
import docket.model.store.PostgresPlaceOrders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The whole gateway: every family of models, budgets and ledger, known answers, single flight, guardrails and
 * observation in one path, as {@link Settings} say.
 *
 * <pre>{@code
 * var models = Models.with(Settings.read(name -> config.getOptionalValue("docket.models." + name, String.class)), database)
 *         .telling(new ModelMetrics(registry))
 *         .assemble();
 * models.gateway().ask(…);
 * }</pre>
 */
public final class Models implements AutoCloseable {

    private final Catalogue catalogue;
    private final PostgresBudget budget;
    private final PostgresLedger ledger;
    private final AnswerCache answers;
    private final Interventions interventions;
    private final Places places;
    private final PostgresPlaceOrders orders;
    private final BedrockClients clients;
    private final ModelGateway gateway;
    private final PostgresKnowledge store;
    private final Knowledge knowledge;

    /** What goes into it. */
    public static final class Parts {
        private final Settings settings;
        private final DataSource database;
        private final List<Happening.Listener> listeners = new ArrayList<>();
        private final List<ModelAdapter> adapters = new ArrayList<>();
        private Optional<BatchQueue> batches = Optional.empty();
        private Reach.Waiting waiting = Thread::sleep;
        private Clock clock = Clock.systemUTC();

        private Parts(Settings settings, DataSource database) {
            this.settings = settings;
            this.database = database;
        }

        /** Somebody who hears what happens. */
        public Parts telling(Happening.Listener listener) {
            listeners.add(listener);
            return this;
        }

        /** Where questions go that may wait. */
        public Parts batching(BatchQueue queue) {
            batches = Optional.of(queue);
            return this;
        }

        /** A family of one's own, asked before the delivered ones. */
        public Parts speaking(ModelAdapter adapter) {
            adapters.add(adapter);
            return this;
        }

        /** Another clock, and another way to wait. */
        public Parts by(Clock clock, Reach.Waiting waiting) {
            this.clock = clock;
            this.waiting = waiting;
            return this;
        }

        /** Brings the schema up to date and puts the gateway together. */
        public Models assemble() {
            return new Models(this);
        }
    }

    /** @param database of PostgreSQL; the schema {@code model} is made there */
    public static Parts with(Settings settings, DataSource database) {
        return new Parts(settings, database);
    }

    private Models(Parts parts) {
        var settings = parts.settings;
        var database = parts.database;
        ModelSchema.migrate(database);
        catalogue = Pieces.catalogue(settings);
        interventions = new PostgresInterventions(database, parts.clock);
        var listener = listener(parts, interventions);
        budget = new PostgresBudget(database, catalogue, parts.clock, listener);
        settings.tokensPerDay().ifPresent(tokens -> budget.limit("*", "*", settings.tokensPerDay()));
        ledger = new PostgresLedger(database);
        answers = new PostgresAnswers(database, parts.clock);
        places = new Places(listener);
        orders = new PostgresPlaceOrders(database, parts.clock);
        places.follow(orders.standing());
        clients = BedrockClients.here(settings.bedrock(), settings.modelTimeout());
        var reach = new Reach(
                Pieces.adapters(settings, parts.adapters, clients),
                places,
                new RetryBudget(),
                parts.waiting,
                settings.modelTimeout(),
                listener);
        var asking = new AskModel(new AskModel.Setting(
                catalogue,
                reach,
                budget,
                answers,
                Pieces.guardrails(settings, clients),
                parts.batches,
                new AnswerForm(),
                parts.clock,
                listener,
                settings.fresh()));
        gateway = settings.texts() ? new TextLog(asking, System.getLogger("docket.model.texts")) : asking;
        var answering = answering(settings.knowledge(), gateway);
        store = new PostgresKnowledge(database, parts.clock, answering);
        knowledge = knowledge(settings.knowledge(), gateway, store, answering);
    }

    private static Answering answering(Settings.KnowledgeBy by, ModelGateway gateway) {
        return by.model().isPresent() ? new AskedAnswers(gateway, by.model()) : new QuotedAnswers();
    }

    private static Knowledge knowledge(
            Settings.KnowledgeBy by, ModelGateway gateway, Knowledge store, Answering answering) {
        var knowledge = by.retrieve()
                .<Knowledge>map(base -> new BedrockKnowledge(gateway, base, by.generate(), answering))
                .orElse(store);
        return by.rerank()
                .<Knowledge>map(model -> new Reranked(knowledge, gateway, model, answering))
                .orElse(knowledge);
    }

    private static Happening.Listener listener(Parts parts, Interventions interventions) {
        var listeners = new ArrayList<Happening.Listener>();
        listeners.add(happening -> {
            if (happening instanceof Happening.Intervened intervened) interventions.keep(intervened);
        });
        parts.settings
                .emf()
                .ifPresent(namespace -> listeners.add(new EmfLines(namespace, parts.clock, System.out::println)));
        listeners.addAll(parts.listeners);
        return new Everybody(listeners);
    }

    public ModelGateway gateway() {
        return gateway;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public PostgresBudget budget() {
        return budget;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** How every place stands. Steer them with {@link #order}, or other processes do not hear of it. */
    public Places places() {
        return places;
    }

    /** Closes a place or keeps it open, here at once and in every process with its next {@link #follow}. */
    public void order(Places.Ordered ordered) {
        orders.order(ordered);
        follow();
    }

    /** Lets a place be judged by its calls again. */
    public void withdraw(String model, String route, String why) {
        orders.withdraw(model, route);
        places.judge(model, route, why);
    }

    /** Does what was ordered elsewhere; to be called every few seconds. */
    public void follow() {
        places.follow(orders.standing());
    }

    /** What the documents say: those in PostgreSQL, or a knowledge base of Bedrock, as is set. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** Where documents are put into PostgreSQL. */
    public KnowledgeIndex index() {
        return store;
    }

    public Interventions interventions() {
        return interventions;
    }

    /** Books what nobody settled and forgets answers that expired; to be called every minute. */
    public void sweep() {
        budget.sweep();
        answers.sweep();
    }

    @Override
    public void close() {
        clients.close();
    }
}
