package docket.contract.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator may turn where a model reads contracts as well. Nothing of it is looked at otherwise. How models are
 * reached is said under {@code docket.models}.
 */
@ConfigMapping(prefix = "docket.contract-model")
interface ModelConfig {

    /** The model's name in the catalogue. */
    @WithDefault("claude-sonnet")
    String name();

    /** A flow of the catalogue that says more about a contract: it gets title, parties and clauses, and answers text. */
    Optional<String> flow();

    /** What the knowledge of the house is looked for as: who may read playbook and precedents. */
    @WithDefault("contract")
    Set<String> roles();

    /** Passages of playbook and precedents that are shown to the model, at most of each; 0 looks for none. */
    @WithDefault("4")
    int passages();

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

    /** The database of budgets and ledger. Unset, the one of the other services. */
    Optional<String> databaseUrl();

    Optional<String> databaseUsername();

    Optional<String> databasePassword();
}
