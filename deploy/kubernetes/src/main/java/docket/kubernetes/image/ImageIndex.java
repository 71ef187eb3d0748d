package docket.kubernetes.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.hash.Digests;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes one tag of the images of several processors, which were made each on its own: the file of a prepared start can
 * only be made by the processor that uses it.
 */
final class ImageIndex {

    private static final List<String> PROCESSORS = List.of("amd64", "arm64");

    private final String registry;
    private final String repository;
    private final Optional<Credential> credential;
    private final boolean insecure;

    /** @param insecure whether the registry may speak without TLS */
    ImageIndex(String registry, String repository, Optional<Credential> credential, boolean insecure) {
        this.registry = registry;
        this.repository = repository;
        this.credential = credential;
        this.insecure = insecure;
    }

    /**
     * Makes {@code tag} of {@code tag-amd64} and {@code tag-arm64}.
     *
     * @return its digest
     * @throws RegistryException if one of them is not there, or the registry refuses
     */
    DescriptorDigest join(String tag) throws IOException, RegistryException {
        var http = new FailoverHttpClient(insecure, insecure, _ -> {});
        try {
            var factory = RegistryClient.factory(EventHandlers.NONE, registry, repository, http);
            credential.ifPresent(factory::setCredential);
            var client = factory.newRegistryClient();
            if (credential.isPresent() && !client.doPushBearerAuth()) client.configureBasicAuth();
            var list = new V22ManifestListTemplate();
            for (String processor : PROCESSORS) {
                var pulled = client.pullManifest(tag + "-" + processor, V22ManifestTemplate.class);
                var described = Digests.computeDigest(pulled.getManifest());
                if (!described.getDigest().equals(pulled.getDigest()))
                    throw new IllegalStateException(tag + "-" + processor + " was not pushed by this program");
                var entry = new V22ManifestListTemplate.ManifestDescriptorTemplate();
                entry.setMediaType(V22ManifestTemplate.MANIFEST_MEDIA_TYPE);
                entry.setDigest(described.getDigest().toString());
                entry.setSize(described.getSize());
                entry.setPlatform(processor, "linux");
                list.addManifest(entry);
            }
            return client.pushManifest(list, tag);
        } finally {
            http.shutDown();
        }
    }
}
