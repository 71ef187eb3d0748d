package docket.model.knowledge;

/**
 * A piece of a page, word for word.
 *
 * @param document which document, as whoever indexed it names it
 * @param page counted from 1; 0 where the store does not say
 * @param score how well it fits, the higher the better; comparable within one search only
 */
public record Passage(String document, String title, int page, String text, double score) {}
