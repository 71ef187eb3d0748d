package docket.review.pages;

import docket.documents.Documents;
import docket.review.PagePictures;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class PagesWiring {

    @Produces
    @Singleton
    PagePictures pagePictures(Documents documents) {
        return new KeptPictures(documents);
    }
}
