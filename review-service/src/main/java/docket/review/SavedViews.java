package docket.review;

import java.util.List;

/** Filters that people gave a name, each person their own. */
public interface SavedViews {

    /** @param query as in the address of the list */
    record View(String name, String query) {}

    List<View> of(Person person);

    /** In place of one of the same name. */
    void keep(Person person, View view);

    void drop(Person person, String name);
}
