package docket.review;

import java.util.List;
import java.util.Optional;

/**
 * The files in which a house says how it wants things: its policy, its playbook, its templates, its lines about CRM and
 * engines.
 */
public interface HouseFiles {

    /**
     * One of them.
     *
     * @param name as in {@code policy} or {@code templates/acme.yaml}
     * @param section policy, playbook, templates, crm or engines
     */
    record HouseFile(String name, String section, String text) {}

    /** Those there are on this machine; a section nobody set up has none. */
    List<HouseFile> all();

    Optional<HouseFile> find(String name);

    /** Whether templates may be added. */
    boolean takesTemplates();

    /** @return what is wrong with it, as a sentence; empty if nothing is */
    String trouble(String name, String text);

    /** What holds while nothing is written, to begin with; empty where there is no such text. */
    String usual(String name);

    /** All of it or nothing; whoever reads it sees the old text or the new one. */
    void write(String name, String text);
}
