package docket.gateway.web;

import docket.gateway.Told;

/** A request that is answered with a problem. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Told told;

    Problem(Told told) {
        super(told.body().path("detail").asText());
        this.told = told;
    }

    static Problem of(int status, String type, String title, String detail) {
        return new Problem(Told.problem(status, type, title, detail, null));
    }

    Told told() {
        return told;
    }
}
