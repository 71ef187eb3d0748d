package docket.classifier.config;

import docket.classifier.Classifier;
import docket.classifier.Inbox;
import docket.classifier.ReceiveDocument;
import docket.documents.Documents;
import docket.messages.Confidence;
import docket.reader.Reader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

class ClassifierWiring {

    @Produces
    @Singleton
    ReceiveDocument receiveDocument(Inbox inbox, Documents documents, ClassifierConfig config) {
        var classifier = Classifier.load();
        var threshold = config.reviewBelow().isPresent()
                ? new Confidence(config.reviewBelow().getAsDouble())
                : classifier.threshold();
        return new ReceiveDocument(inbox, documents, new Reader(), classifier, threshold, InstantSource.system());
    }
}
