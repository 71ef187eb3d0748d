package docket.reader;

import docket.documents.Finding;
import docket.documents.Finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Says what a PDF would do if it were let: run scripts, start programs, send forms. Docket follows none of it, and says
 * so. Links and jumps inside the document are no such thing.
 */
final class ActiveContent {

    private static final int MOST_PAGES = 100;
    private static final int MOST_OBJECTS = 5_000;
    private static final int DEEPEST = 12;

    private record Deed(String words, Severity severity) {}

    /** By action type (ISO 32000-1, table 198). A script mostly prints or adds up a form; the others reach outside. */
    private static final Map<String, Deed> DEEDS = Map.of(
            "JavaScript", new Deed("run a script", Severity.INFO),
            "Launch", new Deed("start a program", Severity.WARNING),
            "SubmitForm", new Deed("send its form somewhere", Severity.WARNING),
            "ImportData", new Deed("read another file", Severity.WARNING),
            "GoToE", new Deed("open a file inside it", Severity.INFO),
            "Movie", new Deed("play a film", Severity.INFO),
            "Rendition", new Deed("play media", Severity.INFO));

    private static final List<COSName> ACTIONS =
            List.of(COSName.A, COSName.AA, COSName.getPDFName("OpenAction"), COSName.getPDFName("Next"));

    private final Map<String, Severity> found = new TreeMap<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ActiveContent() {}

    static List<Finding> in(PDDocument document) {
        var search = new ActiveContent();
        try {
            var catalog = document.getDocumentCatalog().getCOSObject();
            search.actionsOf(catalog);
            if (catalog.getDictionaryObject(COSName.NAMES) instanceof COSDictionary names
                    && names.containsKey(COSName.getPDFName("JavaScript"))) search.note("JavaScript");
            int count = 0;
            for (var page : document.getPages()) {
                if (count++ == MOST_PAGES) break;
                search.actionsOf(page.getCOSObject());
                if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray notes) {
                    for (int i = 0; i < notes.size() && i < MOST_OBJECTS; i++)
                        if (notes.getObject(i) instanceof COSDictionary note) search.actionsOf(note);
                }
            }
        } catch (RuntimeException e) {
            // A broken page tree says what it says elsewhere.
        }
        var findings = new ArrayList<Finding>();
        search.found.forEach((words, severity) -> findings.add(new Finding(
                "",
                Finding.Reason.POLICY,
                severity,
                "The file wants to " + words + " when it is opened or clicked. Docket did not.",
                null)));
        return List.copyOf(findings);
    }

    private void actionsOf(COSDictionary owner) {
        for (COSName name : ACTIONS) look(owner.getDictionaryObject(name), 0);
    }

    private void look(@Nullable COSBase action, int depth) {
        if (action == null || depth > DEEPEST || seen.size() > MOST_OBJECTS || !seen.add(action)) return;
        switch (action) {
            case COSArray several -> {
                for (int i = 0; i < several.size(); i++) look(several.getObject(i), depth + 1);
            }
            case COSDictionary one -> {
                var type = one.getDictionaryObject(COSName.S);
                if (type instanceof COSName name) note(name.getName());
                if (type == null) one.keySet().forEach(event -> look(one.getDictionaryObject(event), depth + 1));
                look(one.getDictionaryObject(COSName.getPDFName("Next")), depth + 1);
            }
            default -> {}
        }
    }

    private void note(String type) {
        var deed = DEEDS.get(type);
        if (deed != null) found.put(deed.words(), deed.severity());
    }
}
