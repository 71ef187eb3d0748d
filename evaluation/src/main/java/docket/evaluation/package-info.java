/**
 * Measures accuracy on a folder of documents with known answers. It asks the same engines that the services ask, in one
 * process and without queues.
 */
@NullMarked
package docket.evaluation;

import org.jspecify.annotations.NullMarked;
