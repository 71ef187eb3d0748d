package docket.contract;

import docket.documents.Finding;
import docket.messages.DocumentId;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.util.List;

/**
 * Reads a contract after the local engine has: it may add and object, it can take nothing away. What it says is used only
 * where its words stand on the page.
 */
public interface SecondReader {

    /** Which engine and version, as in {@code model-1}; results of different versions are kept apart. */
    String engine();

    /**
     * Reads all pages. Called again for the same document it asks nothing that it has an answer to.
     *
     * @param local what the local engine found
     */
    Opinion read(DocumentId id, Pages pages, ContractTerms local);

    /** What came of it. */
    sealed interface Opinion {

        /** In US dollars, also of an opinion that never came. */
        BigDecimal cost();

        /**
         * @param terms what it found; every quote stands on its page
         * @param findings what went wrong, and what of the local engine's it denies
         * @param note what people should know about how it went; empty if all went well
         */
        record Given(ContractTerms terms, List<Finding> findings, BigDecimal cost, String note) implements Opinion {

            public Given {
                findings = List.copyOf(findings);
            }
        }

        /** The local engine answers alone. @param why a sentence for people */
        record Away(String why, BigDecimal cost) implements Opinion {}
    }
}
