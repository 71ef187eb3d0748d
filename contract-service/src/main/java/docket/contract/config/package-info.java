/** The only place of this service that knows settings. */
@NullMarked
package docket.contract.config;

import org.jspecify.annotations.NullMarked;
