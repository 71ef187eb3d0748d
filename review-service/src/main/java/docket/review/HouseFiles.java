package docket.review;

import java.util.List;
import java.util.Optional;

/** The files in which a house says how it wants things: its policy, its playbook, its templates. */
public interface HouseFiles {

    /**
     * One of them.
     *
     * @param name as in {@code policy} or {@code templates/acme.yaml}
     * @param section policy, playbook or templates
     */
    record HouseFile(String name, String section, String text) {}

    /** Those there are on this machine; a section nobody set up has none. */
    List<HouseFile> all();

    Optional<HouseFile> find(String name);

    /** Whether templates may be added. */
    boolean takesTemplates();

    /** @return what is wrong with it, as a sentence; empty if nothing is */
    String trouble(String name, String text);

    /** All of it or nothing; whoever reads it sees the old text or the new one. */
    void write(String name, String text);
}
