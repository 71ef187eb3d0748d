package docket.review;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentId;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done with contracts beside deciding them. */
public interface ContractDesk {

    /** A contract with its key terms. */
    record Stored(DocumentId id, String file, Map<String, Field> terms) {

        public Stored {
            terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        }
    }

    /**
     * Something due.
     *
     * @param term which key term says so
     * @param page where, 0 if on none
     * @param notice whether a notice must be given by then
     * @param reminders days before on which somebody is told
     */
    record Day(
            DocumentId document,
            String term,
            LocalDate on,
            String what,
            int page,
            String quote,
            boolean notice,
            List<Integer> reminders) {

        public Day {
            reminders = List.copyOf(reminders);
        }
    }

    /** The nearest first. */
    List<Day> days(List<Stored> contracts);

    /** The same as an iCalendar file with alarms. */
    String calendarFile(List<Stored> contracts, Instant now);

    /** A file made for people. @param placed how many proposals found their passage @param proposed how many there are */
    record Made(String name, byte[] bytes, int placed, int proposed) {}

    /**
     * The contract with the proposals of its findings written in.
     *
     * @param author whom changes are ascribed to
     * @return empty if nothing can be written into such a file
     * @throws IOException if the file is damaged
     */
    Optional<Made> redline(DocumentId id, Reading reading, String author) throws IOException;

    /** One passage that differs. Pages are 0 where it stands in one version only. */
    record Difference(String how, String where, String marked, int pageBefore, int pageAfter) {}

    /** In the order of the newer version. */
    List<Difference> compare(DocumentId before, DocumentId after);

    /** Clauses that are not as the house's playbook wants them, against its wording. */
    List<Difference> compareWithStandard(Reading reading);

    /** @param understood what the question was taken to ask */
    record Reply(List<String> understood, List<Hit> contracts, int asked, int unknown) {

        public Reply {
            understood = List.copyOf(understood);
            contracts = List.copyOf(contracts);
        }
    }

    /** A contract that answers a question, with what proves it. */
    record Hit(String id, String file, List<Fact> facts) {

        public Hit {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String term, String value, int page, String quote) {}

    /** @return empty if no word of the question was understood */
    Optional<Reply> ask(String question, List<Stored> contracts, LocalDate today);

    /** A finding with what a person made of it. */
    record Ruled(DocumentId document, Finding finding) {}

    /** Changes of the playbook that people's answers suggest, as YAML to paste; a comment alone if none do. */
    String suggestions(List<Ruled> ruled);
}
