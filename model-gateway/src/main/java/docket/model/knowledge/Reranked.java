package docket.model.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import docket.model.Answer;
import docket.model.ModelGateway;
import docket.model.Part;
import docket.model.Question;
import docket.model.Schema;
import docket.model.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * Knowledge whose passages a ranking model has put in order: four times as many are looked for as are wanted, and the
 * best of them kept. If the ranking model is away, the order stays as it was found: a worse order is better than none.
 */
public final class Reranked implements Knowledge {

    private static final int MORE = 4;
    private static final int MOST = 50;
    private static final String FORM = """
            {"type": "object", "required": ["ranks"], "properties": {"ranks": {"type": "array", "items": {
              "type": "object", "required": ["index", "score"]}}}}""";

    private final Knowledge knowledge;
    private final ModelGateway gateway;
    private final String model;
    private final Answering answering;

    /**
     * @param model of family {@code rerank} in the catalogue
     * @param answering makes the answer of the passages that are left
     */
    public Reranked(Knowledge knowledge, ModelGateway gateway, String model, Answering answering) {
        this.knowledge = knowledge;
        this.gateway = gateway;
        this.model = model;
        this.answering = answering;
    }

    @Override
    public Answer<List<Passage>> retrieve(Search search) {
        var wide = search.most(Math.min(MOST, MORE * search.most()));
        return switch (knowledge.retrieve(wide)) {
            case Answer.Given<List<Passage>>(var passages, var text, var finish, var receipt) ->
                new Answer.Given<>(best(search, passages), text, finish, receipt);
            case Answer<List<Passage>> failure -> failure;
        };
    }

    private List<Passage> best(Search search, List<Passage> passages) {
        if (passages.size() < 2) return passages;
        var parts = new ArrayList<Part>();
        parts.add(new Part.Text(search.question()));
        for (Passage passage : passages) parts.add(new Part.Data("passage", passage.text()));
        var question = Question.to(model, search.asker(), search.question())
                .withTurns(List.of(new Turn(Turn.Role.USER, parts)))
                .withSchema(Schema.json("ranks", FORM))
                .within(search.within());
        var best = gateway.ask(question) instanceof Answer.Given<JsonNode> ranked
                ? ordered(passages, ranked.value().path("ranks"))
                : passages;
        return best.stream().limit(search.most()).toList();
    }

    @Override
    @SuppressWarnings("unchecked") // A failure holds no value, so it is one of any type.
    public Answer<Told> answer(Search search) {
        return switch (retrieve(search)) {
            case Answer.Given<List<Passage>>(var passages, var _, var _, var _) -> answering.answer(search, passages);
            case Answer<List<Passage>> failure -> (Answer<Told>) (Answer<?>) failure;
        };
    }

    private static List<Passage> ordered(List<Passage> passages, JsonNode ranks) {
        var ordered = new ArrayList<Passage>();
        for (var rank : ranks) {
            var passage = passages.get(rank.path("index").asInt());
            ordered.add(new Passage(
                    passage.document(),
                    passage.title(),
                    passage.page(),
                    passage.text(),
                    rank.path("score").asDouble()));
        }
        return ordered;
    }
}
