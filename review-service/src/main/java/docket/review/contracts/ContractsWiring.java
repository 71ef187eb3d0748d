package docket.review.contracts;

import docket.contract.playbook.PlaybookFile;
import docket.documents.Documents;
import docket.reader.Reader;
import docket.reader.StoredPages;
import docket.review.ContractDesk;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class ContractsWiring {

    @Produces
    @Singleton
    ContractDesk desk(
            Documents documents, @ConfigProperty(name = "docket.contract.playbook") Optional<String> playbook) {
        return new LibraryDesk(
                documents,
                new StoredPages(documents, new Reader()),
                playbook.map(file -> PlaybookFile.read(Path.of(file))).orElseGet(PlaybookFile::usual));
    }
}
