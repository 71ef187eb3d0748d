package docket.review.settings;

import docket.review.CheckPlaybook;
import docket.review.HouseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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

    private final @Nullable Path policy;
    private final @Nullable Path playbook;
    private final @Nullable Path templates;
    private final CheckPlaybook checkPlaybook;

    /** Null for what is not set up. @param templates a folder */
    FilesOfTheHouse(
            @Nullable Path policy, @Nullable Path playbook, @Nullable Path templates, CheckPlaybook checkPlaybook) {
        this.policy = policy;
        this.playbook = playbook;
        this.templates = templates;
        this.checkPlaybook = checkPlaybook;
    }

    @Override
    public List<HouseFile> all() {
        var all = new ArrayList<HouseFile>();
        if (policy != null) all.add(new HouseFile(POLICY, POLICY, text(policy)));
        if (playbook != null) all.add(new HouseFile(PLAYBOOK, PLAYBOOK, text(playbook)));
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
        return templates != null && Files.isDirectory(templates);
    }

    @Override
    public String trouble(String name, String text) {
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
            var beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".setting", ".tmp");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(String name) {
        if (name.equals(POLICY) && policy != null) return policy;
        if (name.equals(PLAYBOOK) && playbook != null) return playbook;
        if (name.startsWith(TEMPLATES + "/") && templates != null) {
            var file = templates.resolve(name.substring(TEMPLATES.length() + 1)).normalize();
            if (templates.normalize().equals(file.getParent())) return file;
        }
        throw new IllegalArgumentException("no setting " + name);
    }
}
