package docket.proposal.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the house adds to proposals. */
@ConfigMapping(prefix = "docket.proposal")
interface HouseConfig {

    /** A folder with the house's own {@code proposal.docx}, {@code proposal.html} or both; read at the start. */
    Optional<String> template();

    /** A file, or {@code s3://bucket/key}: articles as CSV or JSON. Without one only the deal names prices. */
    Optional<String> priceList();

    /** ISO 4217, of deals and requests that name none, as those of a CRM that knows one currency only. */
    Optional<String> currency();

    /** Answers to requirements are quoted from sources of knowledge that these roles may read. */
    @WithDefault("proposal")
    Set<String> knowledgeRoles();

    /** Sections are taken from sources that these roles may read. */
    @WithDefault("proposal-blocks")
    Set<String> blockRoles();

    /** How far a model may go that writes; asked where {@code docket.engine.deals} is {@code bedrock}. */
    Chain chain();

    interface Chain {

        /** Questions to a model for one draft; 0 has none written. */
        @WithDefault("10")
        int steps();

        /** Tokens for one draft, in and out. */
        @WithDefault("60000")
        long tokens();

        /** Longest for one draft. Keep it well below the queue's visibility timeout. */
        @WithDefault("PT2M")
        Duration within();
    }
}
