package docket.knowledge;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where knowledge comes from.
 *
 * @param name as people call it; its documents are named {@code name/…}
 * @param roles who may read what comes from it: whoever has one of them
 */
public record KnowledgeSource(String name, Place place, Set<String> roles) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");
    private static final Pattern ROLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

    /** What kind of place it is. */
    public sealed interface Place {

        /** In words, as in {@code s3://bucket/prefix}. */
        String words();

        /** A folder of this machine, with all that lies under it. */
        record Folder(Path path) implements Place {
            @Override
            public String words() {
                return path.toString();
            }
        }

        /** All objects of a bucket whose keys begin so. */
        record Bucket(String bucket, String prefix) implements Place {
            @Override
            public String words() {
                return "s3://" + bucket + "/" + prefix;
            }
        }

        /** These pages of the web and no others. */
        record WebPages(List<URI> pages) implements Place {
            public WebPages {
                pages = List.copyOf(pages);
            }

            @Override
            public String words() {
                return pages.size() == 1 ? pages.getFirst().toString() : pages.size() + " pages";
            }
        }
    }

    /** @throws IllegalArgumentException with words for people */
    public KnowledgeSource {
        roles = Set.copyOf(roles);
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a source: use small letters, digits and hyphens, at most 41");
        if (roles.isEmpty())
            throw new IllegalArgumentException(
                    "source " + name + " needs a role that may read it, as in roles: [proposal]");
        for (String role : roles)
            if (!ROLE.matcher(role).matches())
                throw new IllegalArgumentException(
                        "'" + role + "' is no role: use small letters, digits and hyphens, at most 41");
    }
}
