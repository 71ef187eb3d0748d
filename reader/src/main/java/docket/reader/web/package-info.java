/** Web pages, Markdown and tables in text: nothing they point to is fetched, nothing in them is run. */
@NullMarked
package docket.reader.web;

import org.jspecify.annotations.NullMarked;
