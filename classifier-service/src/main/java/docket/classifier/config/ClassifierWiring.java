package docket.classifier.config;

import docket.classifier.Classifier;
import docket.classifier.ClassifyDocument;
import docket.classifier.Inbox;
import docket.classifier.ReceiveDocument;
import docket.documents.Documents;
import docket.messages.Confidence;
import docket.reader.Reader;
import docket.transport.settings.HouseSettings;
import docket.transport.settings.Live;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

class ClassifierWiring {

    @Produces
    @Singleton
    ReceiveDocument receiveDocument(Inbox inbox, Documents documents, Config config, ModelWiring models) {
        var classifier = Classifier.load();
        var threshold = new Live<>(() -> config.getOptionalValue("docket.classifier.review-below", Double.class)
                .map(Confidence::new)
                .orElse(classifier.threshold()));
        var opinion = models.opinion();
        var classify = new ClassifyDocument(
                classifier,
                threshold,
                () -> HouseSettings.rests(config, "classification") ? Optional.empty() : opinion);
        return new ReceiveDocument(inbox, documents, new Reader(), classify, threshold, InstantSource.system());
    }
}
