package docket.proposal.assist;

import java.time.InstantSource;

/** Drafts by rules, in this process, without a model. */
public final class LocalNotes implements NoteWriter {

    private final NoteWriter email = new LocalEmail();
    private final NoteWriter meeting = new LocalMeeting();
    private final Research research;

    public LocalNotes(Library library, InstantSource clock) {
        this.research = new Research(library, clock);
    }

    @Override
    public Note write(Context context) {
        return switch (context.request().task()) {
            case EMAIL -> email.write(context);
            case MEETING -> meeting.write(context);
            case RESEARCH -> research.write(context, Research::asItStands, Research.ENGINE);
            case PROPOSAL -> throw new IllegalStateException("a proposal is no note");
        };
    }
}
