package docket.knowledge.file;

import docket.knowledge.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder: files with their size and time. Links are not followed and hidden files are left out. */
public final class FolderOrigin implements Origin {

    private static final long LONGEST = 50L * 1024 * 1024;

    private final Path folder;

    public FolderOrigin(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public List<Listed> list() {
        if (!Files.isDirectory(folder)) throw new Unreachable("there is no folder " + folder);
        try (var files = Files.walk(folder)) {
            var listed = new ArrayList<Listed>();
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || hidden(file)) continue;
                listed.add(new Listed(
                        name(file),
                        file.getFileName().toString(),
                        Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis()));
            }
            return listed;
        } catch (IOException | UncheckedIOException e) {
            throw new Unreachable("folder " + folder + " cannot be listed");
        }
    }

    private boolean hidden(Path file) {
        for (Path part : folder.relativize(file)) if (part.toString().startsWith(".")) return true;
        return false;
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public Fetched fetch(Listed item, String mark) {
        var file = folder.resolve(item.name()).normalize();
        try {
            if (!file.startsWith(folder) || !Files.exists(file)) return new Fetched.Gone();
            if (Files.size(file) > LONGEST) throw new Unreachable("larger than 50 MB");
            return new Fetched.Content(Files.readAllBytes(file), item.name(), item.mark());
        } catch (IOException e) {
            throw new Unreachable("cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
