package docket.reader.office;

import com.rtfparserkit.parser.RtfStreamSource;
import com.rtfparserkit.parser.standard.StandardRtfParser;
import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.paper.Block;
import docket.reader.paper.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Rich Text Format 1.9. */
public final class RtfPages {

    private RtfPages() {}

    public static Pages read(byte[] bytes) throws NotAccepted {
        List<Page> pages = Paper.pages(blocks(bytes));
        return new Pages(Pages.RTF, OoxmlPages.requireWords(pages), List.of(), Map.of("textLayer", "full"));
    }

    /** As blocks, for mails whose body is RTF. */
    public static List<Block> blocks(byte[] bytes) throws NotAccepted {
        var blocks = new RtfBlocks();
        try {
            new StandardRtfParser().parse(new RtfStreamSource(new ByteArrayInputStream(bytes)), blocks);
        } catch (IOException | RuntimeException e) {
            // What stands before the fault is still there to be read.
            if (blocks.isEmpty()) throw new NotAccepted("The RTF document is damaged and cannot be read.");
        }
        return blocks.blocks();
    }
}
