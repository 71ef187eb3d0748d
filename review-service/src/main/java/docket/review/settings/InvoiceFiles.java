package docket.review.settings;

import docket.invoice.policy.PolicyFile;
import docket.invoice.template.TemplateFolder;
import docket.invoice.template.WrongTemplate;
import docket.review.RolesOfPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has the files about invoices read by the parts that will read them. */
final class InvoiceFiles {

    private static final String ROLE = "[a-z][a-z0-9_-]{0,39}";

    private InvoiceFiles() {}

    /** @return what is wrong with a policy, every line that is; empty if nothing is */
    static String policy(String text) {
        try {
            PolicyFile.read(text);
            return "";
        } catch (PolicyFile.Wrong e) {
            return said(e);
        }
    }

    /** @return what is wrong with a template, every line that is; empty if nothing is */
    static String template(String file, String text) {
        try {
            new TemplateFolder(
                    () -> Map.of(file, text.getBytes(StandardCharsets.UTF_8)), Duration.ZERO, InstantSource.system());
            return "";
        } catch (WrongTemplate e) {
            return said(e);
        }
    }

    private static String said(IllegalArgumentException wrong) {
        return String.valueOf(wrong.getMessage());
    }

    /** Roles and not people: small letters, no address. A policy that cannot be read asks nobody. */
    static RolesOfPolicy roles(@Nullable Path policy) {
        return () -> {
            if (policy == null || !Files.exists(policy)) return Set.of();
            try {
                return PolicyFile.read(policy).asked().stream()
                        .filter(each -> each.matches(ROLE))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (PolicyFile.Wrong e) {
                return Set.of();
            }
        };
    }
}
