/** Budgets, ledger and known answers in PostgreSQL. */
@NullMarked
package docket.model.store;

import org.jspecify.annotations.NullMarked;
