package docket.review.settings;

import docket.review.CheckPlaybook;
import docket.review.HouseFiles;
import docket.review.SettingLine.Section;
import docket.transport.settings.HouseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML files at the places the services read them from. */
final class FilesOfTheHouse implements HouseFiles {

    private static final String POLICY = "policy";
    private static final String PLAYBOOK = "playbook";
    private static final String TEMPLATES = "templates";
    private static final String USUAL_PLAYBOOK = "/docket/contract/playbook/usual.yaml";

    private final @Nullable Path policy;
    private final @Nullable Path playbook;
    private final @Nullable Path templates;
    private final @Nullable Path house;
    private final boolean policyIsNamed;
    private final boolean playbookIsNamed;
    private final CheckPlaybook checkPlaybook;

    /**
     * Null for what is not set up.
     *
     * @param templates a folder
     * @param house a folder for everything that is not named by itself
     */
    FilesOfTheHouse(
            @Nullable Path policy,
            @Nullable Path playbook,
            @Nullable Path templates,
            @Nullable Path house,
            CheckPlaybook checkPlaybook) {
        this.policyIsNamed = policy != null;
        this.playbookIsNamed = playbook != null;
        this.policy = policy == null && house != null ? house.resolve("approval.yaml") : policy;
        this.playbook = playbook == null && house != null ? house.resolve("playbook.yaml") : playbook;
        this.templates = templates == null && house != null ? house.resolve(TEMPLATES) : templates;
        this.house = house;
        this.checkPlaybook = checkPlaybook;
    }

    @Override
    public List<HouseFile> all() {
        var all = new ArrayList<HouseFile>();
        if (policy != null) all.add(new HouseFile(POLICY, POLICY, text(policy)));
        if (playbook != null) all.add(new HouseFile(PLAYBOOK, PLAYBOOK, text(playbook)));
        var lines = house;
        if (lines != null) {
            for (var section : Section.values())
                all.add(new HouseFile(section.setting(), section.setting(), text(place(section, lines))));
        }
        var folder = templates;
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .matches(".*\\.ya?ml"))
                        .sorted()
                        .forEach(file ->
                                all.add(new HouseFile(TEMPLATES + "/" + file.getFileName(), TEMPLATES, text(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<HouseFile> find(String name) {
        return all().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    @Override
    public boolean takesTemplates() {
        return templates != null && (house != null || Files.isDirectory(templates));
    }

    @Override
    public String usual(String name) {
        if (!name.equals(PLAYBOOK)) return "";
        try (var usual = FilesOfTheHouse.class.getResourceAsStream(USUAL_PLAYBOOK)) {
            return usual == null ? "" : new String(usual.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path place(Section section, Path house) {
        return house.resolve(section == Section.CRM ? HouseSettings.CRM : HouseSettings.ENGINES);
    }

    private static Optional<Section> section(String name) {
        return Arrays.stream(Section.values())
                .filter(each -> each.setting().equals(name))
                .findFirst();
    }

    @Override
    public String trouble(String name, String text) {
        var lines = section(name);
        if (lines.isPresent()) return lines.get().trouble(text);
        boolean mayBeEmpty = name.equals(POLICY) && !policyIsNamed || name.equals(PLAYBOOK) && !playbookIsNamed;
        if (mayBeEmpty && text.isBlank()) return "";
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            new Yaml(new SafeConstructor(options)).load(text);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var where = mark == null ? "" : " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
            return "This is no YAML" + where + ": " + e.getProblem() + ".";
        } catch (YAMLException e) {
            return "This is no YAML: " + e.getMessage();
        }
        if (name.equals(PLAYBOOK)) return checkPlaybook.trouble(text);
        return name.equals(POLICY)
                ? InvoiceFiles.policy(text)
                : InvoiceFiles.template(name.substring(name.indexOf('/') + 1), text);
    }

    @Override
    public void write(String name, String text) {
        var file = place(name);
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var beside = Files.createTempFile(folder, ".setting", ".tmp");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(String name) {
        var lines = section(name);
        if (lines.isPresent() && house != null) return place(lines.get(), house);
        if (name.equals(POLICY) && policy != null) return policy;
        if (name.equals(PLAYBOOK) && playbook != null) return playbook;
        if (name.startsWith(TEMPLATES + "/") && templates != null) {
            var file = templates.resolve(name.substring(TEMPLATES.length() + 1)).normalize();
            if (templates.normalize().equals(file.getParent())) return file;
        }
        throw new IllegalArgumentException("no setting " + name);
    }
}
