/**
 * What the documents at hand say about a question: passages the asker may read, and answers with exact quotes from them.
 * Plain Java over {@link docket.model.ModelGateway}; the stores are in {@code store} (PostgreSQL) and {@code aws} (Bedrock
 * knowledge bases).
 */
@NullMarked
package docket.model.knowledge;

import org.jspecify.annotations.NullMarked;
