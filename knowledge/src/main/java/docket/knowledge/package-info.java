/**
 * Folders, prefixes of buckets and pages of the web, kept in step with the store of knowledge. Only what changed is read
 * again; what is gone is forgotten; who may read a source may read what came from it.
 */
@NullMarked
package docket.knowledge;

import org.jspecify.annotations.NullMarked;
