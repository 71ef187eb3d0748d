package docket.kubernetes.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What {@code deploy/kubernetes/image} calls, from the repository's root. */
public final class ImageBuild {

    /** C library, fonts and certificates, for two processors; no shell, no packages, nobody but user 65532 of its own. */
    private static final String BASE = "gcr.io/distroless/java-base-debian12:nonroot";

    private ImageBuild() {}

    /**
     * {@code tar SERVICE FILE} makes a file of what Docket adds, without the base. {@code push SERVICE REPOSITORY TAG}
     * pushes {@code TAG-<processor>} of this machine's processor. {@code join SERVICE REPOSITORY TAG} makes {@code TAG} of
     * all that were pushed, and prints its digest.
     */
    public static void main(String[] words) throws Exception {
        switch (words.length == 0 ? "" : words[0]) {
            case "tar" -> {
                require(words, 3);
                contents(words[1], "local")
                        .in(Jib.fromScratch())
                        .containerize(cached(
                                Containerizer.to(TarImage.at(Path.of(words[2])).named(words[1]))));
            }
            case "push" -> {
                require(words, 4);
                var contents = contents(words[1], words[3]);
                var target = RegistryImage.named(
                        ImageReference.parse(words[2] + "/" + words[1] + ":" + words[3] + "-" + Contents.processor()));
                credential().ifPresent(known -> target.addCredential(known.getUsername(), known.getPassword()));
                var pushed = contents.in(Jib.from(BASE)).containerize(cached(Containerizer.to(target)));
                System.out.println(pushed.getDigest());
            }
            case "join" -> {
                require(words, 4);
                var repository = ImageReference.parse(words[2] + "/" + words[1]);
                var index = new ImageIndex(repository.getRegistry(), repository.getRepository(), credential(), false);
                System.out.println(index.join(words[3]));
            }
            default -> wrong();
        }
    }

    private static Contents contents(String service, String version) throws Exception {
        var built = Path.of(service, "target", "quarkus-app");
        if (!Files.exists(built.resolve("quarkus-run.jar"))) throw new IllegalStateException(built + " is not built");
        var contents = new Contents(service, version, Path.of(service, "target", "image"));
        contents.lay(built);
        // On a busy machine a JVM may be ended before it has noted what it loaded; that is tried once more.
        if (!prepared(contents) && !prepared(contents)) {
            throw new IllegalStateException(service + " could not be started to prepare it");
        }
        return contents;
    }

    private static boolean prepared(Contents contents) throws IOException, InterruptedException {
        return new ProcessBuilder(contents.rehearsal()).inheritIO().start().waitFor() == 0;
    }

    private static Containerizer cached(Containerizer containerizer) {
        return containerizer
                .setToolName("docket")
                .setApplicationLayersCache(Path.of("target", "image-layers"))
                .setBaseImageLayersCache(Path.of("target", "image-layers", "base"));
    }

    private static Optional<Credential> credential() {
        var name = System.getenv().getOrDefault("REGISTRY_USERNAME", "");
        var password = System.getenv().getOrDefault("REGISTRY_PASSWORD", "");
        return name.isEmpty() ? Optional.empty() : Optional.of(Credential.from(name, password));
    }

    private static void require(String[] words, int count) {
        if (words.length != count || Arrays.asList(words).contains("")) wrong();
    }

    private static void wrong() {
        System.err.println("image: say tar SERVICE FILE, push SERVICE REPOSITORY TAG or join SERVICE REPOSITORY TAG");
        System.exit(2);
    }
}
