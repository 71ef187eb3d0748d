package docket.local.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of a bucket's keys in S3's order. It opens only the folders that the page needs: S3Proxy's own listing reads
 * the attributes of every object in the bucket for every page.
 */
final class Listing {

    private final String prefix;
    private final boolean folders;
    private final String after;
    private final int most;
    private final List<Item> items = new ArrayList<>();
    private boolean more;

    /** A key, or what several keys have in common up to a slash. */
    record Item(String name, boolean folder) {}

    private Listing(String prefix, boolean folders, String after, int most) {
        this.prefix = prefix;
        this.folders = folders;
        this.after = after;
        this.most = most;
    }

    /**
     * Reads a page.
     *
     * @param folders whether keys that go on after a slash behind the prefix are told as one folder
     * @param after the page begins behind this name; empty for the first page
     */
    static Listing of(Path bucket, String prefix, boolean folders, String after, int most) throws IOException {
        var listing = new Listing(prefix, folders, after, most);
        listing.visit(bucket, "");
        return listing;
    }

    List<Item> items() {
        return items;
    }

    /** Whether there is another page. */
    boolean more() {
        return more;
    }

    private void visit(Path directory, String parent) throws IOException {
        var names = names(directory);
        while (!names.isEmpty() && !more) {
            var name = names.pollFirst();
            var key = parent + name;
            if (name.endsWith("/")) {
                visitFolder(directory.resolve(name), key);
                continue;
            }
            // Of an earlier page, file or folder: no need to look.
            if (told(key) && told(key + "/") && !after.startsWith(key + "/")) continue;
            if (Files.isDirectory(directory.resolve(name))) {
                names.add(name + "/"); // its keys come where a slash comes, which may be behind other names
            } else if (key.startsWith(prefix)) {
                add(new Item(key, false));
            }
        }
    }

    private static NavigableSet<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return new TreeSet<>(); // a delete removed the folder with its last object
        }
    }

    private boolean told(String name) {
        return name.compareTo(after) <= 0;
    }

    private void visitFolder(Path directory, String key) throws IOException {
        boolean inPrefix = key.startsWith(prefix);
        if (!inPrefix && !prefix.startsWith(key)) return;
        if (told(key) && !after.startsWith(key)) return;
        if (folders && inPrefix && key.length() > prefix.length()) {
            add(new Item(key, true));
            return;
        }
        int before = items.size();
        visit(directory, key);
        if (items.size() == before && inPrefix && isEmpty(directory))
            add(new Item(key, false)); // somebody made a folder
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void add(Item item) {
        if (told(item.name())) return;
        if (items.size() == most) more = true;
        else items.add(item);
    }
}
