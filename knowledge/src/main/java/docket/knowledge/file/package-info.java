/** The configuration file that names the sources. */
@NullMarked
package docket.knowledge.file;

import org.jspecify.annotations.NullMarked;
