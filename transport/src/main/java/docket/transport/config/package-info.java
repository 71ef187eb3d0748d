/** The only place of the transport that knows settings: what every service shares is made here. */
@NullMarked
package docket.transport.config;

import org.jspecify.annotations.NullMarked;
