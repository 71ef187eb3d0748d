/** The only place of this module that asks other hosts. */
@NullMarked
package docket.knowledge.web;

import org.jspecify.annotations.NullMarked;
