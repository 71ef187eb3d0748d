package docket.model.knowledge;

import java.util.List;
import java.util.Set;

/** Where documents are put so that they can be asked. */
public interface KnowledgeIndex {

    /** Puts a document in, or in the place of what it was. Whole or not at all; the same again costs next to nothing. */
    Indexed put(Source source);

    /** Takes a document out with everything that was known of it; false if it was not there. */
    boolean remove(String tenant, String document);

    /**
     * A document to be known.
     *
     * @param document names it in citations; one tenant's names are its own
     * @param roles who may read it: whoever has one of them
     */
    record Source(String tenant, String document, String title, Set<String> roles, List<Page> pages) {
        public Source {
            roles = Set.copyOf(roles);
            pages = List.copyOf(pages);
            if (tenant.isBlank() || document.isBlank())
                throw new IllegalArgumentException("a document needs a tenant and a name");
            if (roles.isEmpty() || roles.stream().anyMatch(String::isBlank))
                throw new IllegalArgumentException("document " + document + " needs a role that may read it");
        }

        /** A document as the reader read it. */
        public static Source read(
                String tenant, String document, String title, Set<String> roles, List<docket.reader.Page> pages) {
            var words = pages.stream()
                    .map(page -> new Page(page.number(), page.language(), page.text()))
                    .toList();
            return new Source(tenant, document, title, roles, words);
        }
    }

    /**
     * The words of a page.
     *
     * @param number counted from 1
     * @param language ISO 639-1; empty if nothing tells
     */
    record Page(int number, String language, String text) {}

    /**
     * What became of it.
     *
     * @param changed pages that were not known as they are
     * @param passages it has now
     */
    record Indexed(int changed, int passages) {}
}
