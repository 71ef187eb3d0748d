/**
 * The list of fields asked of an engine that fills in blueprints (Bedrock Data Automation), and what it answered: taken
 * apart, held against the words of our own reader, told as a reading. Knows the JSON and no cloud.
 */
@NullMarked
package docket.invoice.blueprint;

import org.jspecify.annotations.NullMarked;
