package docket.reader;

import docket.messages.Refusal;
import java.nio.charset.StandardCharsets;

/**
 * Files that are known to be harmful and not opened. Docket is no virus scanner; it knows the file that all scanners
 * agree to find (eicar.org/download-anti-malware-testfile), so that the way such a file takes can be tried out and a
 * scanner's verdict can join it.
 */
final class Quarantine {

    /** In two halves, or a scanner would find this program. */
    private static final byte[] TEST_FILE = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$"
                    + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private Quarantine() {}

    /** @throws NotAccepted if the bytes hold something known */
    static void check(byte[] bytes) throws NotAccepted {
        if (holds(bytes)) {
            throw NotAccepted.saying(
                    Refusal.QUARANTINED,
                    "The file holds the EICAR test virus. It is kept unopened; nothing of it was read.");
        }
    }

    static boolean holds(byte[] bytes) {
        for (int i = 0; i <= bytes.length - TEST_FILE.length; i++) {
            if (bytes[i] == 'X' && bytes[i + 1] == '5' && startsAt(bytes, i)) return true;
        }
        return false;
    }

    private static boolean startsAt(byte[] bytes, int at) {
        for (int i = 0; i < TEST_FILE.length; i++) if (bytes[at + i] != TEST_FILE[i]) return false;
        return true;
    }
}
