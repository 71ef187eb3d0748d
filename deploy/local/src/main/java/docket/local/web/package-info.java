/** Pages for people and answers for programs: the mails, and whether every part is up. */
@NullMarked
package docket.local.web;

import org.jspecify.annotations.NullMarked;
