package docket.model.aws;

import com.fasterxml.jackson.databind.JsonNode;
import docket.model.Answer;
import docket.model.ModelAdapter;
import docket.model.ModelGateway;
import docket.model.Question;
import docket.model.Schema;
import docket.model.Usage;
import docket.model.knowledge.Answering;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.Passage;
import docket.model.knowledge.Search;
import docket.model.knowledge.Told;
import docket.model.knowledge.Told.Citation;
import docket.model.knowledge.Told.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A knowledge base of Bedrock, asked like a model: its questions have budgets, retries, other regions and a place in the
 * ledger as all have.
 */
public final class BedrockKnowledge implements Knowledge {

    private static final String PASSAGES = """
            {"type": "object", "required": ["passages"], "properties": {"passages": {"type": "array"}}}""";
    private static final String CITATIONS = """
            {"type": "object", "required": ["citations"], "properties": {"citations": {"type": "array"}}}""";

    private final ModelGateway gateway;
    private final String retrieve;
    private final Optional<String> generate;
    private final Answering answering;

    /**
     * @param retrieve the model of family {@code retrieve} in the catalogue
     * @param generate the one of family {@code knowledge-base} that answers, if Bedrock shall: RetrieveAndGenerate
     * @param answering makes the answer of the passages where Bedrock shall not
     */
    public BedrockKnowledge(ModelGateway gateway, String retrieve, Optional<String> generate, Answering answering) {
        this.gateway = gateway;
        this.retrieve = retrieve;
        this.generate = generate;
        this.answering = answering;
    }

    /** The families it takes. */
    public static List<ModelAdapter> adapters(BedrockClients clients) {
        return List.of(
                new FlowAdapter(clients),
                new RetrieveAdapter(clients),
                new RetrieveAndGenerateAdapter(clients),
                new RerankAdapter(clients));
    }

    @Override
    public Answer<List<Passage>> retrieve(Search search) {
        // Who may read nothing is not even asked about.
        if (search.roles().isEmpty()) return given(List.of());
        return gateway.ask(question(search, retrieve, PASSAGES, json -> {
            var passages = new ArrayList<Passage>();
            json.path("passages").forEach(node -> passages.add(KnowledgeWire.passage(node)));
            return List.copyOf(passages);
        }));
    }

    @Override
    @SuppressWarnings("unchecked") // A failure holds no value, so it is one of any type.
    public Answer<Told> answer(Search search) {
        if (search.roles().isEmpty()) return given(Told.nothing());
        if (generate.isPresent())
            return gateway.ask(question(search, generate.get(), CITATIONS, BedrockKnowledge::told));
        return switch (retrieve(search)) {
            case Answer.Given<List<Passage>>(var passages, var _, var _, var _) -> answering.answer(search, passages);
            case Answer<List<Passage>> failure -> (Answer<Told>) (Answer<?>) failure;
        };
    }

    private interface Reading<T> {
        T of(JsonNode json);
    }

    private static <T> Question<T> question(Search search, String model, String form, Reading<T> reading) {
        var schema = Schema.json("found", form);
        return Question.to(model, search.asker(), search.question())
                .withSystem(List.of(KnowledgeWire.reader(search)))
                .withSchema(new Schema<>(schema.name(), schema.json(), (_, json) -> reading.of(json)))
                .within(search.within());
    }

    /** Bedrock cites passages, not words: the quote is the whole passage. */
    private static Told told(JsonNode json) {
        var statements = new ArrayList<Statement>();
        int unfounded = 0;
        for (var said : json.path("citations")) {
            var citations = new ArrayList<Citation>();
            for (var node : said.path("passages")) {
                var passage = KnowledgeWire.passage(node);
                citations.add(new Citation(passage.document(), passage.title(), passage.page(), passage.text()));
            }
            if (citations.isEmpty()) unfounded++;
            else statements.add(new Statement(said.path("words").asText(), citations));
        }
        return new Told(statements, unfounded);
    }

    private static <T> Answer<T> given(T value) {
        var receipt = new Answer.Receipt("none", "none", Usage.NONE, BigDecimal.ZERO, false, 0, 0);
        return new Answer.Given<>(value, "", Answer.Finish.DONE, receipt);
    }
}
