/** ZIP archives and gzip files: opened within bounds, their entries handed on as files of their own. */
@NullMarked
package docket.reader.archive;

import org.jspecify.annotations.NullMarked;
