/** Holds two papers against each other: two versions of a contract, or a contract and the house's own wording. */
@NullMarked
package docket.contract.compare;

import org.jspecify.annotations.NullMarked;
