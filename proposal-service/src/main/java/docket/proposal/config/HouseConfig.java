package docket.proposal.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** What the house adds to proposals. */
@ConfigMapping(prefix = "docket.proposal")
interface HouseConfig {

    /** A file, or {@code s3://bucket/key}: articles as CSV or JSON. Without one only the deal names prices. */
    Optional<String> priceList();

    /** Answers to requirements are quoted from sources of knowledge that these roles may read. */
    @WithDefault("proposal")
    Set<String> knowledgeRoles();

    /** Sections are taken from sources that these roles may read. */
    @WithDefault("proposal-blocks")
    Set<String> blockRoles();
}
