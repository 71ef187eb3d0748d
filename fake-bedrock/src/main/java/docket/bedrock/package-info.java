/**
 * Amazon Bedrock for tests: an HTTP server with its paths, bodies, error answers and event streams. It knows no model;
 * what one says is told it by the test, as are delays, throttling, broken streams and regions that are away.
 */
@NullMarked
package docket.bedrock;

import org.jspecify.annotations.NullMarked;
