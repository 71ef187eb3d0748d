package docket.documents;

import docket.messages.Confidence;

/**
 * One value that was found.
 *
 * @param value normalised: dates ISO 8601, amounts plain decimals with a point, currencies ISO 4217
 * @param engine which engine and version read it
 */
public record Field(String value, Confidence confidence, String engine, Evidence evidence) {}
