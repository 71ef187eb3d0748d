package docket.contract.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Words as points of a space in which those that stand in like company lie close to each other, learned from contracts.
 * A passage lies where its words lie on average, seen from the middle of all passages; the passages of a clause type have
 * a middle of their own, so that a passage in words nobody used for the clause before can still lie near it.
 *
 * @param words where each lies; every coordinate in 127ths of the word's farthest
 * @param usual the middle of all passages
 * @param types per type of the model the middle of its passages, as a direction; of no passages it is all zero
 */
@SuppressWarnings("ArrayRecordComponent")
public record WordSpace(Map<String, Word> words, float[] usual, float[][] types) {

    /** Lines of a word in the model's file begin with this. */
    static final String WORD = "!word\t";
    /** Lines of a middle. */
    static final String MIDDLE = "!middle\t";

    private static final int STEPS = 127;

    /**
     * @param longest the farthest of its coordinates
     * @param coordinates in 127ths of that
     */
    public record Word(float longest, byte[] coordinates) {

        /** As exact as the file keeps it; what was read from a file stays as it is. */
        public static Word of(double[] place) {
            double longest = 0;
            for (double each : place) longest = Math.max(longest, Math.abs(each));
            var coordinates = new byte[place.length];
            for (int i = 0; i < place.length && longest > 0; i++)
                coordinates[i] = (byte) Math.round(STEPS * place[i] / longest);
            return new Word(Math.round(10_000 * longest) / 10_000f, coordinates);
        }
    }

    /** Knows no words: every passage is as near to every type as to any other. */
    public static WordSpace none(int types) {
        return new WordSpace(Map.of(), new float[0], new float[types][0]);
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /**
     * Where a passage lies, as a direction of length 1.
     *
     * @return all zero where no word is known
     */
    public float[] place(Passage passage) {
        var place = sum(passage.words());
        for (int i = 0; i < place.length; i++) place[i] -= usual[i];
        return direction(place);
    }

    /** The words' own average, as a direction. */
    public float[] sum(Collection<String> stems) {
        var sum = new float[usual.length];
        for (var stem : new LinkedHashSet<>(stems)) {
            var word = words.get(stem);
            if (word == null) continue;
            float scale = word.longest() / STEPS;
            for (int i = 0; i < sum.length; i++) sum[i] += scale * word.coordinates()[i];
        }
        return direction(sum);
    }

    /** Made one long; of nothing nothing. */
    public static float[] direction(float[] place) {
        double square = 0;
        for (float each : place) square += (double) each * each;
        var direction = new float[place.length];
        if (square < 1e-12) return direction;
        double length = Math.sqrt(square);
        for (int i = 0; i < place.length; i++) direction[i] = (float) (place[i] / length);
        return direction;
    }

    /**
     * How near passages lie to the types' middles: the cosine, from -1 to 1.
     *
     * @return per type and passage
     */
    public float[][] nearness(List<Passage> passages) {
        var nearness = new float[types.length][passages.size()];
        if (isEmpty()) return nearness;
        for (int i = 0; i < passages.size(); i++) {
            var place = place(passages.get(i));
            for (int type = 0; type < types.length; type++) nearness[type][i] = cosine(place, types[type]);
        }
        return nearness;
    }

    private static float cosine(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < other.length; i++) sum += one[i] * other[i];
        return sum;
    }

    /** One line a middle, then one a word, sorted. */
    List<String> write() {
        var lines = new ArrayList<String>();
        if (isEmpty()) return lines;
        lines.add(MIDDLE + written(usual));
        for (var type : types) lines.add(MIDDLE + written(type));
        new TreeMap<>(words)
                .forEach((stem, word) -> lines.add(String.format(
                        Locale.ROOT, "%s%s\t%.4f\t%s", WORD, stem, word.longest(), base64(word.coordinates()))));
        return lines;
    }

    private static String written(float[] middle) {
        var word = Word.of(doubles(middle));
        return String.format(Locale.ROOT, "%.4f\t%s", word.longest(), base64(word.coordinates()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @param middles lines that begin with {@link #MIDDLE}
     * @param stems lines that begin with {@link #WORD}
     */
    static WordSpace read(List<String> middles, List<String> stems, int types) {
        if (middles.isEmpty()) return none(types);
        if (middles.size() != types + 1) throw new IllegalArgumentException("not a middle for each type");
        var all = middles.stream()
                .map(line -> line.split("\t"))
                .map(cells -> floats(word(cells[1], cells[2])))
                .toList();
        Map<String, Word> words = HashMap.newHashMap(stems.size());
        for (var line : stems) {
            var cells = line.split("\t");
            words.put(cells[1], word(cells[2], cells[3]));
        }
        return new WordSpace(words, all.getFirst(), all.subList(1, all.size()).toArray(float[][]::new));
    }

    private static Word word(String length, String direction) {
        return new Word(Float.parseFloat(length), Base64.getDecoder().decode(direction));
    }

    /** A middle as the file keeps it, so that what is fitted is what is read again. */
    public static float[] kept(float @Nullable [] middle, int width) {
        return middle == null ? new float[width] : floats(Word.of(doubles(middle)));
    }

    private static float[] floats(Word word) {
        var floats = new float[word.coordinates().length];
        for (int i = 0; i < floats.length; i++) floats[i] = word.longest() / STEPS * word.coordinates()[i];
        return floats;
    }

    private static double[] doubles(float[] floats) {
        var doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        return doubles;
    }
}
