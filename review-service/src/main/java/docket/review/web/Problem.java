package docket.review.web;

/** A request that cannot be answered as asked. The words are for people and end with a remedy. */
final class Problem extends RuntimeException {

    private final int status;
    private final String title;

    Problem(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    static Problem unknown(String what) {
        return new Problem(404, "Not found", "There is no " + what + ".");
    }

    static Problem invalid(String detail) {
        return new Problem(422, "Not valid", detail);
    }

    static Problem conflict(String title, String detail) {
        return new Problem(409, title, detail);
    }

    static Problem forbidden(String detail) {
        return new Problem(403, "Not allowed", detail);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        var detail = getMessage();
        return detail == null ? "" : detail;
    }
}
