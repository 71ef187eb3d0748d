package docket.contract.model;

import docket.contract.Precedents;
import docket.contract.Term;
import docket.contract.local.PageTexts;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentId;
import docket.messages.Ruling;
import docket.model.Asker;
import docket.model.knowledge.KnowledgeIndex;
import docket.model.knowledge.KnowledgeIndex.Page;
import docket.model.knowledge.KnowledgeIndex.Source;
import docket.reader.Pages;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Precedents in the house's knowledge, where {@link KnownSources} finds them: an approved contract page by page, and
 * what people said about its risks. Words to machines are in neither; pages that did not change cost nothing.
 */
public final class KnownPrecedents implements Precedents {

    private static final String TENANT = Asker.service("contract-service").tenant();

    private final KnowledgeIndex index;
    private final Set<String> roles;

    /** @param roles who may read precedents */
    public KnownPrecedents(KnowledgeIndex index, Set<String> roles) {
        this.index = index;
        this.roles = Set.copyOf(roles);
    }

    @Override
    public void keep(DocumentId id, Pages pages, Reading approved) {
        var title = approved.field(Term.DOCUMENT_TITLE).map(Field::value).orElse("contract");
        var texts = PageTexts.of(pages);
        var words = IntStream.rangeClosed(1, texts.count())
                .mapToObj(page -> new Page(page, pages.pages().get(page - 1).language(), texts.text(page)))
                .toList();
        index.put(new Source(TENANT, contract(id), title, roles, words));
        var rulings = rulings(title, approved);
        if (rulings.isEmpty()) index.remove(TENANT, rulings(id));
        else
            index.put(
                    new Source(TENANT, rulings(id), "rulings on " + title, roles, List.of(new Page(1, "en", rulings))));
    }

    @Override
    public void forget(DocumentId id) {
        index.remove(TENANT, contract(id));
        index.remove(TENANT, rulings(id));
    }

    private static String contract(DocumentId id) {
        return "precedent " + id;
    }

    private static String rulings(DocumentId id) {
        return "rulings " + id;
    }

    /** A paragraph for each risk somebody said something about. */
    private static String rulings(String title, Reading approved) {
        return approved.items().values().stream()
                .filter(finding -> finding.ruling() != null)
                .map(finding -> ruling(title, finding))
                .collect(Collectors.joining("\n\n"));
    }

    private static String ruling(String title, Finding finding) {
        var said = new StringBuilder("Precedent for ").append(title).append(", ");
        said.append(finding.field().replace('_', ' ').toLowerCase(Locale.ROOT)).append(". ");
        if (finding.evidence() instanceof Evidence.OnPage on)
            said.append("It says: ").append(PageTexts.dense(on.quote())).append(' ');
        var ruling = finding.ruling();
        var advice = finding.advice();
        if (ruling == null || ruling.choice() == Ruling.Choice.REJECTED) {
            said.append("Ruled: no risk here.");
        } else if (ruling.choice() == Ruling.Choice.EDITED) {
            said.append("Ruled: to be worded ").append(ruling.wording());
        } else {
            said.append("Ruled: a risk");
            if (advice != null && !advice.wording().isEmpty())
                said.append(", to be worded ").append(advice.wording());
        }
        return said.toString();
    }
}
