/** Reads playbooks from files that people write. The only place of this service that knows YAML. */
@NullMarked
package docket.contract.playbook;

import org.jspecify.annotations.NullMarked;
