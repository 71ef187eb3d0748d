/** How fast the workbench answers while very much waits. */
@NullMarked
package docket.pipeline.desk;

import org.jspecify.annotations.NullMarked;
