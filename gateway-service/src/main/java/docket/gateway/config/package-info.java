/** What an operator may turn, and how the parts are put together. */
@NullMarked
package docket.gateway.config;

import org.jspecify.annotations.NullMarked;
