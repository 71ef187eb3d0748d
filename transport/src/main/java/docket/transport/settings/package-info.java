/** Settings that the house changes while Docket runs: files that the workbench writes and every service reads. */
@NullMarked
package docket.transport.settings;

import org.jspecify.annotations.NullMarked;
