package docket.review;

import docket.messages.DocumentId;
import java.util.List;
import java.util.Optional;

/** The versions of a proposal, and what differs between two of them. */
public interface VersionDesk {

    /**
     * A version, as it was drafted or decided.
     *
     * @param by who approved it; empty if nobody did
     * @param at when; empty if nobody did
     * @param sha256 of the file that was approved
     */
    record Version(DocumentId document, String name, String by, String at, String sha256) {

        /** As it is named where two are compared. */
        public String reference() {
            return document + ":" + name;
        }
    }

    /** The oldest first. */
    List<Version> versions(DocumentId document);

    /**
     * One line of both, side by side. What differs in it is marked: {@code [-gone-]} and {@code {+added+}}.
     *
     * @param section its title
     * @param how same, changed, gone or added
     */
    record Line(String section, String how, String before, String after) {}

    /** @return empty if one of them is none */
    Optional<List<Line>> compare(String before, String after);
}
