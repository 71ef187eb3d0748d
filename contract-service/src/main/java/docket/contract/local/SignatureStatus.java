package docket.contract.local;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the parties have signed, as far as words can tell: {@code signed} where every signature line bears a name or a
 * mark, {@code partly signed}, or {@code unsigned} where all lines are blank. A signature that is only ink on a scan has
 * no words and shows as unsigned.
 */
final class SignatureStatus {

    private static final Pattern LINE = Pattern.compile(
            "(?:\\bBy|\\bBY|\\bSignature|\\bSigned|\\bPer|\\bUnterschrift)\\s*:[ \\t]*(?<mark>(?:(?!\\b(?:By|BY|Signature|Signed|Per)\\s*:)[^\\n]){0,60})");
    private static final Pattern MARK =
            Pattern.compile("/s/|\\bsigned\\b|DocuSigned|e-signed", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED_LINE = Pattern.compile("^[_\\s]*(?:Name|Title|Its|Date|Print)\\b.*|^[_\\s.]*$");

    private SignatureStatus() {}

    static Optional<Found> in(ContractText contract) {
        var raw = contract.raw();
        int signed = 0;
        int blank = 0;
        int first = -1;
        int last = -1;
        for (var line = LINE.matcher(raw).region(raw.length() / 4, raw.length()); line.find(); ) {
            if (first < 0) first = line.start();
            last = line.end();
            var mark = line.group("mark").strip();
            if (MARK.matcher(mark).find()) signed++;
            else if (NAMED_LINE.matcher(mark).matches() || mark.startsWith("_")) blank++;
            else signed++;
        }
        if (first < 0) return Optional.empty();
        var status = blank == 0 ? "signed" : signed == 0 ? "unsigned" : "partly signed";
        return Optional.of(Found.at(status, new Span(first, Math.min(last, first + 400)), 0.7));
    }
}
