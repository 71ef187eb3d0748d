/** The door: paths, bodies, problems, streams. */
@NullMarked
package docket.gateway.web;

import org.jspecify.annotations.NullMarked;
