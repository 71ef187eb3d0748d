package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.archive.ZipParts;
import docket.reader.mail.OutlookPages;
import docket.reader.paper.Block;
import docket.reader.paper.Paper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.IOUtils;

/** Compound files: Word, Excel and PowerPoint before 2007, Outlook's messages. POI reads them; macros are never run. */
public final class OlePages {

    public static final String DOC = "application/msword";
    public static final String XLS = "application/vnd.ms-excel";
    public static final String PPT = "application/vnd.ms-powerpoint";

    /** A record that claims more is a broken or a hostile one. */
    private static final int LARGEST_RECORD = 40 << 20;

    private static final Set<String> MACROS = Set.of("Macros", "_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT");

    private OlePages() {}

    /** @param password for a file that needs one, empty for none */
    public static Pages read(byte[] bytes, String password) throws NotAccepted {
        PoiLogs.silence();
        IOUtils.setByteArrayMaxOverride(LARGEST_RECORD);
        // Readers of binary files ask their thread for it.
        Biff8EncryptionKey.setCurrentUserPassword(password.isEmpty() ? null : password);
        try (var files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            return read(files.getRoot(), password);
        } catch (EncryptedDocumentException e) {
            throw NotAccepted.needsPassword("The document", password);
        } catch (IOException | RuntimeException e) {
            throw new NotAccepted("The old Office document is damaged or cut off and cannot be read.");
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static Pages read(DirectoryNode root, String password) throws NotAccepted, IOException {
        if (root.hasEntry("EncryptedPackage")) {
            try (var unlocked = ZipParts.open(LockedPackage.open(root, password))) {
                return OoxmlPages.read(unlocked);
            }
        }
        if (root.hasEntry("__properties_version1.0")) return OutlookPages.read(root);
        var notes = new Notes();
        root.getEntryNames().stream().filter(MACROS::contains).findFirst().ifPresent(_ -> notes.macros());
        if (root.hasEntry("WordDocument")) return pages(DOC, DocBlocks.blocks(root), notes);
        if (root.hasEntry("Workbook") || root.hasEntry("Book")) return pages(XLS, XlsBlocks.blocks(root), notes);
        if (root.hasEntry("PowerPoint Document")) return pages(PPT, PptBlocks.blocks(root), notes);
        throw new NotAccepted("The file is an old Office document of a kind Docket does not know.");
    }

    private static Pages pages(String type, List<Block> blocks, Notes notes) throws NotAccepted {
        List<Page> pages = OoxmlPages.requireWords(Paper.pages(blocks));
        return new Pages(type, pages, List.of(), Map.of("textLayer", "full"), notes.findings());
    }
}
