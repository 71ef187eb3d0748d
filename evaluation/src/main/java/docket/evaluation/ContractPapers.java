package docket.evaluation;

import docket.contract.AnalyseContract;
import docket.contract.ContractPolicy;
import docket.contract.ContractRules;
import docket.contract.Playbook;
import docket.contract.compare.Change;
import docket.contract.compare.Comparison;
import docket.contract.compare.StandardWording;
import docket.contract.local.ContractPassages;
import docket.contract.local.LocalContractReader;
import docket.contract.playbook.PlaybookFile;
import docket.contract.redline.Redline;
import docket.documents.Reading;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Contracts in files of this machine: held against each other, against the playbook, and with proposals written in. */
public final class ContractPapers {

    private final Reader reader = new Reader();
    private final AnalyseContract contracts;

    /** @param playbook a YAML file; null for the usual one */
    public ContractPapers(@Nullable Path playbook) {
        Playbook wanted = playbook == null ? PlaybookFile.usual() : PlaybookFile.read(playbook);
        contracts = new AnalyseContract(
                new LocalContractReader(), new ContractRules(ContractPolicy.usual(), wanted), InstantSource.system());
    }

    /**
     * What differs, in the order of the newer version: {@code how}, {@code where}, {@code clauses}, {@code marked},
     * {@code before} and {@code after} with page and quote.
     *
     * @throws IOException if a file cannot be read
     */
    public List<Map<String, Object>> compare(Path before, Path after) throws IOException {
        var changes = new Comparison(new ContractPassages()).of(pages(before), pages(after));
        return changes.stream().map(ContractPapers::view).toList();
    }

    private static Map<String, Object> view(Change change) {
        var types = change.types().stream().map(type -> type.label()).toList();
        var view = new LinkedHashMap<String, Object>();
        view.put("how", change.how().name().toLowerCase(java.util.Locale.ROOT));
        var where = new ArrayList<String>();
        if (!change.section().isEmpty()) where.add(change.section());
        if (!types.isEmpty()) where.add("[" + types.stream().collect(Collectors.joining(", ")) + "]");
        view.put("where", String.join(" ", where));
        view.put("clauses", types);
        view.put("marked", change.marked());
        var before = change.before();
        var after = change.after();
        if (before != null) view.put("before", Map.of("page", before.page(), "quote", before.quote()));
        if (after != null) view.put("after", Map.of("page", after.page(), "quote", after.quote()));
        return view;
    }

    /** Clauses that are not as the playbook wants them, marked against its wording; missing ones as added. */
    public List<Map<String, Object>> standard(Path contract) throws IOException {
        return StandardWording.differences(reading(contract)).stream()
                .map(ContractPapers::view)
                .toList();
    }

    private static Map<String, Object> view(StandardWording.Difference difference) {
        var view = new LinkedHashMap<String, Object>();
        view.put("how", difference.how());
        view.put("where", difference.clause().replace('_', ' '));
        view.put("marked", difference.marked());
        view.put("rule", difference.rule());
        if (difference.page() > 0) view.put("page", difference.page());
        return view;
    }

    /** The contract with the proposals of its findings. */
    public Redline.Made redline(Path contract, String author) throws IOException {
        return Redline.of(
                Files.readAllBytes(contract),
                contract.getFileName().toString(),
                reading(contract),
                author,
                Instant.now());
    }

    private Reading reading(Path contract) throws IOException {
        return contracts.analyse(pages(contract)).reading();
    }

    private Pages pages(Path file) throws IOException {
        return switch (reader.read(Files.readAllBytes(file), file.getFileName().toString())) {
            case ReadResult.Read(Pages pages) -> pages;
            case ReadResult.Refused(var _, var reason) -> throw new IOException(file.getFileName() + ": " + reason);
        };
    }
}
