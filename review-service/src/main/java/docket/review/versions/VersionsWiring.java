package docket.review.versions;

import docket.documents.Documents;
import docket.review.DraftDesk;
import docket.review.VersionDesk;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class VersionsWiring {

    @Produces
    @Singleton
    VersionDesk versions(Documents documents) {
        return new KeptVersions(documents);
    }

    @Produces
    @Singleton
    DraftDesk drafts(Documents documents) {
        return new KeptDrafts(documents);
    }
}
