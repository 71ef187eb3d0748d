package docket.classifier;

/**
 * One thing seen in a document.
 *
 * @param name what the model knows it by
 * @param value how much of it, from 0 (none) to 1
 * @param words for people; empty if it would tell them nothing
 */
public record Feature(String name, double value, String words) {}
