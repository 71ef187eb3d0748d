package docket.reader.web;

import docket.reader.NotAccepted;
import docket.reader.Pages;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;

/** Markdown as the page it describes (CommonMark with GitHub's tables). */
public final class MarkdownPages {

    /** Older Markdown let headings begin right behind their marks, and people still write so. */
    private static final Pattern TIGHT_HEADING = Pattern.compile("(?m)^(#{1,6})(?=[^#\\s!])");

    private MarkdownPages() {}

    public static Pages read(String text) throws NotAccepted {
        var extensions = List.of(TablesExtension.create());
        var parsed = Parser.builder()
                .extensions(extensions)
                .build()
                .parse(TIGHT_HEADING.matcher(text).replaceAll("$1 "));
        var html = HtmlRenderer.builder().extensions(extensions).build().render(parsed);
        return HtmlPages.read(Pages.MARKDOWN, Jsoup.parse(html));
    }
}
