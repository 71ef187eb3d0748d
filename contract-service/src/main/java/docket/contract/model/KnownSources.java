package docket.contract.model;

import docket.contract.Clause;
import docket.contract.ContractTerms;
import docket.contract.Term;
import docket.documents.Field;
import docket.model.Answer;
import docket.model.Asker;
import docket.model.ModelGateway;
import docket.model.Part;
import docket.model.Question;
import docket.model.Turn;
import docket.model.knowledge.Knowledge;
import docket.model.knowledge.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Playbook and precedents from the house's knowledge (Retrieve), and what a flow has to say. Whatever cannot be had is
 * left out: it helps a reading, no reading hangs on it.
 */
public final class KnownSources implements Sources {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Knowledge knowledge;
    private final ModelGateway gateway;
    private final Optional<String> flow;
    private final Set<String> roles;
    private final int most;

    /** @param most passages of each kind; 0 for none */
    public KnownSources(Knowledge knowledge, ModelGateway gateway, Optional<String> flow, Set<String> roles, int most) {
        this.knowledge = knowledge;
        this.gateway = gateway;
        this.flow = flow;
        this.roles = Set.copyOf(roles);
        this.most = most;
    }

    @Override
    public List<Passage> about(String document, ContractTerms contract) {
        var asker = Asker.service("contract-service").about(document);
        var title = contract.field(Term.DOCUMENT_TITLE).map(Field::value).orElse("contract");
        var found = new ArrayList<Passage>();
        found.addAll(found(asker, "playbook position for " + title, "playbook"));
        found.addAll(found(asker, "precedent " + title, "precedent"));
        flow.flatMap(name -> said(asker, name, title, contract)).ifPresent(found::add);
        return found.stream().distinct().toList();
    }

    private List<Passage> found(Asker asker, String question, String what) {
        if (most < 1) return List.of();
        var search = new Search(asker, roles, question, most, WITHIN);
        if (!(knowledge.retrieve(search) instanceof Answer.Given<List<docket.model.knowledge.Passage>> given))
            return List.of();
        return given.value().stream()
                .map(passage -> new Passage(
                        what + " " + passage.title() + (passage.page() > 0 ? ", page " + passage.page() : ""),
                        passage.text()))
                .toList();
    }

    private Optional<Passage> said(Asker asker, String name, String title, ContractTerms contract) {
        var about = new StringBuilder("title: ").append(title).append('\n');
        contract.field(Term.PARTIES)
                .ifPresent(parties ->
                        about.append("parties: ").append(parties.value()).append('\n'));
        about.append(contract.clauses().stream()
                .filter(clause -> clause.confidence().value() >= Clause.LIKELY)
                .map(clause -> clause.type().label())
                .distinct()
                .collect(Collectors.joining(", ", "clauses: ", "")));
        var question = Question.to(name, asker, "-")
                .withTurns(List.of(Turn.user(new Part.Data("contract", about.toString()))))
                .within(WITHIN);
        return gateway.ask(question) instanceof Answer.Given<String> given
                        && !given.value().isBlank()
                ? Optional.of(new Passage("flow " + name, given.value()))
                : Optional.empty();
    }
}
