package docket.deploy.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** What is kept in Secrets Manager besides the database's password: by whom each is made, and by whom it is changed. */
final class Secrets {

    /** Docket makes them, and who holds one can read the next: they change by themselves. */
    static final List<String> CAN_ROTATE = List.of("api-token", "webhook");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** 32 bytes in base64 without padding have so many letters. */
    private static final int SEED = 43;

    private static final int LETTERS = 48;

    private final Construct scope;
    private final Surroundings around;
    private final Map<String, ISecret> all = new LinkedHashMap<>();

    /** @param told who hears when one cannot be changed */
    Secrets(Construct scope, Surroundings around, ITopic told) {
        this.scope = scope;
        this.around = around;
        var settings = around.settings();
        random("api-token", "What programs sign in to the workbench's API with", LETTERS);
        random("webhook", "What we sign results for the booking system with", LETTERS);
        random("audit-key", "What exported audit trails are signed with", SEED);
        // proposal-service does not start without one
        random(Crm.GENERIC.secret(), "What the CRM signs its webhooks with", LETTERS);
        for (Crm crm : settings.crms()) {
            if (crm != Crm.GENERIC) {
                fields(
                        crm.secret(),
                        "What " + crm.secret() + " and we know one another by",
                        crm.template(settings.more()),
                        crm.webhook());
            }
        }
        // SES makes its password of an access key; a person puts both in.
        fields("smtp", "What review-service signs in to SES with", Map.of("username", "to be set"), "password");
        settings.rotated().forEach(name -> Rotation.of(scope, around, the(name), name, told));
    }

    ISecret the(String name) {
        var secret = all.get(name);
        if (secret == null) throw new IllegalStateException("no secret " + name);
        return secret;
    }

    void add(String name, ISecret secret) {
        all.put(name, secret);
    }

    private void random(String name, String what, int length) {
        kept(
                name,
                what,
                SecretStringGenerator.builder()
                        .passwordLength(length)
                        .excludePunctuation(true)
                        .build());
    }

    private void fields(String name, String what, Map<String, String> others, String random) {
        try {
            kept(
                    name,
                    what,
                    SecretStringGenerator.builder()
                            .secretStringTemplate(JSON.writeValueAsString(others))
                            .generateStringKey(random)
                            .passwordLength(LETTERS)
                            .excludePunctuation(true)
                            .build());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map is always JSON", e);
        }
    }

    private void kept(String name, String what, SecretStringGenerator first) {
        var secret = Secret.Builder.create(scope, "Secret-" + name)
                .secretName(around.settings().name(name))
                .description(what)
                .encryptionKey(around.key())
                .generateSecretString(first)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        if (!around.settings().rotated().contains(name)) Argued.of(secret, "AwsSolutions-SMG4");
        all.put(name, secret);
    }
}
