package docket.proposal.web;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** What went wrong, as RFC 9457 writes it. */
final class Problem {

    private Problem() {}

    static Response answer(int status, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(of(status, title, detail))
                .build();
    }

    static Map<String, Object> of(int status, String title, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return problem;
    }
}
