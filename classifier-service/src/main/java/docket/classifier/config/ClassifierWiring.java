package docket.classifier.config;

import docket.classifier.Classifier;
import docket.classifier.ClassifyDocument;
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
    ReceiveDocument receiveDocument(Inbox inbox, Documents documents, ClassifierConfig config, ModelWiring models) {
        var classifier = Classifier.load();
        var threshold = config.reviewBelow().isPresent()
                ? new Confidence(config.reviewBelow().getAsDouble())
                : classifier.threshold();
        var classify = new ClassifyDocument(classifier, threshold, models.opinion());
        return new ReceiveDocument(inbox, documents, new Reader(), classify, threshold, InstantSource.system());
    }
}
