/** Mails: who wrote what to whom, and what came with it. Nothing a mail points to is fetched. */
@NullMarked
package docket.reader.mail;

import org.jspecify.annotations.NullMarked;
