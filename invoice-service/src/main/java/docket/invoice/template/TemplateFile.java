package docket.invoice.template;

import docket.invoice.yaml.Tree;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A template as a YAML or JSON file; docs/invoices.md shows one. */
final class TemplateFile {

    private TemplateFile() {}

    /**
     * @param name of the file, with its ending
     * @throws WrongTemplate if it is no template; the message names the file and every line
     */
    static Template read(String name, byte[] bytes) {
        return read(name, new StringReader(text(name, bytes)));
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WrongTemplate("The template " + name + " is not written in UTF-8.");
        }
    }

    private static Template read(String name, Reader reader) {
        try {
            var reading = new TemplateReading(name.replaceFirst("\\.[^.]+$", ""));
            var template = reading.template(Tree.compose(reader));
            return template.orElseThrow(() -> wrong(name, String.join("\n", reading.complaints())));
        } catch (MarkedYAMLException e) {
            throw wrong(name, Tree.complaint(e));
        } catch (YAMLException e) {
            throw wrong(name, "  " + e.getMessage());
        }
    }

    private static WrongTemplate wrong(String name, String complaints) {
        return new WrongTemplate("The template " + name + " cannot be used:\n" + complaints);
    }
}
