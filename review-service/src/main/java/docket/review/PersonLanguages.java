package docket.review;

import java.util.Map;

/** Which language people chose. */
public interface PersonLanguages {

    /** By mail address in small letters; who chose none is not there. */
    Map<String, String> all();

    /** @param code ISO 639-1 */
    void choose(Person person, String code);
}
