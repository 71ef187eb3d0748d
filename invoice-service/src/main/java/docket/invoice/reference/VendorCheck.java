package docket.invoice.reference;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Checksums;
import docket.invoice.CrossCheck;
import docket.invoice.Terms;
import docket.invoice.WatchedFile;
import docket.messages.DocumentId;
import docket.messages.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether we know the seller, and whether the money goes where it always goes. Another account than the vendor
 * master's is a hard stop: it is the usual way invoices are forged. Without a vendor master nothing is said.
 */
public final class VendorCheck implements CrossCheck {

    private static final double ALIKE = 0.85;

    private final WatchedFile<List<Vendor>> vendors;

    private VendorCheck(WatchedFile<List<Vendor>> vendors) {
        this.vendors = vendors;
    }

    /** Reads {@code vendors.json} or {@code vendors.csv}. */
    public static VendorCheck of(References references) {
        return new VendorCheck(references.watch("vendors", Vendor::of));
    }

    @Override
    public List<Finding> check(DocumentId id, Reading reading) {
        var known = vendors.get();
        var name = reading.field(Terms.VENDOR_NAME);
        var trouble = vendors.trouble();
        if (trouble.isPresent() && reading.kind() == Kind.INVOICE) {
            return List.of(new Finding(
                    Terms.VENDOR_NAME,
                    Reason.POLICY,
                    Severity.WARNING,
                    "The vendor master cannot be read, so that this vendor was not looked up: " + trouble.get() + ".",
                    null));
        }
        if (known.isEmpty() || reading.kind() != Kind.INVOICE) return List.of();
        var vat = reading.value(Terms.VAT_ID).map(Checksums::compact).orElse("");
        var vendor = find(known, vat, name.map(Field::value).orElse(""));
        if (vendor.isEmpty()) {
            return name.map(field -> finding(
                            Terms.VENDOR_NAME,
                            Severity.WARNING,
                            "\"" + field.value() + "\" is not in the vendor master.",
                            field))
                    .map(List::of)
                    .orElse(List.of());
        }
        var findings = new ArrayList<Finding>();
        account(reading, vendor.get()).ifPresent(findings::add);
        reading.field(Terms.VAT_ID)
                .filter(_ -> !vendor.get().vatId().isEmpty()
                        && !vat.equals(vendor.get().vatId()))
                .ifPresent(field -> findings.add(finding(
                        Terms.VAT_ID,
                        Severity.WARNING,
                        "The VAT number is " + vat + ", but the vendor master has "
                                + vendor.get().vatId() + " for " + vendor.get().name() + ".",
                        field)));
        return findings;
    }

    /** By VAT number; else by the name most like it. */
    private static Optional<Vendor> find(List<Vendor> known, String vat, String name) {
        var byVat = known.stream()
                .filter(each -> !vat.isEmpty() && each.vatId().equals(vat))
                .findFirst();
        if (byVat.isPresent()) return byVat;
        return known.stream()
                .map(each -> Map.entry(each, each.likeness(name)))
                .filter(each -> each.getValue() >= ALIKE)
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static Optional<Finding> account(Reading reading, Vendor vendor) {
        var iban = reading.field(Terms.IBAN);
        if (iban.isEmpty() || vendor.ibans().isEmpty()) return Optional.empty();
        var asked = Checksums.compact(iban.get().value());
        if (vendor.ibans().contains(asked)) return Optional.empty();
        return Optional.of(finding(
                Terms.IBAN,
                Severity.BLOCKING,
                "The invoice asks for payment to " + asked + ", but the vendor master has "
                        + String.join(" or ", vendor.ibans()) + " for " + vendor.name()
                        + ". Ask the vendor on a way you know before you pay.",
                iban.get()));
    }

    private static Finding finding(String field, Severity severity, String sentence, Field about) {
        return new Finding(field, Reason.POLICY, severity, sentence, about.evidence());
    }
}
