package docket.proposal.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.crm")
interface ProposalConfig {

    /** Shared with the CRM; signs its webhooks and our answers. At least 16 characters, better 32 random bytes. */
    String secret();

    /**
     * Where approved proposals are told, as in {@code https://crm.example.com/deals/{deal_id}}. Without it proposals end
     * approved and the CRM hears nothing.
     */
    Optional<String> writeBackUrl();

    /** PATCH, POST or PUT. */
    @WithDefault("PATCH")
    String writeBackMethod();

    /** The address of a proposal for people; {@code {document}} stands for the document's id. */
    @WithDefault("http://127.0.0.1:9300/documents/{document}")
    String proposalLink();

    /** The pause after the first attempt that did not work out. It doubles; half of it is left to chance. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** No pause is longer, unless the CRM asks for it. */
    @WithDefault("PT5M")
    Duration longestPause();

    /** After so many attempts the document fails visibly; a person can send it again. */
    @WithDefault("15")
    int attempts();
}
