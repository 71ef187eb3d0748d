package docket.proposal;

import docket.reader.Pages;
import java.util.List;

/**
 * Something a request asks for, a row of the compliance matrix before it is answered.
 *
 * @param position the client's own number, or a running one
 * @param text in the client's words, a word divided at a line's end put together
 * @param obligation {@code must} or {@code should}
 * @param page counted from 1
 */
public record Asked(String position, String text, String obligation, int page) {

    /** All that a request asks for, in its order, each once. */
    public static List<Asked> in(Pages request) {
        return Requirement.in(Passages.of(request), Language.of(request.text())).stream()
                .map(each -> new Asked(
                        each.position(),
                        each.text(),
                        each.obligation().label(),
                        each.evidence().page()))
                .toList();
    }
}
