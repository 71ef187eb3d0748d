package docket.review.web;

import docket.review.Person;
import docket.review.web.Screens.Approval;
import docket.review.web.Screens.Compared;
import docket.review.web.Screens.Contracts;
import docket.review.web.Screens.Document;
import docket.review.web.Screens.DocumentRow;
import docket.review.web.Screens.FailureRow;
import docket.review.web.Screens.Finding;
import docket.review.web.Screens.Frame;
import docket.review.web.Screens.Group;
import docket.review.web.Screens.Interval;
import docket.review.web.Screens.Option;
import docket.review.web.Screens.Queue;
import docket.review.web.Screens.Setting;
import docket.review.web.Screens.Tab;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages, by name. */
@CheckedTemplate(basePath = "pages")
class Pages {

    private Pages() {}

    static native TemplateInstance queue(Frame frame, Queue queue, String done, String told);

    static native TemplateInstance queueRows(Queue queue);

    static native TemplateInstance documents(
            Frame frame,
            List<Tab> tabs,
            String state,
            List<DocumentRow> rows,
            String next,
            boolean newest,
            String quality);

    static native TemplateInstance documentRows(List<DocumentRow> rows, String state, String next);

    static native TemplateInstance document(Frame frame, Document document, String done);

    static native TemplateInstance finding(Finding finding);

    static native TemplateInstance contracts(Frame frame, Contracts contracts);

    static native TemplateInstance comparison(Frame frame, Compared compared);

    static native TemplateInstance knowledge(Frame frame, KnowledgePages.Asked asked);

    static native TemplateInstance versions(Frame frame, VersionPages.Shown shown);

    static native TemplateInstance drafts(Frame frame, DraftPages.Shown shown);

    static native TemplateInstance suggestions(Frame frame, String yaml);

    static native TemplateInstance failures(Frame frame, List<FailureRow> rows, String done);

    static native TemplateInstance overview(
            Frame frame, List<Option> spans, List<Chart> charts, @Nullable Interval interval);

    static native TemplateInstance settings(
            Frame frame,
            List<Setting> settings,
            List<Person> people,
            List<Group> groups,
            boolean takesTemplates,
            boolean mayChange,
            String trouble,
            boolean saved);

    static native TemplateInstance people(Frame frame, PeoplePages.Shown shown);

    static native TemplateInstance apiReference(Frame frame, List<ApiReference.Route> routes);

    static native TemplateInstance counts(Frame frame);

    /** @param elsewhere where the identity provider signs out; empty for nowhere */
    static native TemplateInstance signIn(boolean out, String elsewhere);

    static native TemplateInstance signInLink(String path, String csrf);

    static native TemplateInstance approval(Approval approval);

    static native TemplateInstance decided(String title, String detail);

    static native TemplateInstance trouble(String title, String detail);
}
