package docket.proposal.crm;

/**
 * Which change of a deal asks for a proposal.
 *
 * @param property of the CRM's deal, as in {@code dealstage}
 * @param value it must have come to, as in {@code presentationscheduled}
 */
public record Trigger(String property, String value) {

    /** @throws IllegalArgumentException if the text has not the form {@code property=value} */
    public static Trigger of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("a trigger is written property=value, not " + text);
        }
        return new Trigger(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    boolean isPulledBy(String changed, String now) {
        return property.equals(changed) && value.equals(now);
    }
}
