/** A CRM of our own for showing the way of a deal: speaks each CRM's dialect, and keeps what it is told. */
@NullMarked
package docket.cli.demo;

import org.jspecify.annotations.NullMarked;
