package docket.local.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
        for (var entry : entries(directory, parent).entrySet()) {
            if (more) return;
            var key = entry.getKey();
            if (key.endsWith("/")) visitFolder(entry.getValue(), key);
            else if (key.startsWith(prefix)) add(new Item(key, false));
        }
    }

    /** By key; a folder's ends with a slash, which puts it where its keys belong. */
    private static TreeMap<String, Path> entries(Path directory, String parent) throws IOException {
        var entries = new TreeMap<String, Path>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> {
                var key = parent + file.getFileName();
                entries.put(Files.isDirectory(file) ? key + "/" : key, file);
            });
        } catch (NoSuchFileException e) {
            return entries; // a delete removed the folder with its last object
        }
        return entries;
    }

    private void visitFolder(Path directory, String key) throws IOException {
        boolean inPrefix = key.startsWith(prefix);
        if (!inPrefix && !prefix.startsWith(key)) return;
        if (key.compareTo(after) < 0 && !after.startsWith(key)) return; // all of it was told before
        if (folders && inPrefix && key.length() > prefix.length()) {
            add(new Item(key, true));
            return;
        }
        int before = items.size();
        visit(directory, key);
        if (items.size() == before && inPrefix && isEmpty(directory)) add(new Item(key, false)); // somebody made a folder
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void add(Item item) {
        if (item.name().compareTo(after) <= 0) return;
        if (items.size() == most) more = true;
        else items.add(item);
    }
}
