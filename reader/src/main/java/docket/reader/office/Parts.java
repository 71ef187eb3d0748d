package docket.reader.office;

import docket.reader.NotAccepted;
import docket.reader.archive.ZipParts;
import docket.reader.office.Xml.Element;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An Office Open XML package (ECMA-376, part 2): parts, and what they point to within the file. */
final class Parts {

    private final ZipParts zip;

    Parts(ZipParts zip) {
        this.zip = zip;
    }

    ZipParts zip() {
        return zip;
    }

    Optional<Element> xml(String name) throws NotAccepted {
        var bytes = zip.part(name);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(Xml.parse(bytes.get()));
    }

    /** Targets by relationship id; targets outside the file are left out. */
    Map<String, String> targets(String part) throws NotAccepted {
        return relationships(part, false);
    }

    /** The first target of a type, by the last word of the type's name. */
    Optional<String> target(String part, String type) throws NotAccepted {
        return Optional.ofNullable(relationships(part, true).get(type.toLowerCase(Locale.ROOT)));
    }

    private Map<String, String> relationships(String part, boolean byType) throws NotAccepted {
        int slash = part.lastIndexOf('/');
        var folder = part.substring(0, slash + 1);
        var found = new HashMap<String, String>();
        var xml = xml(folder + "_rels/" + part.substring(slash + 1) + ".rels");
        if (xml.isEmpty()) return found;
        for (Element each : xml.get().all("Relationship")) {
            if (each.attribute("TargetMode").equals("External")) continue;
            var type = each.attribute("Type");
            var key =
                    byType ? type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT) : each.attribute("Id");
            found.putIfAbsent(key, resolved(folder, each.attribute("Target")));
        }
        return found;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) return target.substring(1);
        var at = folder;
        var rest = target;
        while (rest.startsWith("../")) {
            rest = rest.substring(3);
            int up = at.lastIndexOf('/', Math.max(0, at.length() - 2));
            at = up < 0 ? "" : at.substring(0, up + 1);
        }
        return at + rest;
    }
}
