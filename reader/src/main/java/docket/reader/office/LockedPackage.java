package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.archive.ZipParts;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/** A DOCX, XLSX or PPTX behind a password: a compound file with the encrypted package in it (MS-OFFCRYPTO). */
final class LockedPackage {

    private LockedPackage() {}

    /**
     * The package as it was before it was locked.
     *
     * @param password empty for none; Excel's own for files that only forbid changes is tried too
     * @throws NotAccepted if the password does not open it
     */
    static byte[] open(DirectoryNode root, String password) throws NotAccepted, IOException {
        try {
            var lock = Decryptor.getInstance(new EncryptionInfo(root));
            boolean opens = lock.verifyPassword(password)
                    || password.isEmpty() && lock.verifyPassword(Decryptor.DEFAULT_PASSWORD);
            if (!opens) throw NotAccepted.needsPassword("The document", password);
            try (var in = lock.getDataStream(root)) {
                var bytes = in.readNBytes(ZipParts.LARGEST_PART + 1);
                if (bytes.length > ZipParts.LARGEST_PART) throw new NotAccepted("The document is too large.");
                return bytes;
            }
        } catch (GeneralSecurityException | EncryptedDocumentException e) {
            throw new NotAccepted("The document is encrypted in a way that Docket does not know.");
        }
    }
}
