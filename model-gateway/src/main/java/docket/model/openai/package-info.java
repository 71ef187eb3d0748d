/** Any endpoint that speaks OpenAI's chat completions. */
@NullMarked
package docket.model.openai;

import org.jspecify.annotations.NullMarked;
