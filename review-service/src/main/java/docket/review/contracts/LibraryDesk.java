package docket.review.contracts;

import docket.contract.Playbook;
import docket.contract.ask.Question;
import docket.contract.ask.Stock;
import docket.contract.calendar.CalendarFile;
import docket.contract.calendar.Duties;
import docket.contract.calendar.Duties.Known;
import docket.contract.calendar.Duty;
import docket.contract.compare.Change;
import docket.contract.compare.Comparison;
import docket.contract.compare.StandardWording;
import docket.contract.local.ContractPassages;
import docket.contract.playbook.Suggestions;
import docket.contract.redline.Redline;
import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.DocumentId;
import docket.reader.StoredPages;
import docket.review.ContractDesk;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the contract-service's library. What it needs for comparing is loaded when somebody first compares. */
final class LibraryDesk implements ContractDesk {

    private final Documents documents;
    private final StoredPages pages;
    private final Playbook playbook;

    LibraryDesk(Documents documents, StoredPages pages, Playbook playbook) {
        this.documents = documents;
        this.pages = pages;
        this.playbook = playbook;
    }

    @Override
    public List<Day> days(List<Stored> contracts) {
        return contracts.stream()
                .flatMap(contract -> duties(contract).stream().map(duty -> day(contract, duty)))
                .sorted(Comparator.comparing(Day::on))
                .toList();
    }

    private static List<Duty> duties(Stored contract) {
        return Duties.of(contract.id().value(), known(contract.terms()));
    }

    private static Day day(Stored contract, Duty duty) {
        var term = duty.id().substring(contract.id().value().length() + 1);
        var field = contract.terms().get(term);
        var on = field != null && field.evidence() instanceof Evidence.OnPage at ? at : null;
        return new Day(
                contract.id(),
                term,
                duty.day(),
                duty.what(),
                on == null ? 0 : on.page(),
                on == null ? "" : on.quote().replaceAll("\\s+", " "),
                term.equals(docket.contract.Term.NOTICE_DEADLINE),
                duty.reminders());
    }

    @Override
    public String calendarFile(List<Stored> contracts, Instant now) {
        return CalendarFile.of(
                contracts.stream()
                        .flatMap(contract -> duties(contract).stream())
                        .sorted(Comparator.comparing(Duty::day))
                        .toList(),
                now);
    }

    @Override
    public Optional<Made> redline(DocumentId id, Reading reading, String author) throws IOException {
        try {
            var made =
                    Redline.of(documents.bytes(id), documents.original(id).fileName(), reading, author, Instant.now());
            return Optional.of(new Made(made.fileName(), made.bytes(), made.placed(), made.proposed()));
        } catch (Redline.NotPossible e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Difference> compare(DocumentId before, DocumentId after) {
        return Compared.BY.of(pages.of(before), pages.of(after)).stream()
                .map(LibraryDesk::difference)
                .toList();
    }

    /** The clauses' model is loaded with it. */
    private static final class Compared {
        static final Comparison BY = new Comparison(new ContractPassages());
    }

    private static Difference difference(Change change) {
        var types = change.types().stream().map(type -> type.label()).collect(Collectors.joining(", "));
        var before = change.before();
        var after = change.after();
        return new Difference(
                change.how().name().toLowerCase(Locale.ROOT),
                (change.section() + (types.isEmpty() ? "" : " [" + types + "]")).strip(),
                change.marked(),
                before == null ? 0 : before.page(),
                after == null ? 0 : after.page());
    }

    @Override
    public List<Difference> compareWithStandard(Reading reading) {
        return StandardWording.differences(reading).stream()
                .map(each -> new Difference(
                        each.how(),
                        each.clause().replace('_', ' ') + " (" + each.rule() + ")",
                        each.marked(),
                        each.page(),
                        0))
                .toList();
    }

    @Override
    public Optional<Reply> ask(String question, List<Stored> contracts, LocalDate today) {
        var stock = new Stock(contracts.stream()
                .map(each -> new Stock.Contract(each.id().value(), each.file(), known(each.terms())))
                .toList());
        return Question.ask(question, stock, today)
                .map(answer -> new Reply(
                        answer.understood(),
                        answer.contracts().stream()
                                .map(hit -> new Hit(
                                        hit.id(),
                                        hit.file(),
                                        hit.facts().stream()
                                                .map(fact ->
                                                        new Fact(fact.term(), fact.value(), fact.page(), fact.quote()))
                                                .toList()))
                                .toList(),
                        answer.asked(),
                        answer.unknown()));
    }

    private static Map<String, Known> known(Map<String, Field> terms) {
        var known = new LinkedHashMap<String, Known>();
        terms.forEach((name, field) -> {
            var on = field.evidence() instanceof Evidence.OnPage at ? at : null;
            known.put(
                    name,
                    new Known(
                            field.value(),
                            on == null ? 0 : on.page(),
                            on == null ? "" : on.quote().replaceAll("\\s+", " ")));
        });
        return known;
    }

    @Override
    public String suggestions(List<Ruled> ruled) {
        return Suggestions.yaml(
                playbook,
                ruled.stream()
                        .map(each -> new Suggestions.Ruled(each.document().value(), each.finding()))
                        .toList());
    }
}
