package docket.review.web;

import docket.review.ContractDesk;
import docket.review.Facts;
import docket.review.SavedViews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages show, in words and numbers that need no more thought. */
public final class Screens {

    private Screens() {}

    /**
     * Around every page of the workbench.
     *
     * @param at which entry of the navigation is this page
     */
    public record Frame(String person, String csrf, String at, int openReviews, int failures) {}

    /**
     * A file of the house.
     *
     * @param entered what the person typed, when the form comes back
     */
    public record Setting(
            String name,
            String section,
            String text,
            String entered,
            String trouble,
            String usual,
            List<SettingChange> changes) {}

    /** @param before the text that was replaced */
    public record SettingChange(String by, String at, String before) {}

    /** What the services were told at their start. */
    public record Group(
            String title,
            List<Facts.Fact> facts,
            List<SetLine> lines,
            @Nullable Setting setting) {}

    /**
     * A line an admin may set.
     *
     * @param value what is set here, or was typed; empty where the start holds
     * @param start what holds where nothing is set here
     * @param engine whether it is chosen and not typed
     */
    public record SetLine(String name, String label, String hint, String value, String start, boolean engine) {}

    /** A share in percent with its bounds. */
    public record Interval(String share, String least, String most, int audited, int wrong) {}

    /**
     * One open review in the queue.
     *
     * @param owner who is at it; empty if nobody is
     * @param asked who is meant to decide
     * @param batch whether it may be approved among several
     */
    public record QueueRow(
            String review,
            String document,
            String file,
            String kind,
            String about,
            String amount,
            String question,
            String reason,
            int moreReasons,
            String age,
            String due,
            String dueExactly,
            boolean soon,
            String owner,
            boolean mine,
            String asked,
            boolean batch) {}

    /**
     * The queue as it is looked at.
     *
     * @param query what it is asked for, as in an address
     * @param before the page before, as in an address; null on the first
     * @param standIns who stands in for whom, as sentences
     * @param away whether the person said to be away
     * @param upTo up to which amount several may be approved at once
     */
    public record Queue(
            List<QueueRow> rows,
            int total,
            String query,
            String words,
            List<Option> kinds,
            List<Option> whose,
            List<Column> columns,
            int page,
            int pages,
            @Nullable String before,
            @Nullable String after,
            List<SavedViews.View> views,
            List<Option> people,
            List<String> standIns,
            boolean away,
            String today,
            String upTo) {}

    /** @param way ascending, descending or none */
    public record Column(String name, String words, String query, String way) {}

    /** One document in the list. */
    public record DocumentRow(
            String id,
            String file,
            String kind,
            Chip state,
            String received,
            String receivedExactly,
            String size,
            String note,
            String duplicateOf) {}

    /** @param tone names its colour; the words say the same */
    public record Chip(String words, String tone) {}

    /** A filter of the list of documents. */
    public record Tab(String state, String words, int count, boolean current) {}

    /** One failed message. */
    public record FailureRow(
            String id,
            String channel,
            String document,
            String reason,
            String when,
            String whenExactly,
            String excerpt,
            boolean canRedrive,
            boolean readable,
            String redriven) {}

    /**
     * Everything about one document.
     *
     * @param contract set for contracts that this person may see
     * @param parent the id of the document it came in; empty for what came by itself
     * @param parts files taken out of it
     * @param twins what it may be once more
     * @param previews PDFs made from it, as a proposal
     * @param doubtful fields somebody should look at
     */
    public record Document(
            DocumentRow row,
            List<Page> pages,
            List<Field> fields,
            Table lineItems,
            List<Finding> findings,
            @Nullable Asked asked,
            List<String> decisions,
            List<File> files,
            List<Moment> timeline,
            String source,
            String sha256,
            String cost,
            boolean hasOriginal,
            String parent,
            List<File> parts,
            @Nullable ContractTools contract,
            List<Twin> twins,
            @Nullable Order order,
            List<File> previews,
            int doubtful) {}

    /** The order an invoice was held against. */
    public record Order(String number, String vendor, String total, String currency, List<OrderRow> rows) {}

    /** A line of both; empty where one has none like it. */
    public record OrderRow(
            String ordered,
            String quantity,
            String price,
            String received,
            String invoiced,
            String invoicedQuantity,
            String invoicedPrice,
            boolean same) {}

    /** A document that this one may be once more. */
    public record Twin(String id, String file, String state, String received, List<TwinRow> rows) {}

    /** One field of both. */
    public record TwinRow(String label, String mine, String other, boolean same) {}

    /** One page with what was found on it; lengths in points. */
    public record Page(int number, String width, String height, int pixelWidth, int pixelHeight, List<Box> boxes) {}

    /** @param tone good, unsure or finding */
    public record Box(String field, String x, String y, String width, String height, String tone, String title) {}

    /**
     * One value.
     *
     * @param entered what the person typed, when the form comes back
     * @param confidence in percent; empty where nobody was unsure
     * @param page 0 when the value does not stand on a page
     * @param type what is checked while somebody types, as in {@code amount}
     * @param doubtful whether somebody should look at it
     */
    public record Field(
            String name,
            String label,
            String value,
            String entered,
            String confidence,
            String tone,
            String source,
            int page,
            boolean isLong,
            String type,
            boolean doubtful,
            List<Finding> findings) {}

    /**
     * Rows and columns.
     *
     * @param growing whether rows may be added and taken away
     * @param blank a row to make new ones of
     */
    public record Table(
            String title,
            boolean editable,
            boolean growing,
            List<String> columns,
            List<List<Cell>> rows,
            List<Cell> blank) {}

    /**
     * @param box its place on the page
     * @param part of the form that changes it
     * @param row counted from 1
     * @param label of its column
     */
    public record Cell(
            String value,
            String entered,
            String box,
            int page,
            String part,
            String name,
            String type,
            int row,
            String label) {}

    /**
     * One thing to look at.
     *
     * @param quote the words it is about; empty unless it is reviewed by itself
     * @param item set for what is reviewed one by one
     */
    public record Finding(
            String field,
            String label,
            String severity,
            String tone,
            String detail,
            int page,
            String box,
            String quote,
            @Nullable Item item) {}

    /**
     * What can be said about a finding by itself.
     *
     * @param review the one that waits; empty if none does
     * @param proposed the playbook's wording, may be empty
     * @param own the wording as it stands now
     * @param choice accepted, edited or rejected; empty if nobody said anything
     * @param said the same as a sentence
     */
    public record Item(
            String review,
            String name,
            String rule,
            String proposed,
            String own,
            String choice,
            String said,
            String trouble) {}

    /**
     * What can be done with a contract.
     *
     * @param canRedline whether its file is of a kind that proposals can be written into
     * @param others contracts it may be a version of
     */
    public record ContractTools(boolean canRedline, List<Option> others) {}

    /** The contracts' own page. @param cut whether there are more than were looked through */
    public record Contracts(
            String question,
            String answer,
            List<ContractDesk.Hit> hits,
            List<DayRow> days,
            List<AmendmentRow> amendments,
            int count,
            boolean cut) {}

    /** An amendment. @param amends as it says itself @param contract id of what it changes; empty where that is not sure */
    public record AmendmentRow(String document, String file, String amends, String contract, String contractFile) {}

    /** Something due. */
    public record DayRow(
            String on,
            String left,
            String what,
            String document,
            int page,
            String quote,
            boolean notice,
            String reminder) {}

    /** Two versions beside each other. @param otherId empty for the house's standard */
    public record Compared(String id, String file, String other, String otherId, List<DifferenceRow> rows) {}

    public record DifferenceRow(String how, String where, List<Piece> pieces, int pageBefore, int pageAfter) {}

    /** @param how same, gone or added */
    public record Piece(String how, String words) {}

    /** What the person is asked now. @param owner who is at it; empty if nobody is */
    public record Asked(
            String review,
            String question,
            List<String> reasons,
            String deadline,
            String due,
            String person,
            boolean isKind,
            List<Option> kinds,
            String trouble,
            String comment,
            String owner,
            boolean mine) {}

    public record Option(String value, String words, boolean chosen) {}

    public record File(String name, String href, String what) {}

    public record Moment(
            String time,
            String exactly,
            String type,
            String tone,
            String what,
            String engine,
            String took,
            String cost,
            String by) {}

    /**
     * The page behind an approval link.
     *
     * @param wanted what to type by hand
     * @param wantedIsAmount whether that is the amount without its cents
     * @param signIn whether its person must sign in first
     */
    public record Approval(
            String path,
            String csrf,
            String wanted,
            boolean wantedIsAmount,
            boolean signIn,
            String question,
            String file,
            String kind,
            String about,
            String amount,
            List<String> reasons,
            String deadline,
            String linkEnds,
            String person,
            boolean isKind,
            List<Option> kinds,
            String trouble,
            String comment) {}
}
