/** A mail server that delivers nothing: every mail becomes a file for people to look at. */
@NullMarked
package docket.local.mail;

import org.jspecify.annotations.NullMarked;
