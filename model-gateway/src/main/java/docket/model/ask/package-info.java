/** The use case behind the gateway: one question, from budget to checked answer. */
@NullMarked
package docket.model.ask;

import org.jspecify.annotations.NullMarked;
