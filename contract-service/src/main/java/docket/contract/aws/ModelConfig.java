package docket.contract.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What an operator may turn where a model reads as well. Nothing of it is looked at otherwise. */
@ConfigMapping(prefix = "docket.contract-model")
interface ModelConfig {

    /** The model's name in the catalogue. */
    @WithDefault("claude-sonnet")
    String name();

    /** A catalogue of models of one's own, instead of the delivered one. */
    Optional<String> catalogue();

    /** Where Bedrock is asked instead of at AWS. */
    Optional<URI> endpoint();

    /** Whose account asks: a profile of the AWS configuration. Unset, the account the service runs as. */
    Optional<String> profile();

    /** Longest one question may take. */
    @WithDefault("PT2M")
    Duration timeout();

    /** Longest for one contract; then the local engine answers alone. Keep it below the queue's visibility timeout. */
    @WithDefault("PT4M")
    Duration within();

    /** Characters of the contract in one question; about a quarter of it in tokens. */
    @WithDefault("60000")
    int characters();

    /** Questions to read a contract at most; of longer ones the model is shown the pages that matter most. */
    @WithDefault("10")
    int questions();

    /** Questions at the same time. */
    @WithDefault("3")
    int atOnce();

    /** Tokens a day for contracts. Unset, what is set in the ledger's tables counts. */
    OptionalLong tokensPerDay();

    /** A guardrail of Bedrock that looks at every question and answer, contextual grounding included. */
    Optional<String> guardrail();

    @WithDefault("1")
    String guardrailVersion();

    /** The database of budgets and ledger. Unset, the one of the other services. */
    Optional<String> databaseUrl();

    Optional<String> databaseUsername();

    Optional<String> databasePassword();
}
