/**
 * How a secret changes that Docket makes itself: a new one is kept beside the old, looked at, and then put in its place.
 * Plain Java; {@code docket.rotation.aws} knows Secrets Manager.
 */
@NullMarked
package docket.rotation;

import org.jspecify.annotations.NullMarked;
