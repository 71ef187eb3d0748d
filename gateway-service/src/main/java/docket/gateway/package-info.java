/** A door of HTTP to foundation models for those who want only that: who may ask, how often, and what they are told. */
@NullMarked
package docket.gateway;

import org.jspecify.annotations.NullMarked;
