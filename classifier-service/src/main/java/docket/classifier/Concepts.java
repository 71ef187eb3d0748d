package docket.classifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The vocabulary of business papers in several languages, from {@code concepts.txt}. Knows where a concept is named,
 * not what that means for a document's kind.
 */
final class Concepts {

    /** One concept's phrase: {@code first} and {@code last} are folded words. */
    interface Found {
        void concept(int concept, int first, int last);
    }

    private static final int NOTHING = -1;
    private static final int ROOT = 0;

    private final List<String> names = new ArrayList<>();
    private final Trie forward = new Trie();
    private final Trie backward = new Trie();

    private Concepts() {}

    static Concepts load() {
        var concepts = new Concepts();
        try (var stream = Concepts.class.getResourceAsStream("concepts.txt")) {
            if (stream == null) throw new IllegalStateException("concepts.txt is missing");
            var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines();
            lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(concepts::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return concepts;
    }

    List<String> names() {
        return names;
    }

    private void add(String line) {
        int bar = line.indexOf('|');
        int concept = names.size();
        names.add(line.substring(0, bar).strip());
        for (String part : line.substring(bar + 1).split(";")) {
            var phrase = part.strip();
            if (phrase.startsWith("*")) {
                backward.add(new StringBuilder(phrase.substring(1)).reverse(), concept);
            } else if (phrase.endsWith("*")) {
                forward.add(phrase.substring(0, phrase.length() - 1), concept);
            } else if (!phrase.isEmpty()) {
                forward.add(phrase + " ", concept);
            }
        }
    }

    /** Tells every phrase in the document, of several that begin at one word and name one concept the longest. */
    void find(Wording wording, Found found) {
        var longest = new int[names.size()];
        Arrays.fill(longest, NOTHING);
        for (int word = 0; word < wording.size(); word++) {
            findAt(wording, word, longest, found);
            findEnding(wording, word, found);
        }
    }

    private void findAt(Wording wording, int word, int[] longest, Found found) {
        var text = wording.text();
        int node = ROOT;
        int last = word;
        boolean any = false;
        for (int i = wording.start(word); i < wording.length(); i++) {
            node = forward.step(node, text[i]);
            if (node == NOTHING) break;
            for (int concept : forward.concepts(node)) {
                longest[concept] = last;
                any = true;
            }
            if (text[i] == ' ') last++;
        }
        if (!any) return;
        for (int concept = 0; concept < longest.length; concept++) {
            if (longest[concept] == NOTHING) continue;
            found.concept(concept, word, longest[concept]);
            longest[concept] = NOTHING;
        }
    }

    private void findEnding(Wording wording, int word, Found found) {
        var text = wording.text();
        int node = ROOT;
        for (int i = wording.start(word + 1) - 2; i >= wording.start(word); i--) {
            node = backward.step(node, text[i]);
            if (node == NOTHING) return;
            // At the word's own beginning it is no ending: the whole word is its own phrase.
            if (i == wording.start(word)) return;
            for (int concept : backward.concepts(node)) found.concept(concept, word, word);
        }
    }

    /** Characters to concepts. Children of a node are a linked list, except at the root where most lookups end. */
    private static final class Trie {
        private static final int[] NONE = {};

        private final int[] roots = new int[128];
        private char[] letters = new char[1024];
        private int[] child = new int[1024];
        private int[] sibling = new int[1024];
        private int[][] concepts = new int[1024][];
        private int size = 1;

        Trie() {
            Arrays.fill(roots, NOTHING);
            child[ROOT] = NOTHING;
            concepts[ROOT] = NONE;
        }

        int[] concepts(int node) {
            return concepts[node];
        }

        int step(int node, char letter) {
            if (node == ROOT) return letter < roots.length ? roots[letter] : NOTHING;
            int next = child[node];
            while (next != NOTHING && letters[next] != letter) next = sibling[next];
            return next;
        }

        void add(CharSequence phrase, int concept) {
            int node = ROOT;
            for (int i = 0; i < phrase.length(); i++) {
                int next = step(node, phrase.charAt(i));
                node = next == NOTHING ? grow(node, phrase.charAt(i)) : next;
            }
            var old = concepts[node];
            if (Arrays.stream(old).anyMatch(known -> known == concept)) return;
            concepts[node] = Arrays.copyOf(old, old.length + 1);
            concepts[node][old.length] = concept;
        }

        private int grow(int parent, char letter) {
            if (size == letters.length) {
                letters = Arrays.copyOf(letters, size * 2);
                child = Arrays.copyOf(child, size * 2);
                sibling = Arrays.copyOf(sibling, size * 2);
                concepts = Arrays.copyOf(concepts, size * 2);
            }
            int node = size++;
            letters[node] = letter;
            child[node] = NOTHING;
            concepts[node] = NONE;
            if (parent == ROOT) {
                roots[letter] = node;
                sibling[node] = NOTHING;
            } else {
                sibling[node] = child[parent];
                child[parent] = node;
            }
            return node;
        }
    }
}
