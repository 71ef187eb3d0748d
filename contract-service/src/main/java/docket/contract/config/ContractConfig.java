package docket.contract.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.contract")
interface ContractConfig {

    /** Below this confidence a person looks at a key term. Higher means fewer mistakes and more reviews. */
    @WithDefault("0.6")
    double reviewBelow();

    /** Laws that need no second look, as in {@code Germany,Austria}. Unset, any law is accepted. */
    Optional<Set<String>> homeLaws();

    /** The file of the house's own playbook. Unset, the usual one. */
    Optional<Path> playbook();

    /** What {@code docket train contracts} wrote; the model that comes with Docket counts while there is no such file. */
    Optional<Path> clauseModel();

    /** A contract that renews itself unless told so more days before is a risk. */
    @WithDefault("60")
    int longestRenewalNotice();

    /** Interest on late payment above this, in percent a year, is a risk. */
    @WithDefault("12")
    double highestInterest();
}
