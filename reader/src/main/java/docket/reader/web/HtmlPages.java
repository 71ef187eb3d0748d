package docket.reader.web;

import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.paper.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A web page as if printed. */
public final class HtmlPages {

    private static final Pattern TROUBLE = Pattern.compile(
            "(?:http |error |status |code )*[45]\\d\\d\\b.{0,60}|(?:not found|forbidden|access denied|unauthorized|bad gateway"
                    + "|service (?:temporarily )?unavailable|internal server error|gateway time-?out).{0,40}");

    /** An error page says little more than its error. */
    private static final int MOST_WORDS = 100;

    private HtmlPages() {}

    private static boolean isErrorMessage(Document document) {
        var heading = document.selectFirst("h1");
        var said = document.body().text();
        return said.split("\\s+").length <= MOST_WORDS
                && (isTrouble(document.title()) || heading != null && isTrouble(heading.text()));
    }

    private static boolean isTrouble(String words) {
        return TROUBLE.matcher(words.strip().toLowerCase(Locale.ROOT)).matches();
    }

    public static Pages read(byte[] bytes) throws NotAccepted {
        try {
            // The page says itself, or its first bytes do, what it is encoded in.
            return read(Pages.HTML, Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
        } catch (IOException e) {
            throw new NotAccepted("The web page is damaged and cannot be read.");
        }
    }

    static Pages read(String type, Document document) throws NotAccepted {
        var blocks = HtmlBlocks.of(document);
        var pages = Paper.pages(blocks);
        if (pages.stream()
                .allMatch(page -> page.lines().isEmpty() && page.hidden().isEmpty()))
            throw new NotAccepted("The web page holds no text.");
        if (isErrorMessage(document))
            throw new NotAccepted("The file is a web server's error message, not a document: a download went wrong.");
        Map<String, String> facts = new TreeMap<>(Map.of("textLayer", "full"));
        var title = document.title().strip();
        if (!title.isEmpty()) facts.put("title", title.substring(0, Math.min(200, title.length())));
        return new Pages(type, pages, List.of(), facts);
    }
}
