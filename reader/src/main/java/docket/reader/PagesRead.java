package docket.reader;

import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file.
 *
 * @param stored the pages as {@link Pages#toJson} writes them, if somebody has written them already
 */
record PagesRead(ReadResult result, byte @Nullable [] stored) {

    static PagesRead of(ReadResult result) {
        return new PagesRead(result, null);
    }
}
