package docket.contract.local;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds which of many strings stand in a text, in one pass over it (Aho and Corasick 1975). Case does not count, as in
 * {@link NeededText#folded}.
 */
final class StringSearch {

    private static final int LATIN = 128;

    private final Map<String, Integer> numbers = new HashMap<>();
    /** The letters the strings have, from 1; 0 is any other. */
    private final Map<Character, Integer> letters = new HashMap<>();

    private final int[] latin = new int[LATIN];
    private final int width;
    /** Per state and letter, the state after it. */
    private final int[] next;
    /** Per state, the strings that end there. */
    private final int[][] ends;

    StringSearch(List<String> strings) {
        var sorted = new TreeSet<>(strings);
        int most = 1;
        for (var string : sorted) {
            numbers.put(string, numbers.size());
            most += string.length();
            for (int i = 0; i < string.length(); i++) letters.putIfAbsent(string.charAt(i), letters.size() + 1);
        }
        letters.forEach((letter, number) -> {
            if (letter < LATIN) latin[letter] = number;
        });
        for (char c = 'A'; c <= 'Z'; c++) latin[c] = latin[c + 32];
        width = letters.size() + 1;
        var trie = new int[most * width];
        var words = new int[most][];
        Arrays.fill(words, new int[0]);
        int states = 1;
        for (var string : sorted) {
            int state = 0;
            for (int i = 0; i < string.length(); i++) {
                int cell = state * width + letters.getOrDefault(string.charAt(i), 0);
                if (trie[cell] == 0) trie[cell] = states++;
                state = trie[cell];
            }
            words[state] = new int[] {numbers.getOrDefault(string, 0)};
        }
        next = Arrays.copyOf(trie, states * width);
        ends = Arrays.copyOf(words, states);
        link(states);
    }

    /** Where a string breaks off, the longest other beginning that ends with the same letters goes on. */
    private void link(int states) {
        var back = new int[states];
        var waiting = new ArrayDeque<Integer>();
        for (int letter = 1; letter < width; letter++) if (next[letter] != 0) waiting.add(next[letter]);
        while (!waiting.isEmpty()) {
            int state = waiting.remove();
            int other = back[state];
            ends[state] = joined(ends[state], ends[other]);
            for (int letter = 1; letter < width; letter++) {
                int cell = state * width + letter;
                if (next[cell] == 0) next[cell] = next[other * width + letter];
                else {
                    back[next[cell]] = next[other * width + letter];
                    waiting.add(next[cell]);
                }
            }
        }
    }

    private static int[] joined(int[] one, int[] other) {
        if (other.length == 0) return one;
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    /** What stands in one text. */
    final class Found {

        private final BitSet found;

        private Found(BitSet found) {
            this.found = found;
        }

        /** @param string one of those it was made for */
        boolean has(String string) {
            return found.get(numbers.getOrDefault(string, numbers.size()));
        }
    }

    Found in(CharSequence text) {
        var found = new BitSet(numbers.size());
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int letter = c < LATIN ? latin[c] : letters.getOrDefault(NeededText.folded(c), 0);
            state = letter == 0 ? 0 : next[state * width + letter];
            for (int end : ends[state]) found.set(end);
        }
        return new Found(found);
    }
}
