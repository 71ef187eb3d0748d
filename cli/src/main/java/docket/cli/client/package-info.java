/**
 * What the command asks a running Docket over HTTP. Every trouble becomes a sentence with a remedy.
 */
@NullMarked
package docket.cli.client;

import org.jspecify.annotations.NullMarked;
