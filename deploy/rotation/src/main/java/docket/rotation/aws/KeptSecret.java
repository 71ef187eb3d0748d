package docket.rotation.aws;

import docket.rotation.Keeper;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** One secret in Secrets Manager. */
final class KeptSecret implements Keeper {

    private final SecretsManagerClient client;
    private final String secret;

    /** @param secret its ARN, as Secrets Manager says it */
    KeptSecret(SecretsManagerClient client, String secret) {
        this.client = client;
        this.secret = secret;
    }

    @Override
    public Set<String> labels(String version) {
        return new HashSet<>(versions().getOrDefault(version, List.of()));
    }

    @Override
    public Optional<String> labelled(String label) {
        return versions().entrySet().stream()
                .filter(version -> version.getValue().contains(label))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<String, List<String>> versions() {
        return client.describeSecret(ask -> ask.secretId(secret)).versionIdsToStages();
    }

    @Override
    public String value(String version, String label) {
        try {
            return client.getSecretValue(
                            ask -> ask.secretId(secret).versionId(version).versionStage(label))
                    .secretString();
        } catch (ResourceNotFoundException e) {
            throw new NoSuchElementException("the version has no value yet", e);
        }
    }

    @Override
    public void keep(String version, String value) {
        client.putSecretValue(put -> put.secretId(secret)
                .clientRequestToken(version)
                .versionStages(PENDING)
                .secretString(value));
    }

    @Override
    public void putInPlace(String version, Optional<String> before) {
        client.updateSecretVersionStage(move -> {
            move.secretId(secret).versionStage(CURRENT).moveToVersionId(version);
            before.ifPresent(move::removeFromVersionId);
        });
    }
}
