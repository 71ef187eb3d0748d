/** What the gateway keeps in PostgreSQL. */
@NullMarked
package docket.gateway.store;

import org.jspecify.annotations.NullMarked;
