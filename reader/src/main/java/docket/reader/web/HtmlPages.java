package docket.reader.web;

import docket.reader.NotAccepted;
import docket.reader.Pages;
import docket.reader.paper.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A web page as if printed. */
public final class HtmlPages {

    private HtmlPages() {}

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
        Map<String, String> facts = new TreeMap<>(Map.of("textLayer", "full"));
        var title = document.title().strip();
        if (!title.isEmpty()) facts.put("title", title.substring(0, Math.min(200, title.length())));
        return new Pages(type, pages, List.of(), facts);
    }
}
