/** The only place of this service that knows PostgreSQL. A change and the messages it causes are one transaction. */
@NullMarked
package docket.proposal.store;

import org.jspecify.annotations.NullMarked;
