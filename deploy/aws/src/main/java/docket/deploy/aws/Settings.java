package docket.deploy.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an operator chooses when deploying, as {@code key=value} words.
 *
 * @param stage what this copy is called in names of resources, as in {@code prod}
 * @param form whether the queues' work is done by functions or by tasks that stay
 * @param transport what carries messages between the services
 * @param spine whether queues or a workflow bring a document from step to step
 * @param engine {@code local} or {@code bedrock}: who reads
 * @param models what Bedrock models are asked, as model ids
 * @param geography of inference profiles, as in {@code eu}
 * @param alarmMail who is told; empty for nobody
 * @param sender whom mails come from
 * @param lockDays for so many days nobody can delete an original; 0 for no lock
 * @param monthlyBudget in US dollars
 * @param cases whether the Ops Alert may open cases with AWS Support once a person agreed
 * @param root the repository, whose builds are uploaded
 * @param images where container images are, without the service's name and tag
 * @param version of the images
 * @param crms whose webhooks are taken and whose deals are read; none for {@code none}
 * @param rotated of the secrets Docket makes itself, those that change every month without anybody
 * @param ready so many functions for webhooks are kept started; with 0 they start from their snapshot
 * @param address under which people reach the workbench and CRMs their webhook, as in {@code docket.example.com}
 * @param more settings of single services, by service and name
 * @param certificate of that address, an ARN of Certificate Manager; without one the API has its own address only
 */
public record Settings(
        String stage,
        Form form,
        Transport transport,
        Spine spine,
        String engine,
        List<String> models,
        String geography,
        String alarmMail,
        String sender,
        int lockDays,
        int monthlyBudget,
        boolean cases,
        Path root,
        String images,
        String version,
        List<Crm> crms,
        List<String> rotated,
        int ready,
        String address,
        String certificate,
        OwnSettings more) {

    /** Who does the work of the queues. */
    public enum Form {
        LAMBDA,
        FARGATE
    }

    /** What carries messages between services. */
    public enum Transport {
        SQS,
        KAFKA
    }

    /** What brings a document from step to step. */
    public enum Spine {
        QUEUES,
        WORKFLOW
    }

    public Settings {
        if (!stage.matches("[a-z][a-z0-9]{1,11}")) {
            throw new IllegalArgumentException(
                    "stage=" + stage + " is no name: a letter, then letters and digits, twelve at most");
        }
        if (!address.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("address=" + address + " is no name such as docket.example.com");
        }
        if (!engine.equals("local") && !engine.equals("bedrock")) {
            throw new IllegalArgumentException("engine=" + engine + " is none of [local, bedrock]");
        }
        for (String secret : rotated) {
            if (!Secrets.CAN_ROTATE.contains(secret)) {
                throw new IllegalArgumentException("rotate=" + secret + " changes by hand only; by themselves can "
                        + String.join(", ", Secrets.CAN_ROTATE));
            }
        }
        for (Crm crm : crms) crm.check(more);
        if (transport == Transport.KAFKA && form == Form.LAMBDA) {
            throw new IllegalArgumentException("transport=kafka needs form=fargate: functions are called by SQS only");
        }
        if (spine == Spine.WORKFLOW && form == Form.FARGATE) {
            throw new IllegalArgumentException("spine=workflow needs form=lambda: a workflow calls functions");
        }
    }

    /** @throws IllegalArgumentException for a key that means nothing, or a value that is none of its choices */
    public static Settings of(Map<String, String> words) {
        var known = List.of(
                "stage",
                "form",
                "transport",
                "spine",
                "engine",
                "models",
                "geography",
                "alarm-mail",
                "sender",
                "lock-days",
                "monthly-budget",
                "cases",
                "root",
                "images",
                "version",
                "crm",
                "rotate",
                "ready",
                "settings",
                "address",
                "certificate");
        for (String key : words.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(key + " is no setting; there are " + String.join(", ", known));
            }
        }
        return new Settings(
                words.getOrDefault("stage", "prod"),
                choice(Form.class, "form", words.getOrDefault("form", "lambda")),
                choice(Transport.class, "transport", words.getOrDefault("transport", "sqs")),
                choice(Spine.class, "spine", words.getOrDefault("spine", "queues")),
                words.getOrDefault("engine", "local"),
                List.of(words.getOrDefault("models", "anthropic.claude-sonnet-4-5-20250929-v1:0")
                        .split(",")),
                words.getOrDefault("geography", "eu"),
                words.getOrDefault("alarm-mail", ""),
                words.getOrDefault("sender", "docket@example.com"),
                Integer.parseInt(words.getOrDefault("lock-days", "0")),
                Integer.parseInt(words.getOrDefault("monthly-budget", "500")),
                Boolean.parseBoolean(words.getOrDefault("cases", "true")),
                Path.of(words.getOrDefault("root", ".")).toAbsolutePath().normalize(),
                words.getOrDefault("images", "ghcr.io/docket"),
                words.getOrDefault("version", "latest"),
                several(words.getOrDefault("crm", "generic")).stream()
                        .map(crm -> choice(Crm.class, "crm", crm))
                        .toList(),
                several(words.getOrDefault("rotate", String.join(",", Secrets.CAN_ROTATE))),
                Integer.parseInt(words.getOrDefault("ready", "0")),
                words.getOrDefault("address", "docket.example.com"),
                words.getOrDefault("certificate", ""),
                OwnSettings.of(file(words)));
    }

    /** Beside the repository, wherever the program runs; empty for none. */
    private static String file(Map<String, String> words) {
        var said = words.getOrDefault("settings", "");
        return said.isEmpty()
                ? ""
                : Path.of(words.getOrDefault("root", "."))
                        .resolve(said)
                        .toAbsolutePath()
                        .normalize()
                        .toString();
    }

    /** Words with commas between them; {@code none} is none. */
    private static List<String> several(String said) {
        return said.equals("none") ? List.of() : List.of(said.split(","));
    }

    private static <E extends Enum<E>> E choice(Class<E> of, String key, String said) {
        try {
            return Enum.valueOf(of, said.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + "=" + said + " is none of "
                            + List.of(of.getEnumConstants()).toString().toLowerCase(Locale.ROOT),
                    e);
        }
    }

    boolean production() {
        return stage.startsWith("prod");
    }

    boolean bedrock() {
        return engine.equals("bedrock");
    }

    boolean crm() {
        return !crms.isEmpty();
    }

    /** As the services name a secret that they read themselves, and again when it has changed. */
    String secret(String what) {
        return "secretsmanager:" + name(what);
    }

    String url() {
        return "https://" + address;
    }

    /** As a model is asked, and so as Bedrock's metrics name it: through the geography's profile, where one is set. */
    String called(String model) {
        return geography.isEmpty() ? model : geography + "." + model;
    }

    String name(String what) {
        return "docket-" + stage + "-" + what;
    }
}
