package docket.contract.local;

import docket.contract.Term;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Key terms beside parties, dates and law: where disputes and notices go, sums, signatures, what is amended. */
final class FurtherTerms {

    private FurtherTerms() {}

    static Map<String, Found> in(ContractText contract, List<Span> sentences, String title) {
        Map<String, Found> found = new LinkedHashMap<>();
        Amends.in(contract, title).ifPresent(amended -> found.put(Term.AMENDS, amended));
        Venue.in(contract, sentences).ifPresent(venue -> found.put(Term.VENUE, venue));
        var addresses = NoticeAddresses.in(contract);
        for (int i = 0; i < addresses.size(); i++) found.put(Term.noticeAddress(i + 1), addresses.get(i));
        SignatureStatus.in(contract).ifPresent(status -> found.put(Term.SIGNATURE_STATUS, status));
        return found;
    }

    /** The last day on which a notice still keeps the contract from renewing itself. */
    static Optional<Found> noticeDeadline(@Nullable Found expiration, @Nullable Found notice) {
        if (expiration == null || notice == null) return Optional.empty();
        return Durations.of(notice.value())
                .map(length -> length.before(LocalDate.parse(expiration.value())))
                .map(day -> new Found(
                        day.toString(),
                        notice.span(),
                        notice.anchor(),
                        Math.min(expiration.confidence(), notice.confidence())));
    }
}
