package docket.cli;

import docket.cli.account.AccountCheck;
import docket.cli.check.Examination;
import docket.cli.check.Examination.Check;
import docket.cli.check.Examination.Level;
import docket.cli.client.Trouble;
import docket.cli.terminal.Terminal;
import docket.reader.ReadResult;
import docket.reader.Reader;
import docket.reader.ReadingPool;
import docket.reader.worker.Isolation;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Looks whether Docket can be built and run here; each line is ok, warn or fail.")
final class Doctor implements Callable<Integer> {

    /** What tells where models are asked, the strongest first. */
    private static final Map<String, String> MODELS = models(
            "DOCKET_GATEWAY_CATALOGUE", "the models of a catalogue of your own",
            "DOCKET_MODELS_CATALOGUE", "the models of a catalogue of your own",
            "DOCKET_MODELS_OPENAI_ENDPOINT", "an OpenAI-compatible endpoint",
            "DOCKET_GATEWAY_BEDROCK_ENDPOINT", "Bedrock at an endpoint of your own",
            "DOCKET_MODELS_BEDROCK_ENDPOINT", "Bedrock at an endpoint of your own",
            "AWS_PROFILE", "Bedrock at AWS",
            "AWS_ACCESS_KEY_ID", "Bedrock at AWS",
            "AWS_WEB_IDENTITY_TOKEN_FILE", "Bedrock at AWS");

    private static Map<String, String> models(String... pairs) {
        var models = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) models.put(pairs[i], pairs[i + 1]);
        return models;
    }

    @Mixin
    private final Surroundings.Which which;

    @Option(
            names = "--aws",
            description = "Looks at an account of AWS instead: rights, models, quotas, region, clock, queues.")
    private boolean aws;

    @Option(names = "--region", paramLabel = "REGION", description = "Default: DOCKET_REGION, then AWS_REGION.")
    private String region = "";

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "ID",
            description = "What models should be there (default: ${DEFAULT-VALUE}).",
            defaultValue = "anthropic.claude-sonnet-4-5-20250929-v1:0")
    private List<String> wanted = List.of();

    private final Surroundings here;
    private final Terminal terminal;

    Doctor(Surroundings here) {
        this.here = here;
        this.terminal = here.terminal();
        this.which = new Surroundings.Which(here);
    }

    @Override
    public Integer call() {
        if (aws) return account();
        int status = new Examination(here.root(), which.data(), here.environment()).print(terminal.out());
        terminal.out().println(isolation().line());
        terminal.out().println(engine().line());
        terminal.out().println(models().line());
        return status;
    }

    private int account() {
        var environment = here.environment();
        var where = region.isEmpty()
                ? environment.getOrDefault("DOCKET_REGION", environment.getOrDefault("AWS_REGION", "eu-central-1"))
                : region;
        var endpoint = environment.getOrDefault("AWS_ENDPOINT_URL", "");
        var checks = new AccountCheck(where, wanted, endpoint.isEmpty() ? null : address(endpoint), Clock.systemUTC())
                .checks();
        checks.forEach(check -> terminal.out().println(check.line()));
        return checks.stream().anyMatch(check -> check.level() == Level.FAIL) ? 1 : 0;
    }

    private static URI address(String said) {
        try {
            var uri = new URI(said);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) return uri;
        } catch (URISyntaxException e) {
            // said below
        }
        throw new Trouble("AWS_ENDPOINT_URL is no address such as http://127.0.0.1:4566. Unset it to ask AWS itself.");
    }

    /** What the door to models is set to ask, or would be. */
    private Check models() {
        var running = which.lastSettings().flatMap(GatewayDoor::of).flatMap(GatewayDoor::setup);
        if (running.isPresent()) {
            var missing = running.get().path("missing").asText();
            return missing.isEmpty()
                    ? new Check("models", Level.OK, GatewayDoor.words(running.get()), "")
                    : new Check("models", Level.WARN, "the door to models has none to ask", missing);
        }
        var environment = here.environment();
        var asked = MODELS.entrySet().stream()
                .filter(entry -> !environment.getOrDefault(entry.getKey(), "").isBlank())
                .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                .findFirst();
        return new Check(
                "models",
                Level.OK,
                asked.map(what -> "the door to models does not run; it would ask " + what
                                + ". Start it with ./docket up --gateway")
                        .orElse(
                                "none is set up, and none is needed: documents are read here. For the door to models set"
                                        + " DOCKET_MODELS_OPENAI_ENDPOINT or AWS_PROFILE and start ./docket up --gateway"),
                "");
    }

    /**
     * What the line about OCR above tells by names, tried out: a reading process loads the engine and its language data
     * as it would for a scan.
     */
    private static Check engine() {
        var name = new Reader().read(blankPage(), "blank.png") instanceof ReadResult.Read read
                ? read.pages().metadata().getOrDefault("ocr", "")
                : "";
        return name.isEmpty()
                ? new Check(
                        "ocr engine",
                        Level.WARN,
                        "no engine could be loaded in a reading process: scans and photographs have no words",
                        "Install Tesseract 5 (Debian: apt-get install tesseract-ocr); the delivered one wants glibc 2.34,"
                                + " libstdc++ and a folder libraries may be loaded from (DOCKET_WORKER_DIR)")
                : new Check("ocr engine", Level.OK, name + " was loaded in a reading process", "");
    }

    private static byte[] blankPage() {
        var picture = new BufferedImage(120, 170, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) picture.getRaster().getDataBuffer()).getData(), (byte) 255);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What only a built Docket can try out: how far the processes that read files are kept from this machine. */
    private static Check isolation() {
        var isolation = ReadingPool.isolation();
        var remedy = isolation == Isolation.JAIL
                ? ""
                : "Files are read safely enough; stricter on Linux with unshare and setpriv (util-linux) where namespaces are"
                        + " allowed";
        return new Check("isolation", isolation == Isolation.JAIL ? Level.OK : Level.WARN, isolation.words(), remedy);
    }
}
