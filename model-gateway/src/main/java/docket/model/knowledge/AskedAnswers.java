package docket.model.knowledge;

import docket.model.Answer;
import docket.model.ModelGateway;
import docket.model.Part;
import docket.model.Turn;
import docket.model.knowledge.Told.Citation;
import docket.model.knowledge.Told.Statement;
import docket.model.prompt.Prompt;
import docket.model.prompt.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a model, and believes no quote: each is looked for in its passage and given back as it stands there. A statement
 * none of whose quotes stands where it says is left out and counted.
 */
public final class AskedAnswers implements Answering {

    private static final Prompt PROMPT = Prompts.delivered(AskedAnswers.class, "cited-answer/1.md");

    private final ModelGateway gateway;
    private final Optional<String> model;

    /** @param model of the catalogue, instead of the prompt's own */
    public AskedAnswers(ModelGateway gateway, Optional<String> model) {
        this.gateway = gateway;
        this.model = model;
    }

    private record Said(List<SaidStatement> statements) {}

    private record SaidStatement(String words, List<SaidCitation> citations) {}

    private record SaidCitation(int passage, String quote) {}

    @Override
    public Answer<Told> answer(Search search, List<Passage> passages) {
        if (passages.isEmpty()) return QuotedAnswers.given(Told.nothing());
        var question = PROMPT.as(Said.class, search.asker(), Map.of("question", search.question()))
                .within(search.within());
        var parts = new ArrayList<>(question.turns().getFirst().parts());
        for (int i = 0; i < passages.size(); i++)
            parts.add(new Part.Data(
                    "passage " + (i + 1),
                    passages.get(i).title() + "\n\n" + passages.get(i).text()));
        var whole = question.withTurns(List.of(new Turn(Turn.Role.USER, parts)));
        return told(gateway.ask(model.map(whole::withModel).orElse(whole)), passages);
    }

    @SuppressWarnings("unchecked") // A failure holds no value, so it is one of any type.
    private static Answer<Told> told(Answer<Said> answer, List<Passage> passages) {
        if (!(answer instanceof Answer.Given<Said>(var said, var _, var finish, var receipt)))
            return (Answer<Told>) (Answer<?>) answer;
        var statements = new ArrayList<Statement>();
        int unfounded = 0;
        for (var statement : said.statements()) {
            var citations = citations(statement, passages);
            if (citations.isEmpty()) unfounded++;
            else statements.add(new Statement(statement.words(), citations));
        }
        var told = new Told(statements, unfounded);
        return new Answer.Given<>(told, told.text(), finish, receipt);
    }

    private static List<Citation> citations(SaidStatement statement, List<Passage> passages) {
        var citations = new ArrayList<Citation>();
        for (var said : statement.citations()) {
            if (said.passage() > passages.size()) continue;
            var passage = passages.get(said.passage() - 1);
            Quotes.exact(passage.text(), said.quote())
                    .map(quote -> new Citation(passage.document(), passage.title(), passage.page(), quote))
                    .filter(citation -> !citations.contains(citation))
                    .ifPresent(citations::add);
        }
        return citations;
    }
}
