package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What tests of all formats ask. */
final class Reads {

    private Reads() {}

    static Pages read(byte[] bytes) {
        var result = new Reader().read(bytes, "file");
        assertThat(result).as("what came of reading").isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read) result).pages();
    }

    static Pages read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static String refusal(byte[] bytes) {
        var result = new Reader().read(bytes, "file");
        assertThat(result).as("what came of reading").isInstanceOf(ReadResult.Refused.class);
        return ((ReadResult.Refused) result).reason();
    }

    static Word word(Pages pages, String text) {
        return pages.pages().stream()
                .flatMap(page -> page.words().stream())
                .filter(word -> word.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no word " + text + " in " + pages.text()));
    }

    static String hidden(Pages pages) {
        return pages.pages().stream()
                .flatMap(page -> page.hidden().stream())
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Names and texts by turns. */
    static byte[] zipOf(String... namesAndTexts) {
        var entries = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < namesAndTexts.length; i += 2)
            entries.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }
}
