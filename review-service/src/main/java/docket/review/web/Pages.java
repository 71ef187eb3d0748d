package docket.review.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages, by name. */
@CheckedTemplate(basePath = "pages")
class Pages {

    private Pages() {}

    static native TemplateInstance trouble(String title, String detail);
}
