package docket.proposal.store;

import docket.model.Answer;
import docket.model.Asker;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.QuotedAnswers;
import docket.model.knowledge.Search;
import docket.model.store.ModelSchema;
import docket.model.store.PostgresKnowledge;
import docket.proposal.assist.Library;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The house's knowledge, as far as the roles of those who work on deals may read it. */
public final class HouseLibrary implements Library {

    private static final Asker ASKER = Asker.service("proposal-service");
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Supplier<Knowledge> knowledge;
    private final Set<String> roles;

    /** @param knowledge made when something is first looked for */
    public HouseLibrary(Supplier<Knowledge> knowledge, Set<String> roles) {
        this.knowledge = knowledge;
        this.roles = Set.copyOf(roles);
    }

    /** The store in PostgreSQL, without any model. */
    public static Knowledge store(DataSource database) {
        ModelSchema.migrate(database);
        return new PostgresKnowledge(database, Clock.systemUTC(), new QuotedAnswers());
    }

    @Override
    public List<Passage> find(String question, int most) {
        if (roles.isEmpty() || question.isBlank()) return List.of();
        var asked = question.length() > 2000 ? question.substring(0, 2000) : question;
        return knowledge.get().retrieve(new Search(ASKER, roles, asked, most, WITHIN))
                        instanceof Answer.Given<List<docket.model.knowledge.Passage>> given
                ? given.value().stream()
                        .map(passage -> new Passage(
                                passage.title() + (passage.page() > 0 ? ", page " + passage.page() : ""),
                                passage.text()))
                        .toList()
                : List.of();
    }
}
