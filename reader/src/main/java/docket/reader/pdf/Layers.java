package docket.reader.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** Which layers (optional content, ISO 32000-2, 8.11) a viewer does not show when the file is opened. */
final class Layers {

    private static final COSName OFF = COSName.getPDFName("OFF");
    private static final COSName ON = COSName.getPDFName("ON");
    private static final COSName BASE_STATE = COSName.getPDFName("BaseState");
    private static final COSName GROUPS = COSName.getPDFName("OCGs");

    private final Set<COSBase> off = Collections.newSetFromMap(new IdentityHashMap<>());

    Layers(COSDictionary catalog) {
        var properties = catalog.getCOSDictionary(COSName.OCPROPERTIES);
        var usual = properties == null ? null : properties.getCOSDictionary(COSName.D);
        if (usual == null) return;
        if (usual.getNameAsString(BASE_STATE, "ON").equals("OFF")) {
            addAll(properties.getDictionaryObject(GROUPS));
            if (usual.getDictionaryObject(ON) instanceof COSArray on)
                for (int i = 0; i < on.size(); i++) off.remove(on.getObject(i));
        }
        addAll(usual.getDictionaryObject(OFF));
    }

    private void addAll(@Nullable COSBase groups) {
        if (groups instanceof COSArray array) for (int i = 0; i < array.size(); i++) off.add(array.getObject(i));
    }

    boolean isOff(@Nullable COSBase group) {
        if (off.isEmpty() || !(group instanceof COSDictionary dictionary)) return false;
        if (off.contains(dictionary)) return true;
        return switch (dictionary.getDictionaryObject(GROUPS)) {
            case COSArray members -> {
                var policy = dictionary.getNameAsString(COSName.P, "AnyOn");
                int hidden = 0;
                for (int i = 0; i < members.size(); i++) if (off.contains(members.getObject(i))) hidden++;
                yield switch (policy) {
                    case "AllOn" -> hidden > 0;
                    case "AnyOff" -> members.size() > 0 && hidden == 0;
                    case "AllOff" -> members.size() > 0 && hidden < members.size();
                    default -> members.size() > 0 && hidden == members.size();
                };
            }
            case COSDictionary only -> off.contains(only);
            case null, default -> false;
        };
    }
}
