/**
 * Files that people write for Docket, read so that every mistake is told with its line. The only place besides the
 * files' own readers that knows YAML.
 */
@NullMarked
package docket.invoice.yaml;

import org.jspecify.annotations.NullMarked;
