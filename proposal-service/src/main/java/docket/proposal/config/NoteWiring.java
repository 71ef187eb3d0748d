package docket.proposal.config;

import docket.documents.Documents;
import docket.proposal.CrmDoors;
import docket.proposal.Deal;
import docket.proposal.DealScores;
import docket.proposal.Destination;
import docket.proposal.ReceivedDeals;
import docket.proposal.assist.ConcludeNote;
import docket.proposal.assist.DraftNote;
import docket.proposal.assist.LocalNotes;
import docket.proposal.assist.NoteWriter;
import docket.proposal.model.ModelNotes;
import docket.proposal.store.HouseLibrary;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What drafts notes for deals. */
class NoteWiring {

    private final InstantSource clock = InstantSource.system();

    @Produces
    @Singleton
    NoteWriter writer(DealModels models, AgroalDataSource database) {
        var local = new LocalNotes(new HouseLibrary(once(() -> HouseLibrary.store(database)), models.roles()), clock);
        if (!models.asked()) return local;
        var all = models.models();
        var model =
                new ModelNotes(all.gateway(), models.name(), new HouseLibrary(all::knowledge, models.roles()), clock);
        return context -> (models.rests() ? local : model).write(context);
    }

    /** Makes it when it is first wanted. */
    private static <T> Supplier<T> once(Supplier<T> made) {
        var kept = new AtomicReference<T>();
        return () -> {
            var there = kept.get();
            if (there != null) return there;
            synchronized (kept) {
                there = kept.get();
                if (there == null) {
                    there = made.get();
                    kept.set(there);
                }
                return there;
            }
        };
    }

    @Produces
    @Singleton
    DraftNote draftNote(
            Documents documents,
            ReceivedDeals deals,
            CrmDoors crms,
            Deal.Format format,
            DealScores scores,
            NoteWriter writer) {
        return new DraftNote(documents, deals, crms, format, scores, writer, clock);
    }

    @Produces
    @Singleton
    ConcludeNote concludeNote(Documents documents, ReceivedDeals deals, Destination destination) {
        return new ConcludeNote(documents, deals, destination);
    }
}
