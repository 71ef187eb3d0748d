package docket.rotation;

import java.security.SecureRandom;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;

/**
 * The four steps in which Secrets Manager has a secret changed. Each may come twice, and then changes nothing. Nothing is
 * told to anybody: services read the secret when they need it, and take the one before for a week more.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html">Rotation
 *     by Lambda function</a>
 */
public final class ChangeSecret {

    static final int LETTERS = 48;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Keeper keeper;
    private final RandomGenerator chance;

    public ChangeSecret(Keeper keeper) {
        this(keeper, new SecureRandom());
    }

    ChangeSecret(Keeper keeper, RandomGenerator chance) {
        this.keeper = keeper;
        this.chance = chance;
    }

    /**
     * @param step {@code createSecret}, {@code setSecret}, {@code testSecret} or {@code finishSecret}
     * @param version the one that shall be good
     * @throws IllegalArgumentException if there is no such step, or nobody asked for that version
     * @throws IllegalStateException if the new secret is none
     */
    public void take(String step, String version) {
        var labels = keeper.labels(version);
        if (labels.contains(Keeper.CURRENT)) return;
        if (!labels.contains(Keeper.PENDING)) {
            throw new IllegalArgumentException("nobody asked for the version " + version);
        }
        switch (step) {
            case "createSecret" -> create(version);
            case "setSecret" -> {} // nobody else has to be told
            case "testSecret" -> check(version);
            case "finishSecret" -> keeper.putInPlace(version, keeper.labelled(Keeper.CURRENT));
            default -> throw new IllegalArgumentException("a rotation has no step " + step);
        }
    }

    private void create(String version) {
        try {
            keeper.value(version, Keeper.PENDING);
        } catch (NoSuchElementException first) {
            keeper.keep(version, random());
        }
    }

    private String random() {
        var secret = new StringBuilder(LETTERS);
        for (int i = 0; i < LETTERS; i++) secret.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        return secret.toString();
    }

    private void check(String version) {
        var fresh = keeper.value(version, Keeper.PENDING);
        if (fresh.length() != LETTERS)
            throw new IllegalStateException("the new secret is not of " + LETTERS + " letters");
        var known = keeper.labelled(Keeper.CURRENT)
                .map(current -> keeper.value(current, Keeper.CURRENT))
                .orElse("");
        if (fresh.equals(known)) throw new IllegalStateException("the new secret is the old one");
    }
}
