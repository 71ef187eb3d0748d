package docket.cli;

import docket.cli.client.Trouble;
import docket.invoice.template.TemplateFolder;
import docket.invoice.template.Templates;
import docket.invoice.template.WrongTemplate;
import java.nio.file.Path;
import java.time.Duration;

/** Templates of vendors' papers, as commands read them: once, with every mistake told. */
final class VendorTemplates {

    private static final Duration ONCE = Duration.ofDays(1);

    private VendorTemplates() {}

    /** @throws Trouble naming each mistake with its file and line */
    static Templates in(Path folder) {
        try {
            return TemplateFolder.in(folder, ONCE).templates();
        } catch (WrongTemplate e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
    }
}
